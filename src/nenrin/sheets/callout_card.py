"""The month chosen in words: how many call-outs it has, then what is said of each, of what is watched and of levels."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import verdicts
from nenrin.sheets.address import area
from nenrin.sheets.callout_columns import AT
from nenrin.sheets.callout_rows import called
from nenrin.sheets.callout_words import TEXT, Line, column, lines, longest, place_cell
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band
from nenrin.sheets.layout import Layout
from nenrin.sheets.live import Part, live
from nenrin.sheets.model import MID
from nenrin.sheets.names import CALLED
from nenrin.sheets.rows import BODY


def cards(layout: Layout) -> Iterator[Cell]:
    """As many lines as the month with the most of them needs; they are empty where the month chosen has fewer."""
    row = _first(layout)
    yield from band(row, (0, len(AT) - 1), layout.words.text("sheet.unexplained.over.where"))
    yield Cell(row + 1, AT["kpi"], *_counted(layout), "strong")
    for step in range(longest(layout)):
        yield from _line(layout, row + 2 + step, step)


def counted_cell(layout: Layout) -> str:
    """The sentence that says how many call-outs the month chosen has."""
    return layout.cell("unexplained", _first(layout) + 1, AT["kpi"])


def _first(layout: Layout) -> int:
    return BODY + max(len(called(layout)), 1) + 1


def _counted(layout: Layout) -> tuple[str, str]:
    """How many there are, or that nothing could be expected of the month."""
    words, report, count = layout.words, layout.report, len(called(layout))
    numbers = area((BODY, AT["number"]), (BODY + count - 1, AT["number"]))
    there = f"COUNT({numbers})" if count else '"0"'
    own = [kpi for kpi in called(layout) if layout.model.value(CALLED, kpi, report.month) is not None]
    parts = {"count": Part(there, str(len(own)))}
    said, spelled = live(words.language, "sheet.unexplained.counted", parts)
    unjudged, middles = words.text("sheet.unexplained.unjudged"), verdicts.column(layout, "mid")
    known = any(layout.model.value(MID, kpi, report.month) for kpi in report.tree.kpis)
    return said if known else unjudged, f'IF(COUNT({middles})=0,"{unjudged}",{spelled})'


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
