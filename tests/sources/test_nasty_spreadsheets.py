"""Other projects' test workbooks: each is refused, or read as openpyxl reads it; none is half read."""

from __future__ import annotations

import datetime as dt
import io
import math
import warnings
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from nenrin.sources.grid import Grid, letters
from nenrin.sources.refusal import Refused
from nenrin.sources.source import Limits
from nenrin.sources.workbook import read_sheets
from nenrin.vocabulary import Problems
from orders import SHARED, wall

FOLDER = SHARED / "data" / "nasty_spreadsheets"
BOOKS = sorted(FOLDER.rglob("*.xls[xm]"))


def alike(ours: object, theirs: object) -> bool:
    """Whether two libraries mean the same: blanks around texts, line ends and fractions of a second do not count."""
    if isinstance(ours, Refused):
        return theirs is None or str(theirs).startswith("#")
    if isinstance(ours, float) and isinstance(theirs, int | float) and not isinstance(theirs, bool):
        return math.isclose(ours, theirs, rel_tol=1e-12)
    if isinstance(ours, dt.date) and isinstance(theirs, dt.date):
        return abs(_moment(ours) - _moment(theirs)) < dt.timedelta(seconds=1)
    if isinstance(theirs, bool):
        return ours == str(theirs).upper()
    if isinstance(ours, dt.date) and isinstance(theirs, int):
        return _moment(ours) == wall("1899-12-30") + dt.timedelta(days=theirs)
    return _words(ours) == _words("" if theirs is None else theirs)


def _words(cell: object) -> list[str]:
    return str(cell).replace("_x000D_", " ").split()


def _moment(day: dt.date) -> dt.datetime:
    return day if isinstance(day, dt.datetime) else dt.datetime.combine(day, dt.time())


def differences(grid: Grid, page: Worksheet) -> list[str]:
    found = []
    theirs = page.iter_rows(max_row=max(page.max_row, len(grid.rows)), max_col=page.max_column, values_only=True)
    for number, row in enumerate(theirs, 1):
        ours = grid.rows[number - 1] if number <= len(grid.rows) else ()
        for column, value in enumerate(row):
            mine = ours[column] if column < len(ours) else ""
            if not alike(mine, value):
                found.append(f"{page.title}!{letters(column)}{number}: {mine!r}, openpyxl {value!r}")
    return found


@pytest.mark.slow
@pytest.mark.skipif(not BOOKS, reason="the corpus of workbooks is not beside this repository")
@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.name)
def test_a_strange_workbook_is_refused_or_read_as_another_library_reads_it(path: Path) -> None:
    try:
        grids = read_sheets(path.read_bytes(), path.name, Limits())
    except Problems:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()), data_only=True)
        except (TypeError, KeyError, IndexError) as fault:
            pytest.skip(f"openpyxl cannot open it: {type(fault).__name__}")
    pages = {page.title: page for page in book.worksheets}
    assert not [line for grid in grids if grid.sheet in pages for line in differences(grid, pages[grid.sheet])]


@pytest.mark.slow
@pytest.mark.skipif(not BOOKS, reason="the corpus of workbooks is not beside this repository")
def test_few_strange_workbooks_are_refused() -> None:
    refused = []
    for path in BOOKS:
        try:
            read_sheets(path.read_bytes(), path.name, Limits())
        except Problems:
            refused.append(path.name)
    assert sorted(refused) == ["issue252.xlsx", "issue_174.xlsx", "issue_530.xlsx", "pass_protected.xlsx"]
