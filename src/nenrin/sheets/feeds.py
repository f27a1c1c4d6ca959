"""Feeds: what the charts and sparklines draw, moved by the month selector."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import callout_places, callout_ranks, callout_words, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.bands import after, bands
from nenrin.sheets.book import Sheet
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band, head, status_rules
from nenrin.sheets.funnels import funnels
from nenrin.sheets.history import history
from nenrin.sheets.layout import STATUS, Layout
from nenrin.sheets.model import AC
from nenrin.sheets.rows import BODY, HEAD, Entry
from nenrin.sheets.run_said import run_said
from nenrin.sheets.waterfall import waterfall

_STATUS = ((0, 1), (2, 3), (4, 5))
TREND = 13
"""Months of a trend."""
_NAMED = {1: 21, 3: 21, 4: 26, 5: 21}
"""Columns that hold ids and names of KPIs further down."""
_FIRST = 1
"""The column of the oldest month of a trend."""


def feeds(layout: Layout) -> Sheet:
    """Trends of every row of Tree; below them the waterfall, the KGI by month, the call-outs and their ranges."""
    return Sheet(
        name=layout.name("feeds"),
        cells=(
            *head(layout, "feeds", _STATUS), *_trends(layout), *waterfall(layout), *history(layout),
            *callout_words.table(layout), *callout_places.table(layout), *callout_ranks.table(layout), *bands(layout),
            *run_said(layout, after(layout)), *funnels(layout),
        ),
        widths=(
            (0, 0, 44), *((column, column, _NAMED.get(column, 12)) for column in range(1, _FIRST + TREND + 1)),
            (_FIRST + TREND + 1, _FIRST + TREND + 1, 40),
        ),
        freeze=(BODY, 1),
        repeat_rows=(0, STATUS),
        tab="working",
        rules=status_rules(layout, _STATUS),
    )


def trend(layout: Layout, entry: Entry) -> str:
    """The cells with the last thirteen months of a row of Tree."""
    return layout.on("feeds", area((entry.row, _FIRST), (entry.row, _FIRST + TREND - 1)))


def _trends(layout: Layout) -> Iterator[Cell]:
    """In the same rows as Tree."""
    yield from band(HEAD, (0, 0), layout.words.text("sheet.feeds.trends"))
    for step in range(TREND):
        yield Cell(HEAD, _FIRST + step, float(TREND - 1 - step), role="head", number_format='0" ◂"')
    for entry in layout.entries:
        yield Cell(entry.row, 0, naming.entry_label(layout, entry), role="text")
        line, number = layout.line(AC, entry.kpi), naming.level(layout, entry.kpi)
        for step in range(TREND) if line else ():
            back = TREND - 1 - step
            value = layout.model.value(AC, entry.kpi, layout.report.month + -(back + entry.back))
            there = f"pos_ac-{spot(HEAD, _FIRST + step, 'row')}" + (f"-{entry.back}" if entry.back else "")
            formula = f'IF({there}<1,"",INDEX({line},{there}))'
            yield Cell(entry.row, _FIRST + step, "" if value is None else value, formula, "number", number)
