"""What the run read and proved follows its cells: each edited in turn, those numbers move that rest on it, no others.

All files have the same counts, so that a link to a wrong file could not be told by its value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import pytest

from nenrin.outputs import proof, workbook
from nenrin.outputs.reported import reported
from nenrin.report import Check
from nenrin.sheets import Book, Reported, compose
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import model
from nenrin.sheets.reported_columns import AT
from nenrin.sheets.reported_run import run_links
from nenrin.sheets.rows import BODY
from nenrin.vocabulary import Sentence
from nenrin.words import Words
from opened_workbook import Opened
from read_report import CALLED, READ, read_report


@cache
def printed() -> tuple[Reported, ...]:
    return reported(read_report(), "en", "working")


@cache
def written() -> tuple[Book, bytes]:
    book = compose(read_report(), "en", printed())
    return book, workbook.write(book)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return Opened(*written(), tmp_path_factory.mktemp("run"))


def live(opened: Opened) -> dict[str, object]:
    """By its id, what every number's cell shows."""
    return {one.id: opened.get("Reported", row, AT["live"]) for row, one in enumerate(printed(), BODY)}


def moved(opened: Opened, sheet: str, row: int, column: int, value: float | str) -> set[str]:
    """The printed numbers that follow a cell; it is put back."""
    before, was = live(opened), opened.get(sheet, row, column)
    assert isinstance(was, float | int | str)
    opened.put(sheet, row, column, value)
    after = live(opened)
    opened.put(sheet, row, column, was)
    return {name for name, number in after.items() if number != before[name]}


def place(opened: Opened, sheet: str, *texts: str) -> tuple[int, int]:
    """The row that shows all texts but the last, and the column under the nearest head above that shows the last."""
    *shown, title = texts
    rows: dict[int, dict[int, object]] = {}
    for cell in opened.sheet(sheet).cells:
        rows.setdefault(cell.row, {})[cell.column] = cell.value
    row = next(row for row, cells in rows.items() if set(shown) <= set(cells.values()))
    heads = [(at, column) for at, cells in rows.items() for column, text in cells.items() if text == title and at < row]
    return row, max(heads)[1]


def of(names: str) -> set[str]:
    return {f"said.{name}" for name in names.split()}


def test_every_number_of_the_files_and_checks_is_that_of_its_cell() -> None:
    book, data = written()
    assert proof.prove(data, book) == ()
    sheet = next(sheet for sheet in book.sheets if sheet.name == "Reported")
    formulas = {cell.row: cell.formula for cell in sheet.cells if cell.column == AT["live"]}
    mine = ("page.quality", "page.reason", "page.source_total", "page.files_left", "check.", "message.method",
            "report.checks_of", "callout.basis", "source.in_files")
    rows = {one.id: row for row, one in enumerate(printed(), BODY) if one.id.startswith(tuple(of(" ".join(mine))))}
    assert len(rows) > 75
    assert [name for name, row in rows.items() if formulas[row] is None] == []


FILES: Mapping[tuple[str, str], str] = {
    ("orders-05.csv", "Rows read"):
        "page.quality.read.orders.orders-05.csv page.quality.read.orders check.rows_detail.read check.rows_detail.lost",
    ("orders-01.csv", "Rows read"):  # summed up only
        "page.quality.read.orders check.rows_detail.read check.rows_detail.lost",
    ("mail.csv", "Rows read"):
        "page.quality.read.mail.mail.csv page.quality.read.mail check.rows_detail.read check.rows_detail.lost",
    ("orders-14.csv", "Used"):
        "page.quality.used.orders.orders-14.csv page.quality.used.orders check.rows_detail.used check.rows_detail.lost"
        " message.method.all.rows",
    ("mail.csv", "Set aside"):
        "page.quality.aside.mail.mail.csv page.quality.aside.mail check.rows_detail.aside check.rows_detail.lost",
    ("orders-09.csv", "Repaired"):
        "page.quality.repaired.orders.orders-09.csv page.quality.repaired.orders",
}


@pytest.mark.parametrize("file", FILES)
def test_a_file_moves_its_own_numbers_its_source_and_all(opened: Opened, file: tuple[str, str]) -> None:
    assert moved(opened, "Data", *place(opened, "Data", *file), 5000.0) == of(FILES[file])


def test_a_file_without_rows_is_no_file(opened: Opened) -> None:
    at = place(opened, "Data", "orders-05.csv", "Rows read")
    counted = "page.source_total.count.orders check.rows_detail.files message.method.all.files page.files_left.count"
    assert moved(opened, "Data", *at, "gone") >= of(counted)


