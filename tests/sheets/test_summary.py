"""Summary: one page with the month, the fiscal year, and the state of the workbook; it follows the month chosen."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from grown_report import FIRST, shop
from nenrin.outputs import workbook
from nenrin.sheets import Book, compose
from nenrin.sheets.layout import FIRST as FIRST_MONTH
from nenrin.sheets.layout import Layout, serial
from nenrin.sheets.model import AC, YTD, model
from nenrin.sheets.settings import ROWS
from nenrin.words import Words
from opened_workbook import Opened, find

LAST = FIRST + 29
SHEET = "Summary"


@cache
def written() -> tuple[Book, bytes]:
    book = compose(shop(), "en")
    return book, workbook.write(book)


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return Opened(*written(), tmp_path)


def year_row(opened: Opened) -> int:
    """The line of the KGI in the year so far: the first below that title."""
    return find(opened.sheet(SHEET), 0, "Fiscal year to date").row + 1


def said(opened: Opened, name: str) -> float | str | bool | None:
    return opened.get(SHEET, find(opened.sheet(SHEET), 8, name).row, 9)


@pytest.mark.parametrize("back", [0, 4])
def test_the_year_so_far_is_that_of_the_month_chosen(opened: Opened, back: int) -> None:
    opened.put("Settings", ROWS["report_month"], 1, serial(LAST + -back))
    report, row = shop(), year_row(opened)
    line = model(report).lines[YTD][report.root]
    now, before = line[LAST + -back], line[LAST + (-back - 12)]
    assert opened.get(SHEET, row, 1) == pytest.approx(now)
    assert opened.get(SHEET, row, 2) == pytest.approx(now - before)
    assert opened.get(SHEET, row, 3) == pytest.approx((now - before) / abs(before))
    assert opened.get(SHEET, row, 4) == ("F" if now > before else "U")


def test_what_is_changed_is_counted_on_the_first_page(opened: Opened) -> None:
    assert (said(opened, "Integrity"), said(opened, "As issued"), said(opened, "Inputs changed")) == ("PASS", "PASS", 0)
    layout = Layout(model(shop()), Words("en"))
    for back in (0, 1):
        opened.put("Data", layout.data[AC, "orders"], FIRST_MONTH + 29 - back, 1.0)
    assert (said(opened, "As issued"), said(opened, "Inputs changed")) == ("CHANGED", 2)


def test_no_sentence_says_what_an_edit_made_untrue(opened: Opened) -> None:
    """Where the leaves lead elsewhere than Tree, the bridge's change is none to tell; what was found is out of date."""
    before = [opened.get(SHEET, row, 0) for row in (1, 3)]
    layout = Layout(model(shop()), Words("en"))
    opened.put("Data", layout.data[AC, "costs"], FIRST_MONTH + 29, 1.0)
    after = [opened.get(SHEET, row, 0) for row in (1, 3)]
    assert (before[0] != after[0], before[1] != after[1]) == (True, True)
    assert after[0] == "The parts no longer lead to the goal: see Checks."
    assert str(after[1]).startswith("Changed since issue; questions open now: ")


def test_every_row_has_its_height_so_that_charts_and_tables_never_meet() -> None:
    """Programs reckon rows without a height as they like, and charts hang on rows."""
    sheet = next(sheet for sheet in written()[0].sheets if sheet.name == SHEET)
    heights = dict(sheet.heights)
    ends = sheet.charts[-1].row
    assert set(range(ends)) <= set(heights)
    assert min(chart.row for chart in sheet.charts) > max(cell.row for cell in sheet.cells)
    for one, after in zip(sheet.charts, sheet.charts[1:], strict=False):
        pixels = sum(heights[row] for row in range(one.row, after.row)) / 0.75
        assert one.height <= pixels
    assert (sheet.tall, sheet.landscape) == (1, False)
