"""The fiscal year so far on Bridge: every node's part of the change against last year, month by month added."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.bridge_columns import AT
from nenrin.sheets.bridge_working import children
from nenrin.sheets.cell import Cell
from nenrin.sheets.layout import Layout
from nenrin.sheets.rows import BODY, Entry
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.tree import Node

NONE = "–"


def year(layout: Layout, entry: Entry, node: Node) -> Cell:
    """A leaf's part as the run found it, for its months stand on no sheet; a parent's is the sum of its children's."""
    number, known = naming.change(layout, layout.report.root), _known(layout)
    if not known:
        return Cell(entry.row, AT["year"], NONE, role="issued")
    if node.leaf:
        return Cell(entry.row, AT["year"], known[node.path], role="issued", number_format=number)
    places = children(layout, node, AT["year"])
    formula = "+".join(places(child.kpi, child.back) for child in node.children)
    return Cell(entry.row, AT["year"], _summed(known, node), formula, "number_bold", number)


def closing(layout: Layout, row: int) -> Iterator[Cell]:
    """Below the nodes: the sum of the leaves, and what is left of the year's change on Tree in the issued month."""
    known = _known(layout)
    if not known:
        return
    nodes = layout.report.tree.nodes
    summed = sum(known[node.path] for node in nodes if node.leaf)
    drivers, parts = (area((BODY, AT[name]), (row - 1, AT[name])) for name in ("driver", "year"))
    number = naming.change(layout, layout.report.root)
    yield Cell(row, AT["year"], summed, f"SUMPRODUCT({drivers},{parts})", "total", number)
    change = layout.cell("tree", BODY, TREE["ytd_py_change"])
    left = f"ROUND(({spot(row, AT['year'])}-N({change}))/MAX(1,ABS(N({change}))),9)"
    formula = f'IF(report_month=issued_month,{left},"{NONE}")'
    entry = layout.nodes[0]
    this, before = layout.read(entry, "ytd"), layout.read(entry, "ytd_py")
    moved = (this or 0.0) - (before or 0.0) if this is not None and before is not None else 0.0
    residual = round((summed - moved) / max(1.0, abs(moved)), 9) + 0.0
    yield Cell(row + 1, AT["year"], residual, formula, "total", "0")


def _known(layout: Layout) -> dict[str, float]:
    """The contributions of the year by path; empty where the year could not be shared out."""
    found = layout.report.year
    return {} if found is None or found.failure is not None else dict(found.contributions)


def _summed(known: dict[str, float], node: Node) -> float:
    return known[node.path] if node.leaf else sum(_summed(known, child) for child in node.children)