def remarks(opened: Opened, text: str) -> Iterator[int]:
    """The rows of Data that tell a reason, in order."""
    yield from (cell.row for cell in opened.sheet("Data").cells if cell.column == 3 and text in str(cell.value))


@pytest.mark.parametrize(
    ("text", "row", "column", "name"),
    [
        ("day numbers", 0, 2, "page.reason.count.orders.2"), ("day numbers", 13, 2, "page.reason.count.orders.2"),
        ("day numbers", 14, 2, "page.reason.count.mail.2"), ("without day", 13, 2, "page.reason.count.orders.1"),
        ("without day", 14, 2, "page.reason.count.mail.1"), ("row 3", 13, 3, "source.in_files.count.orders.3"),
    ],
)
def test_a_reason_is_the_sum_of_its_files_of_one_source(
    opened: Opened, text: str, row: int, column: int, name: str,
) -> None:
    at = list(remarks(opened, text))[row]
    assert moved(opened, "Data", at, column, 5000.0) == of(name)


CHECKS: Mapping[tuple[str, str, float | str], str] = {
    ("Every KPI ties with its parts", "Value", 1.0): "check.ties_detail.worst",
    ("Every KPI ties with its parts", "Cases", 1.0): "check.ties_detail.count",
    ("Expected, explained and unexplained add up to the change", "Value", 1.0): "check.ledger_detail.worst",
    ("Expected, explained and unexplained add up to the change", "Cases", 1.0): "check.ledger_detail.count",
    ("Every KPI ties with its parts", "Result", "FAIL"): "report.checks_of.passed",
    ("Every KPI ties with its parts", "Result", 0.0):
        "report.checks_of.passed report.checks_of.count message.method.all.count",
}


@pytest.mark.parametrize("check", CHECKS)
def test_what_the_run_proved_stands_on_checks(opened: Opened, check: tuple[str, str, float | str]) -> None:
    name, column, value = check
    assert moved(opened, "Checks", *place(opened, "Checks", name, column), value) == of(CHECKS[check])


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("months learnt from", "months.months"), ("years of season", "season.years"),
        ("moves with another", "with.amount"), ("days of trade", "calendar.days"),
    ],
)
def test_on_what_a_range_rests_stands_on_data(opened: Opened, row: str, name: str) -> None:
    at = next(cell.row for cell in opened.sheet("Data").cells if cell.value == row)
    column = max(cell.column for cell in opened.sheet("Data").cells if cell.row == at and cell.role == "input")
    assert moved(opened, "Data", at, column, 77.0) == of(f"callout.basis_{name}.{CALLED}")


def test_a_count_that_is_changed_no_longer_matches_and_fails(opened: Opened) -> None:
    """The account of the files is no input: no edit explains that it is another."""
    at = place(opened, "Data", "orders-05.csv", "Rows read")
    row = next(row for row, one in enumerate(printed(), BODY) if one.id == "said.page.quality.read.orders")
    opened.put("Data", *at, 5000.0)
    assert (opened.get("Reported", row, AT["match"]), opened.name("check_integrity")) == ("FAIL", "FAIL")
    opened.put("Data", *at, float(READ))
    assert (opened.get("Reported", row, AT["match"]), opened.name("check_integrity")) == ("PASS", "PASS")


@pytest.mark.parametrize("files", [1, 0])
def test_one_file_alone_and_none_are_proved_too(files: int) -> None:
    found = read_report(files)
    book = compose(found, "ja", reported(found, "ja"))
    assert proof.prove(workbook.write(book), book) == ()
    assert "適合" in {cell.value for cell in book.sheets[0].cells if cell.formula == "check_integrity"}


@pytest.mark.parametrize(("day", "tied"), [(9.0, True), (12.0, False)])
def test_why_a_month_is_not_whole_is_tied_only_where_the_check_says_it(day: float, *, tied: bool) -> None:
    """Of two sources that end early each has its day; the check tells the first."""
    found, name = read_report(), "said.coverage.ends_early.day"
    ends = Check("complete", passed=False, detail=Sentence("coverage.ends_early", {"day": 9, "month": found.month}))
    one = Reported(name, day, f"{day:.0f}", "cover")
    layout = Layout(model(replace(found, checks=(*found.checks, ends))), Words("en"), (one,))
    assert (name in dict(run_links(layout))) is tied
