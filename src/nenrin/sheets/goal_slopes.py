"""The multipliers of the tree in the month itself: how much the KGI moves with every node, from the root down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from nenrin.sheets import formats, naming
from nenrin.sheets.address import spot
from nenrin.sheets.bridge_columns import AT as BRIDGE
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band
from nenrin.sheets.layout import Layout
from nenrin.sheets.path import down, split_of
from nenrin.sheets.slope import Term, slope, times

AT = {"node": 0, "end": 1, "adjoint": 2}
"""The columns of the working rows."""
_DIGITS = "#,##0.0000"


def slopes(layout: Layout, row: int) -> Iterator[Cell]:
    """One row a node, in the order of the tree: its value by Bridge, its multiplier by its parent's."""
    words, found = layout.words, ends_slopes(layout)
    yield from band(row, (0, len(AT) - 1), words.text("sheet.goal.multipliers"))
    for name, column in AT.items():
        yield Cell(row + 1, column, words.text(f"sheet.goal.column.{name}"), role="head_left" if not column else "head")
    first = row + 2
    rows = {entry.key: first + step for step, entry in enumerate(layout.nodes)}
    for entry in layout.nodes:
        at, end = rows[entry.key], layout.way.ends[entry.key]
        yield Cell(at, AT["node"], naming.entry_label(layout, entry), role="text", indent=entry.depth)
        there = layout.cell("bridge", entry.row, BRIDGE["end"])
        yield Cell(at, AT["end"], end or 0.0, f"N({there})", "linked", naming.level(layout, entry.kpi))
        parent, formula = layout.above.get(entry.key), "1"
        if parent and parent.node and entry.node:
            places = {(child.kpi, child.back): spot(rows[child.path], AT["end"]) for child in parent.node.children}
            split = split_of(layout.report.tree, parent.node)
            term = slope(split, (entry.kpi, entry.node.back), _reading(places))
            spelled = times(Term(spot(rows[parent.key], AT["adjoint"])), term).text
            formula = f"IFERROR({spelled},0)" if "/" in spelled else spelled
        yield Cell(at, AT["adjoint"], found[entry.key], formula, "number_grey", formats.plain(_DIGITS, words))


def _reading(places: Mapping[tuple[str, int], str]) -> Callable[[str, int], str]:
    return lambda kpi, back: places[kpi, back]


@lru_cache(maxsize=1)
def ends_slopes(layout: Layout) -> Mapping[str, float]:
    """The multipliers by the engine's numbers, an absent value read as 0 as the cells do."""
    values = {path: value or 0.0 for path, value in layout.way.ends.items()}
    return down(layout.report.tree, values, 1.0)
