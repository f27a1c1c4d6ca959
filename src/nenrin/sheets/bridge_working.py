"""The working columns of Bridge: every node's value and its adjoint at every point of the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from nenrin.sheets.address import spot
from nenrin.sheets.bridge_columns import AT, PLACE, adjoints_at, values_at
from nenrin.sheets.cell import Cell
from nenrin.sheets.layout import Layout
from nenrin.sheets.path import split_of
from nenrin.sheets.rows import Entry
from nenrin.sheets.slope import Term, slope, times
from nenrin.tree import Node

_NUMBER = '#,##0.0000;"−"#,##0.0000;0'


def working(layout: Layout, entry: Entry, node: Node) -> Iterator[Cell]:
    """One node's working cells, left to right."""
    taken, parent = layout.way, _parent(layout, node)
    for point in range(taken.count):
        column, at = values_at(point), adjoints_at(point, taken.count)
        value, adjoint = taken.values[point][entry.key], taken.adjoints[point][entry.key]
        yield Cell(entry.row, column, value, _value(layout, entry, node, column), "number_grey", _NUMBER)
        yield Cell(entry.row, at, adjoint, _adjoint(layout, node, parent, column, at), "number_grey", _NUMBER)


def children(layout: Layout, node: Node, column: int) -> Callable[[str, int], str]:
    """Where a split finds the node's children in a column."""
    rows = _rows(layout)
    places = {(child.kpi, child.back): spot(rows[child.path], column) for child in node.children}
    return lambda kpi, back: places[kpi, back]


def _rows(layout: Layout) -> Mapping[str, int]:
    return {entry.key: entry.row for entry in layout.nodes}


def _parent(layout: Layout, node: Node) -> tuple[Entry, Node] | None:
    """The node above, with its row; None for the root."""
    found = ((entry, entry.node) for entry in layout.nodes if entry.node and node in entry.node.children)
    return next(found, None)


def _value(layout: Layout, entry: Entry, node: Node, column: int) -> str:
    """Leaves go straight from their start to their end; parents follow through their splits."""
    if node.leaf:
        start, end = (spot(entry.row, AT[name], "column") for name in ("start", "end"))
        return f"IF(bridge_ok=1,{start}+{spot(PLACE, column, 'row')}*({end}-{start}),0)"
    return f"IFERROR({split_of(layout.report.tree, node).excel(children(layout, node, column))},0)"


def _adjoint(layout: Layout, node: Node, parent: tuple[Entry, Node] | None, column: int, at: int) -> str:
    """How much the root moves with the node: the parent's adjoint times the slope of the split."""
    if parent is None:
        return "bridge_ok"
    entry, above = parent
    split = split_of(layout.report.tree, above)
    term = slope(split, (node.kpi, node.back), children(layout, above, column))
    spelled = times(Term(spot(entry.row, at)), term).text
    return f"IFERROR({spelled},0)" if "/" in spelled else spelled
