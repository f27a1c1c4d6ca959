"""Checks: arithmetic holds after any edit; data that no longer ties says why; a fault of the file says FAIL."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from grown_report import shop, wide
from nenrin.outputs import workbook
from nenrin.sheets import Book, compose
from nenrin.sheets.check_lines import lines
from nenrin.sheets.layout import FIRST, Layout
from nenrin.sheets.model import AC, SEGMENT, model
from nenrin.sheets.rows import BODY
from nenrin.sheets.waterfall_steps import SHOWN, steps
from nenrin.words import Words
from opened_workbook import Opened
from sample_report import sample_report


@cache
def written() -> tuple[Book, bytes]:
    book = compose(shop(), "en")
    return book, workbook.write(book)


@pytest.fixture
def layout() -> Layout:
    return Layout(model(shop()), Words("en"))


def results(opened: Opened, layout: Layout) -> dict[str, object]:
    """The result of every line by its key."""
    return {line.key: opened.get("Checks", row, 5) for row, line in enumerate(lines(layout), BODY)}


def test_every_check_passes_as_issued(layout: Layout, tmp_path: Path) -> None:
    found = results(Opened(*written(), tmp_path), layout)
    assert set(found.values()) == {"PASS"}
    assert {"bridge", "waterfall", "errors", "ties", "segments", "leaves", "blanks", "inputs", "settings"} <= set(found)


def test_a_part_that_no_longer_adds_up_says_changed_and_not_fail(layout: Layout, tmp_path: Path) -> None:
    opened = Opened(*written(), tmp_path)
    row, column = layout.data[AC, "goods"], FIRST + 20
    opened.put("Data", row, column, 1.0)
    found = results(opened, layout)
    assert (found["inputs"], found["ties"]) == ("CHANGED", "CHANGED")
    assert found["bridge"] == found["waterfall"] == found["errors"] == "PASS"
    assert opened.get("Data", row, 5) == 1
    assert (opened.name("check_integrity"), opened.name("check_as_issued")) == ("PASS", "CHANGED")


def test_a_segment_that_is_edited_no_longer_adds_up(layout: Layout, tmp_path: Path) -> None:
    opened = Opened(*written(), tmp_path)
    opened.put("Data", layout.data[SEGMENT, "region/UK/goods"], FIRST + 3, 0.0)
    assert results(opened, layout)["segments"] == "CHANGED"


def test_a_file_whose_data_never_tied_says_fail(layout: Layout, tmp_path: Path) -> None:
    """The same wrong number in the live cell and in the copy as issued: no edit explains it."""
    book, _ = written()
    row = layout.data[AC, "freight"]
    columns = (FIRST + 20, layout.issued + 20)
    data = book.sheets[14]
    wrong = replace(data, cells=tuple(
        cell._replace(value=1.0) if cell.row == row and cell.column in columns else cell for cell in data.cells
    ))
    broken = replace(book, sheets=(*book.sheets[:14], wrong, *book.sheets[15:]))
    opened = Opened(broken, workbook.write(broken), tmp_path)
    assert results(opened, layout)["ties"] == "FAIL"
    assert opened.name("check_integrity") == "FAIL"
    assert opened.name("check_as_issued") == "PASS"
    assert str(opened.get("Cover", 4, 1)).startswith("A check FAILS")


def test_what_the_run_could_not_prove_fails_the_workbook_too() -> None:
    """A check of the run that did not pass stands in the head of every sheet."""
    book = compose(sample_report(), "en")
    assert heads(book) == {"FAIL"}
    passed = replace(sample_report(), checks=tuple(replace(check, passed=True) for check in sample_report().checks))
    assert heads(compose(passed, "en")) == {"PASS"}


def heads(book: Book) -> set[object]:
    """What the heads of all sheets say about integrity."""
    return {cell.value for sheet in book.sheets for cell in sheet.cells if cell.formula == "check_integrity"}


def test_a_row_that_was_lost_fails() -> None:
    report = shop()
    lost = replace(report, intakes=tuple(replace(intake, rows_used=intake.rows_used - 1) for intake in report.intakes))
    line = next(line for line in lines(Layout(model(lost), Words("en"))) if line.key == "rows")
    assert (line.value, line.result) == (1.0, "fail")


def test_an_open_question_is_counted_until_it_has_a_cause_and_an_owner(tmp_path: Path) -> None:
    report = shop(freight_jumps=3000.0)
    layout, book = Layout(model(report), Words("en")), compose(report, "en")
    opened = Opened(book, workbook.write(book), tmp_path)
    row = BODY + [line.key for line in lines(layout)].index("register")
    assert (opened.get("Checks", row, 3), opened.get("Checks", row, 5)) == (3.0, "OPEN")
    assert opened.name("check_integrity") == "PASS"


def test_the_waterfall_has_a_bar_for_the_rest_where_there_are_many_drivers() -> None:
    layout = Layout(model(wide()), Words("en"))
    bars = steps(layout)
    assert len(bars) == SHOWN + 2
    assert bars[-2].end == pytest.approx(bars[-1].effect)
    sizes = [abs(bar.effect) for bar in bars[:SHOWN]]
    assert sizes == sorted(sizes, reverse=True)
