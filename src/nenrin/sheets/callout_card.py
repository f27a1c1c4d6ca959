"""The month chosen in words: how many call-outs it has, then what is said of each, of what is watched and of levels."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import callout_places, verdicts
from nenrin.sheets.callout_columns import AT, LAST
from nenrin.sheets.callout_kpis import kpis
from nenrin.sheets.callout_words import TEXT, Line, column, lines, longest, place_cell
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band
from nenrin.sheets.layout import FISCAL, Layout
from nenrin.sheets.model import MID


def cards(layout: Layout, row: int) -> Iterator[Cell]:
    """As many lines as the month with the most of them needs; they are empty where the month chosen has fewer."""
    if not longest(layout):
        return
    yield from band(row, (0, LAST), layout.words.text("sheet.unexplained.over.where"))
    for step in range(longest(layout)):
        yield from _line(layout, row + 1 + step, step)


def counted(layout: Layout) -> Cell:
    """How many call-outs the month chosen has, or that nothing could be expected of it: above the column titles."""
    words, report, there = layout.words, layout.report, bool(kpis(layout))
    unjudged, middles = words.text("sheet.unexplained.unjudged"), verdicts.column(layout, "mid")
    known = any(layout.model.value(MID, kpi, report.month) for kpi in report.tree.kpis)
    said = callout_places.said(layout)
    spelled = callout_places.said_cell(layout) if there else f'"{said}"'
    formula = f'IF(COUNT({middles})=0,"{unjudged}",{spelled})'
    return Cell(FISCAL, AT["kpi"], said if known else unjudged, formula, "strong")


def counted_cell(layout: Layout) -> str:
    """The cell with that sentence."""
    return layout.cell("unexplained", FISCAL, AT["kpi"])


def _line(layout: Layout, row: int, step: int) -> Iterator[Cell]:
    """One line of the month's: its number where something new begins, what that is called, its text."""
    own, at = lines(layout).get(layout.report.month, ()), place_cell(layout, step)
    found = own[step] if step < len(own) else Line("", "")
    number = f"INDEX({column(layout, 'number')},{at})"
    said = f'IF(N({at})=0,"",IF(N({number})=0,"",{number}))'
    yield Cell(row, AT["number"], found.number, said, "strong", "0")
    for name, where, role in (("label", AT["kpi"], "label"), ("text", TEXT, "plain")):
        formula = f'IF(N({at})=0,"",INDEX({column(layout, name)},{at})&"")'
        yield Cell(row, where, getattr(found, name), formula, role)
