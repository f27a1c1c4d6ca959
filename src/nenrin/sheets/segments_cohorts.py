"""Cohorts on Segments: those who first bought in the month shown and in the twelve before it, followed up to it."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import formats
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.frame import band, titles
from nenrin.sheets.layout import FIRST, serial
from nenrin.sheets.rows import HEAD
from nenrin.sheets.segments_places import COHORTS, COUNT, NONE, Places
from nenrin.vocabulary import Month

POSITION, LINE = COHORTS + 1, COHORTS + 2
"""The columns beside the table: the position of the cohort's month in the calendar, and its line on Data."""


def cohort_table(places: Places) -> Iterator[Cell]:
    """The months after the first purchase across: what share bought in each."""
    layout, top = places.layout, places.tops["cohort"]
    yield from band(top, (0, LINE), layout.words.text("sheet.segments.cohort"))
    heads = [(0, "first"), (1, "customers"), (POSITION, "position"), (LINE, "line")]
    yield from titles(layout, "segments", heads, top + 1)
    for later in range(1, COHORTS):
        yield Cell(top + 1, later + 1, float(later), role="head", number_format="0")
    for step in range(COHORTS):
        yield from _cohort(places, top + 2 + step, step)


def cohort_row(places: Places, month: Month) -> int:
    """The row of a cohort in the month as issued."""
    return places.first("cohort") + COHORTS - 1 - (places.layout.report.month - month)


def cohort_area(places: Places) -> str:
    """The shares of the cohorts."""
    first = places.first("cohort")
    return area((first, 2), (first + COHORTS - 1, COHORTS))


def _cohort(places: Places, row: int, step: int) -> Iterator[Cell]:
    """One cohort: its month, its line on Data, how many they were, and their shares."""
    layout, inputs = places.layout, places.inputs
    month = layout.report.month + -(COHORTS - 1 - step)
    position = month - layout.months[0] + 1
    yield Cell(
        row, POSITION, float(position), "pos_py" if step == 0 else f"{spot(row - 1, POSITION)}+1", "number_grey", "0",
    )
    at, first, line = spot(row, POSITION, "column"), spot(row, 0, "column"), spot(row, LINE, "column")
    months = layout.on("data", area((HEAD, FIRST), (HEAD, layout.last), "both"))
    shown: Value = serial(month) if position >= 1 else NONE
    began = f'IF({at}<1,"{NONE}",INDEX({months},{at}))'
    yield Cell(row, 0, shown, began, "linked_text", formats.month(layout.words))
    names = inputs.names("cohort")
    found = names.index(str(month)) + 1 if str(month) in names else 0
    yield Cell(row, LINE, float(found), f"IFERROR(MATCH({first},{inputs.cohorts},0),0)", "number_grey", "0")
    counted, block = inputs.values.get(("cohort", "active", str(month)), {}), inputs.block("cohort", "active")
    size = counted.get(month)
    told = f'IF({line}=0,"{NONE}",N(INDEX({block},{line},{at})))'
    yield Cell(row, 1, NONE if not found else size or 0.0, told, "number", COUNT)
    for later in range(1, COHORTS):
        known = (month, counted.get(month + later), size)
        yield Cell(row, later + 1, *_share(places, row, later, known), "number", "0%")


def _share(places: Places, row: int, later: int, known: tuple[Month, float | None, float | None]) -> tuple[Value, str]:
    """The share of a cohort that bought so many months later; blank where that month is not reached."""
    month, active, size = known
    whole, line, at = (spot(row, column, "column") for column in (1, LINE, POSITION))
    head = spot(places.tops["cohort"] + 1, later + 1, "row")
    block = places.inputs.block("cohort", "active")
    reached = month + later <= places.layout.report.month and bool(size)
    value: Value = (active or 0.0) / size if reached and size else ""
    divided = f"N(INDEX({block},{line},{at}+{head}))/{whole}"
    return value, f'IF(OR({at}+{head}>pos_ac,N({whole})=0),"",{divided})'
