"""Goal: where the fiscal year lands, the gap to its plan, and what each lever of the tree would do about it."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets.book import Sheet
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import head, status_rules
from nenrin.sheets.goal_landing import landing_rows
from nenrin.sheets.goal_levers import AT, HEADS, WHY, WIDTHS, levers, pulled
from nenrin.sheets.goal_slopes import AT as MULTIPLIER
from nenrin.sheets.goal_slopes import ends_slopes, slopes
from nenrin.sheets.goal_targets import AT as TARGETS
from nenrin.sheets.goal_targets import HEADS as TARGET_HEADS
from nenrin.sheets.goal_targets import aimed, targets
from nenrin.sheets.layout import Layout
from nenrin.sheets.rows import BODY
from nenrin.sheets.told import landing

__all__ = ["AT", "goal"]
_STATUS = ((0, 1), (2, 3), (4, 5))
_ONE_PAGE = 70
"""Rows that still read well on one page."""


def goal(layout: Layout) -> Sheet:
    """Landing above, levers below, the multipliers of the tree as working rows at the foot."""
    found, landed, above = pulled(layout), _landed(layout), list(_above(layout))
    start = max(cell.row for cell in above) + 2
    below = list(levers(layout, start)) if found else []
    working = list(slopes(layout, start + len(found) + 4)) if found else []
    last = max(cell.row for cell in (*above, *below, *working))
    return Sheet(
        name=layout.name("goal"),
        cells=(*head(layout, "goal", _STATUS), *above, *below, *working),
        widths=tuple((column, column, width) for column, width in enumerate(WIDTHS)),
        heights=((start + 2, 32),) if found else (),
        groups=((WHY, WHY),) if landed or found or aimed(layout) else (),
        freeze=(BODY, 1),
        print_columns=(0, len(AT) - 1),
        tab="output",
        tall=1 if last <= _ONE_PAGE else 0,
        rules=status_rules(layout, _STATUS),
    )


def lever_cells(layout: Layout) -> dict[str, dict[str, str]]:
    """By leaf and column, the cell as other sheets read it."""
    found = pulled(layout)
    start = max(cell.row for cell in _above(layout)) + 2 if found else 0
    return {
        kpi: {name: layout.cell("goal", row, column) for name, column in AT.items()}
        for row, kpi in enumerate(found, start + HEADS)
    }


def multipliers(layout: Layout) -> dict[str, tuple[tuple[str, float], ...]]:
    """By KPI of the tree, how much the KGI moves with each place where it stands: cells, and what they show as issued.

    Empty where there are no levers: then the working rows are not there either.
    """
    found, places = pulled(layout), dict[str, tuple[tuple[str, float], ...]]()
    if not found:
        return places
    known, first = ends_slopes(layout), max(cell.row for cell in _above(layout)) + 2 + len(found) + 6
    for row, entry in enumerate(layout.nodes, first):
        if entry.back == 0:
            there = layout.cell("goal", row, MULTIPLIER["adjoint"])
            places[entry.kpi] = (*places.get(entry.kpi, ()), (there, known[entry.key]))
    return places


def _landed(layout: Layout) -> bool:
    return any(landing(layout.report, month) for month in layout.months)


def target_cell(layout: Layout, kpi: str, name: str) -> str:
    """A number of a KPI that has a target, as other sheets read it."""
    return layout.cell("goal", _aimed_from(layout) + TARGET_HEADS + aimed(layout).index(kpi), TARGETS[name])


def _above(layout: Layout) -> Iterator[Cell]:
    yield from _top(layout)
    yield from targets(layout, _aimed_from(layout))


def _aimed_from(layout: Layout) -> int:
    """The row of the targets' title, below the landing."""
    return max(cell.row for cell in _top(layout)) + 2


def _top(layout: Layout) -> Iterator[Cell]:
    return landing_rows(layout) if _landed(layout) else _nothing(layout)


def _nothing(layout: Layout) -> Iterator[Cell]:
    reason, words = layout.report.projection.reason, layout.words
    yield Cell(BODY, 0, words.text("sheet.goal.none"), role="text")
    if reason:
        yield Cell(BODY + 1, 0, words.say(reason), role="label")
