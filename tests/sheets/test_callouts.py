"""The ranked list of call-outs: it follows the numbers, and each row is printed in the format of its KPI."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grown_memory import remembered
from grown_past import LAST, past
from grown_report import FIRST
from large_report import large
from nenrin.outputs import workbook
from nenrin.report import Report
from nenrin.sheets import Book, Rule, compose, naming
from nenrin.sheets.address import number_of, spot
from nenrin.sheets.callout_columns import AT
from nenrin.sheets.callout_columns import LAST as PRINTED
from nenrin.sheets.layout import Layout, serial
from nenrin.sheets.model import model
from nenrin.sheets.names import CALLED
from nenrin.sheets.rows import BODY
from nenrin.sheets.settings import ROWS
from nenrin.vocabulary import Month
from nenrin.words import Words
from opened_workbook import Opened, find

UNEXPLAINED, FEEDS = 5, 15


def opened(report: Report, folder: Path) -> Opened:
    book = compose(report, "en")
    return Opened(book, workbook.write(book), folder)


def shown(rules: tuple[Rule, ...], book: Opened, row: int, name: str) -> str:
    """The number format that the rules give a cell: each asks its own row for the number of its format."""
    own = book.get("Unexplained", row, AT["format"])
    found = []
    for rule in rules:
        corners = re.fullmatch(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", rule.area)
        if rule.look != "number" or corners is None:
            continue
        left, top, right, bottom = corners.groups()
        inside = number_of(left) <= AT[name] <= number_of(right) and int(top) <= row + 1 <= int(bottom)
        if inside and rule.formula == f"{spot(BODY, AT['format'], 'column')}={own:.0f}":
            found.append(rule.number_format)
    (only,) = found
    return only


def test_a_client_that_was_never_called_out_has_no_row_no_chart_and_no_working_table() -> None:
    report = large(2, 2, 36)
    assert not report.findings.callouts
    assert not report.findings.watch
    book = compose(report, "en")
    sheet = book.sheets[UNEXPLAINED]
    ends = find(sheet, 0, "What only the run can reckon, of the month issued").row
    assert [cell.value for cell in sheet.cells if BODY <= cell.row < ends] == ["No call-out in any month."]
    assert not sheet.charts
    assert "KPIs that Unexplained can show, and their numbers in the month chosen" not in {
        cell.value for cell in book.sheets[FEEDS].cells
    }


def test_the_list_follows_the_numbers_of_data(tmp_path: Path) -> None:
    """With the first and the last exchanged, names, units, numbers and charts change places."""
    report = remembered()
    made, layout = opened(report, tmp_path), Layout(model(report), Words("en"))
    first, *_, last = (one.kpi for one in report.findings.callouts)
    count = len(report.findings.callouts)

    def row(number: int) -> list[object]:
        return [made.get("Unexplained", BODY + number - 1, column) for column in range(1, len(AT))]

    def title(number: int) -> str:
        chart = made.book.sheets[UNEXPLAINED].charts[number - 1]
        return str(made.get("Unexplained", chart.row - 1, chart.column))

    before, titles = (row(1), row(count)), (title(1), title(count))
    assert before[0] != before[1]
    column = number_of("H") + len(layout.months) - 1
    made.put("Data", layout.data[CALLED, first], column, float(count))
    made.put("Data", layout.data[CALLED, last], column, 1.0)
    assert (row(1), row(count)) == (before[1], before[0])
    assert [one.split(" · ")[1] for one in (title(count), title(1))] == [one.split(" · ")[1] for one in titles]


@pytest.mark.parametrize("month", [LAST, FIRST + 19], ids=str)
def test_every_row_is_printed_in_the_formats_of_its_kpi(month: Month, tmp_path: Path) -> None:
    """By a rule that asks the row: another KPI in it has another format."""
    report = past()
    made, layout = opened(report, tmp_path), Layout(model(report), Words("en"))
    made.put("Settings", ROWS["report_month"], 1, serial(month))
    found = report.findings if month == report.month else report.past[month].findings
    assert found.callouts
    rules = made.book.sheets[UNEXPLAINED].rules
    for row, one in enumerate(found.callouts, BODY):
        for name in ("ac", "pm", "low", "mid", "high"):
            assert shown(rules, made, row, name) == naming.level(layout, one.kpi)
        for name in ("change", "expected_change", "excess", "surprise", "explained", "unexplained"):
            assert shown(rules, made, row, name) == naming.change(layout, one.kpi)


def test_a_row_that_the_month_has_no_call_out_for_is_no_row_on_paper() -> None:
    """Its line is white, and what says its number format is not printed."""
    book: Book = compose(past(), "en")
    sheet = book.sheets[UNEXPLAINED]
    rows = [cell.row for cell in sheet.cells if cell.column == AT["closes"] and cell.formula is not None]
    (blank,) = (rule for rule in sheet.rules if rule.look == "blank")
    assert blank.area == f"{spot(BODY, 0)}:{spot(max(rows), PRINTED)}"
    assert blank.formula == f'{spot(BODY, 0, "column")}=""'
    assert sheet.print_columns == (0, PRINTED)
    assert AT["format"] > PRINTED
    assert (sheet.pages_wide, sheet.landscape) == (1, True)


def test_no_chart_is_cut_and_each_says_whose_it_is() -> None:
    """They stand above the words, on the first page; alt texts speak of the month chosen, not of a KPI."""
    report = remembered()
    sheet = compose(report, "en").sheets[UNEXPLAINED]
    names = {naming.label(Layout(model(report), Words("en")), kpi) for kpi in report.tree.kpis}
    assert len(sheet.charts) == 4
    words = next(cell.row for cell in sheet.cells if cell.value == "The month in words")
    for number, chart in enumerate(sheet.charts, 1):
        assert chart.row + chart.height / 20 < min(words, 40)
        assert chart.description.startswith(f"Call-out {number} of the month chosen")
        assert not [name for name in names if name in chart.description]
