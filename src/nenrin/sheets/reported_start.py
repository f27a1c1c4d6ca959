"""Where the workbook holds what a first month is made of: parts of the tree as shares, segments by size."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.report.period import is_first
from nenrin.report.start import Slices, slices
from nenrin.sheets.layout import FIRST, Layout
from nenrin.sheets.model import AC, SEGMENT
from nenrin.sheets.tree_columns import AT as TREE

_PAGE = "said.page.start"


def start_links(layout: Layout) -> Iterator[tuple[str, str]]:
    """The name of a number of the first month's page, and the cells that give it; nothing from the second month on."""
    if is_first(layout.report):
        yield from _parts(layout)
        for dimension in layout.report.tree.segments:
            found = slices(layout.report, dimension)
            if found is not None:
                yield from _slices(layout, dimension, found)


def _parts(layout: Layout) -> Iterator[tuple[str, str]]:
    """A node over the one above it, on Tree; a KPI that is part of several has a name for each of its shares."""
    tree, month, seen = layout.report.tree, layout.report.month, dict[str, float]()
    for node in tree.nodes:
        whole = layout.above.get(node.path)
        value, above = tree.value(node.kpi, month), tree.value(whole.kpi, month) if whole else None
        if whole is None or value is None or not above:
            continue
        name, again = f"{_PAGE}.share.{node.kpi}", 2
        while seen.setdefault(name, value / above) != value / above:
            name, again = f"{_PAGE}.share.{node.kpi}.{again}", again + 1
        own, there = (layout.cell("tree", row, TREE["ac"]) for row in (layout.rows[node.path], whole.row))
        yield name, f"{own}/{there}"


def _slices(layout: Layout, dimension: str, found: Slices) -> Iterator[tuple[str, str]]:
    """The segments on Data, over the KPI that they add up to on Calc: a first month is the only one there is."""
    total = layout.calc.get((AC, found.kpi))
    rows = [layout.data.get((SEGMENT, f"{dimension}/{one}/{found.kpi}")) for one, _ in found.kept]
    cells = [layout.cell("data", row, FIRST) for row in rows if row is not None]
    if total is None or len(cells) < len(rows):
        return
    whole = layout.cell("calc", total, FIRST)
    rest = [] if found.rest is None else [f"({whole}-{'-'.join(cells)})"]
    for place, cell in enumerate((*cells, *rest)):
        yield f"{_PAGE}.{dimension}.{place}.value", cell
        yield f"{_PAGE}.{dimension}.{place}.share", f"{cell}/{whole}"
