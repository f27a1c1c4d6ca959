"""Data: everything that was put in, month by month, with the copy as issued beside it."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import formats, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.book import Sheet
from nenrin.sheets.cell import Cell
from nenrin.sheets.customer_inputs import changed_areas, customer_lines
from nenrin.sheets.drawing import Rule
from nenrin.sheets.files import files
from nenrin.sheets.frame import band, head, status_rules, titles
from nenrin.sheets.given import MOST_SEGMENTS, segments
from nenrin.sheets.layout import FIRST, FISCAL, STATUS, Layout, serial
from nenrin.sheets.model import AC, BANDS, JUDGED, PL, RUN, WEIGHT, YPL
from nenrin.sheets.names import (
    AHEAD,
    ALONE,
    ASKED,
    BEST,
    BEST_IN,
    CALLED,
    CLAIMS,
    LEARNT,
    SEASONS,
    SEEN,
    SHARE,
    SIGNAL,
    SQUARED,
    TOGETHER,
    TRADING,
    YEAR,
)
from nenrin.sheets.restated import restated
from nenrin.sheets.rows import BODY, HEAD, Row

_STATUS = ((0, 1), (2, 3), (4, 5))
_COLUMNS = tuple(enumerate(("id", "kpi", "unit", "scenario", "source", "changed")))
CHANGED = 5
"""The column that says how many cells of a row differ from what was issued."""
_ON_RUN = {
    **dict.fromkeys((JUDGED, SIGNAL, CALLED, CLAIMS, SEEN, AHEAD, LEARNT, SEASONS), "0"), WEIGHT: "#,##0.0000",
    SQUARED: formats.SQUARE,
    **dict.fromkeys((ALONE, TOGETHER, BEST), "0.0%"), BEST_IN: "", TRADING: "0.0",
}
"""Number formats of what is in no unit; a month has its own, by language."""
_OF_THE_KGI = (SHARE, YEAR, ASKED)
"""Rows of a KPI whose numbers are in the unit of the KGI."""
_A_PAGE = 12
"""Months on a printed page."""


_SPARSE = frozenset((*BANDS, *RUN))
"""Rows that the run fills in few months: their other cells are not there at all."""


def data(layout: Layout) -> Sheet:
    """The inputs: constants only, but for the marks of change."""
    last_row, last_issued = max(layout.data.values()), layout.issued + len(layout.months) - 1
    differs = Rule(
        area((BODY, FIRST), (last_row, layout.last)), f"{spot(BODY, FIRST)}<>{spot(BODY, layout.issued)}", "changed",
    )
    counted = changed_areas(layout)[1]
    return Sheet(
        name=layout.name("data"),
        cells=(*head(layout, "data", _STATUS), *_head(layout), *_body(layout), *_below(layout, last_row + 2)),
        widths=(
            (0, 0, 26), (1, 1, 46), (2, 2, 10), (3, 3, 26), (4, 4, 14), (5, 5, 10), (6, 6, 2),
            (FIRST, layout.last, 11.5), (layout.last + 1, layout.last + 1, 2), (layout.issued, last_issued, 11.5),
        ),
        heights=((HEAD, 30),),
        groups=((layout.issued, last_issued),),
        freeze=(BODY, 2),
        head=HEAD,
        pages_wide=-(-len(layout.months) // _A_PAGE),
        repeat_columns=(0, CHANGED),
        print_columns=(0, layout.last),
        tab="input",
        rules=(*status_rules(layout, _STATUS), differs, *([counted] if counted else [])),
    )


def _below(layout: Layout, row: int) -> Iterator[Cell]:
    """The files, then what has changed since it was sent, then the customers as counted."""
    found = list(files(layout, row))
    yield from found
    yield from restated(layout, max(cell.row for cell in found) + 2)
    yield from customer_lines(layout)


def _head(layout: Layout) -> Iterator[Cell]:
    """Column titles; the months are the workbook's only calendar."""
    yield from titles(layout, "data", _COLUMNS, left=2)
    without = segments(layout.report, layout.months)[1]
    if without:
        said = layout.words.text("sheet.data.left_out", count=len(without), first=without[0], most=MOST_SEGMENTS)
        yield Cell(FISCAL, FIRST, said, role="strong")
    yield Cell(STATUS, layout.issued, layout.words.text("sheet.data.as_issued"), role="over")
    for step, month in enumerate(layout.months):
        for first in (FIRST, layout.issued):
            yield Cell(HEAD, first + step, serial(month), role="month", number_format=formats.month(layout.words))


def _body(layout: Layout) -> Iterator[Cell]:
    for block in layout.data_blocks:
        text = layout.words.text(f"sheet.block.{block.title}")
        yield from band(layout.data[block.title, ""], (0, layout.last), text)
        for row in block.rows:
            yield from _line(layout, row)


def _line(layout: Layout, row: Row) -> Iterator[Cell]:
    """One series: what it is, whether it was changed, its months, and its months as issued."""
    at, kpi, (name, key) = layout.data[row], naming.kpi_of(row), row
    beside = name == ASKED and layout.entry(kpi).node is None
    measured = layout.report.root if name in _OF_THE_KGI and not beside else kpi
    whole = naming.whole(layout, measured)
    number = formats.month(layout.words) if name == BEST_IN else _ON_RUN.get(name) or formats.level(whole, layout.words)
    yield Cell(at, 0, kpi, role="grey")
    link = layout.cell("tree", layout.entry(kpi).row, 0) if name == AC else None
    yield Cell(at, 1, naming.row_label(layout, row), role="pointer" if link else "text", link=link)
    yield Cell(at, 2, "–" if name in _ON_RUN else naming.unit(layout, measured, whole), role="grey_centre")
    yield Cell(at, 3, layout.words.text(f"sheet.row.{name}"), role="grey_centre")
    yield Cell(at, 4, _source(layout, name, kpi), role="grey")
    live = area((at, FIRST), (at, layout.last))
    issued = area((at, layout.issued), (at, layout.issued + len(layout.months) - 1))
    yield Cell(at, CHANGED, 0.0, f"SUMPRODUCT(({live}<>{issued})*1)", "number_grey", '0;0;"–"')
    line = layout.model.lines[name][key]
    for step, month in enumerate(layout.months):
        value = line.get(month)
        if value is None and name in _SPARSE:
            continue
        yield Cell(at, FIRST + step, value, None, "input", number)
        yield Cell(at, layout.issued + step, value, None, "issued", number)


def _source(layout: Layout, name: str, kpi: str) -> str:
    """Where the numbers of a row come from."""
    if name in (PL, YPL):
        return layout.report.plan.file
    if name in RUN:
        return layout.words.text("sheet.data.from_run")
    if name in BANDS:
        return layout.words.text("sheet.data.from_past")
    measure = layout.report.kpi(kpi).measure
    return measure.source if measure else layout.words.text("sheet.data.from_run")
