"""The working columns of Bridge: every node's value and its adjoint at every point of the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from nenrin.sheets import formats
from nenrin.sheets.address import letters, spot
from nenrin.sheets.bridge_columns import AT, PLACE, Block
from nenrin.sheets.cell import Cell
from nenrin.sheets.layout import Layout
from nenrin.sheets.path import split_of
from nenrin.sheets.rows import Entry
from nenrin.sheets.slope import Term, slope, times
from nenrin.tree import Node

_HERE, _SLOPE = "\x01", "\x02"
"""Stand for the letters of the columns with values and adjoints: a formula is worked out once for all points."""
_DIGITS = "#,##0.0000"


def working(layout: Layout, entry: Entry, node: Node, block: Block) -> Iterator[Cell]:
    """One node's working cells, left to right."""
    taken, parent = block.way, layout.above.get(node.path)
    number = formats.plain(_DIGITS, layout.words)
    said = _value(layout, entry, node, block), _adjoint(layout, node, parent, block)
    for point in range(taken.count):
        column, at = block.value(point), block.adjoint(point)
        value, adjoint = taken.values[point][entry.key], taken.adjoints[point][entry.key]
        here, there = (one.replace(_HERE, letters(column)).replace(_SLOPE, letters(at)) for one in said)
        yield Cell(entry.row, column, value, here, "number_grey", number)
        yield Cell(entry.row, at, adjoint, there, "number_grey", number)


def children(layout: Layout, node: Node, column: int) -> Callable[[str, int], str]:
    """Where a split finds the node's children in a column."""
    rows = layout.rows
    places = {(child.kpi, child.back): spot(rows[child.path], column) for child in node.children}
    return lambda kpi, back: places[kpi, back]


def _value(layout: Layout, entry: Entry, node: Node, block: Block) -> str:
    """Leaves go straight from their start to their end; parents follow through their splits."""
    if node.leaf:
        start, end = (spot(entry.row, column, "column") for column in (block.start, AT["end"]))
        return f"IF({block.ok}=1,{start}+{_HERE}${PLACE + 1}*({end}-{start}),0)"
    return f"IFERROR({split_of(layout.report.tree, node).excel(_below(layout, node))},0)"


def _adjoint(layout: Layout, node: Node, parent: Entry | None, block: Block) -> str:
    """How much the root moves with the node: the parent's adjoint times the slope of the split."""
    if parent is None or parent.node is None:
        return block.ok
    split = split_of(layout.report.tree, parent.node)
    term = slope(split, (node.kpi, node.back), _below(layout, parent.node))
    spelled = times(Term(f"{_SLOPE}{parent.row + 1}"), term).text
    return f"IFERROR({spelled},0)" if "/" in spelled else spelled


def _below(layout: Layout, node: Node) -> Callable[[str, int], str]:
    """The node's children in the working column that the formula is written for."""
    rows = layout.rows
    places = {(child.kpi, child.back): f"{_HERE}{rows[child.path] + 1}" for child in node.children}
    return lambda kpi, back: places[kpi, back]
