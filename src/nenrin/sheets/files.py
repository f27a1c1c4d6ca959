"""The files behind the figures: rows read, used and set aside, and the hash of each."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band, titles
from nenrin.sheets.layout import FIRST, Layout
from nenrin.sheets.remarks import remarks
from nenrin.sources import Intake

_COLUMNS = (
    (0, "source"), (1, "file"), (2, "rows_read"), (3, "rows_used"), (4, "rows_aside"), (5, "rows_lost"),
    (FIRST, "sha256"),
)
_WHOLE = "#,##0"


def files(layout: Layout, row: int) -> Iterator[Cell]:
    """A table of files from ``row`` on, remarks below it. Rows lost = read − used − set aside: nothing may be."""
    yield from band(row, (0, layout.last), layout.words.text("sheet.block.files"))
    yield from titles(layout, "files", _COLUMNS, row + 1, left=2)
    for at, intake in enumerate(layout.report.intakes, row + 2):
        aside = sum(count for _, count in intake.set_aside)
        yield Cell(at, 0, naming.source(layout, intake.source), role="grey")
        yield Cell(at, 1, intake.file if intake.sheet is None else f"{intake.file} · {intake.sheet}")
        for column, count in ((2, intake.rows_read), (3, intake.rows_used), (4, aside)):
            yield Cell(at, column, float(count), role="number_grey", number_format=_WHOLE)
        yield Cell(at, 5, float(lost_rows(intake)), _lost(at), "number", '0;0;"–"')
        yield Cell(at, FIRST, intake.sha256, role="label")
    at = row + 2 + len(layout.report.intakes)
    if layout.report.plan.file:
        yield Cell(at, 1, layout.report.plan.file)
        yield Cell(at, FIRST, layout.report.plan.sha256, role="label")
    yield from remarks(layout, at + 2)


def lost_rows(intake: Intake) -> int:
    """Rows that were read and neither used nor set aside: none, or the file is not to be trusted."""
    return intake.rows_read - intake.rows_used - sum(count for _, count in intake.set_aside)


def lost_area(layout: Layout) -> str:
    """The cells that count lost rows, on Data."""
    first = max(layout.data.values()) + 4
    return area((first, 5), (first + max(len(layout.report.intakes), 1) - 1, 5), "both")


def _lost(row: int) -> str:
    return f"{spot(row, 2)}-{spot(row, 3)}-{spot(row, 4)}"
