"""The fiscal year so far on Bridge: every node's part of the change against last year, as of the month chosen."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from nenrin.sheets import naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.bridge_columns import AT
from nenrin.sheets.bridge_working import children
from nenrin.sheets.cell import Cell
from nenrin.sheets.closing import left_over, share_left
from nenrin.sheets.layout import Layout
from nenrin.sheets.live import as_of
from nenrin.sheets.names import YEAR
from nenrin.sheets.rows import BODY, Entry
from nenrin.sheets.told import year as shared_out
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.tree import Node

NONE = "–"


def year(layout: Layout, entry: Entry, node: Node) -> Cell:
    """A leaf's part as the run found it, month by month on Data; a parent's is the sum of its children's."""
    number, known = naming.change(layout, layout.report.root), _known(layout)
    if not layout.model.keys(YEAR):
        return Cell(entry.row, AT["year"], NONE, role="issued")
    value = _summed(known, node) if known else NONE
    if node.leaf:
        return Cell(entry.row, AT["year"], value, as_of(layout.put_in(YEAR, node.path)), "linked", number)
    places = children(layout, node, AT["year"])
    formula = "+".join(places(child.kpi, child.back) for child in node.children)
    return Cell(entry.row, AT["year"], value, f'IFERROR({formula},"{NONE}")', "number_bold", number)


def closing(layout: Layout, row: int) -> Iterator[Cell]:
    """Below the nodes: the sum of the leaves, and what is left of the year's change on Tree."""
    if not layout.model.keys(YEAR):
        return
    known = _known(layout)
    drivers, parts = (area((BODY, AT[name]), (row - 1, AT[name])) for name in ("driver", "year"))
    summed = math.fsum(known[node.path] for node in layout.report.tree.nodes if node.leaf) if known else NONE
    top, total = spot(BODY, AT["year"]), spot(row, AT["year"])
    added = f'IF(ISNUMBER({top}),SUMPRODUCT({drivers},{parts}),"{NONE}")'
    yield Cell(row, AT["year"], summed, added, "total", naming.change(layout, layout.report.root))
    change = layout.cell("tree", BODY, TREE["ytd_py_change"])
    left = left_over(f"{total}-{change}", change, parts)
    formula = f'IF(COUNT({total},{change})=2,{left},"{NONE}")'
    yield Cell(row + 1, AT["year"], _left(layout, summed), formula, "total", "0")


def _left(layout: Layout, summed: float | str) -> float | str:
    """Of the KGI's change as Tree shows it."""
    this, before = (layout.read(layout.nodes[0], name) for name in ("ytd", "ytd_py"))
    if this is None or before is None or isinstance(summed, str):
        return NONE
    moved, known = this - before, _known(layout)
    return share_left(summed - moved, moved, [_summed(known, one.node) for one in layout.nodes if one.node])


def _known(layout: Layout) -> Mapping[str, float]:
    """The contributions of the year by path; empty where the year could not be shared out."""
    found = shared_out(layout.report, layout.report.month)
    return {} if found is None else found.contributions


def _summed(known: Mapping[str, float], node: Node) -> float:
    return known[node.path] if node.leaf else math.fsum(_summed(known, child) for child in node.children)
