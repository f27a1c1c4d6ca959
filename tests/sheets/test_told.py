"""Any month chosen shows what a report of that month would: parts of changes, landing, call-outs and their words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from grown_past import LAST, gap, past, told
from grown_report import FIRST
from nenrin.explanations import Coverage
from nenrin.outputs import proof, workbook
from nenrin.projections import Landing
from nenrin.report import Report
from nenrin.sheets import Book, compose
from nenrin.sheets.bridge_columns import AT as BRIDGE
from nenrin.sheets.callout_words import TEXT
from nenrin.sheets.coverage import AT as COVERAGE
from nenrin.sheets.coverage import PARTS
from nenrin.sheets.goal_levers import AT as LEVER
from nenrin.sheets.layout import FIRST as MONTHS
from nenrin.sheets.layout import Layout, serial
from nenrin.sheets.model import model
from nenrin.sheets.rows import BODY
from nenrin.sheets.settings import ROWS
from nenrin.sheets.verdict_columns import AT as VERDICT
from nenrin.sheets.verdicts import row_of
from nenrin.vocabulary import Month
from nenrin.words import Words
from opened_workbook import Opened, find
from ranked import assert_drawn, assert_ranked, assert_said

WALKED = [LAST, *(FIRST + step for step in (28, 25, 24, 22, 19, 17, 12, 7, 5, 0))]
"""The issued month, months with claims of every kind, one with an unknown jump, quiet ones, and too early ones."""
EVERY_MONTH = pytest.mark.parametrize("month", [
    month if month in (LAST, FIRST + 24, FIRST + 19, FIRST + 5) else pytest.param(month, marks=pytest.mark.slow)
    for month in WALKED
], ids=str)
GOAL = {"so_far": "So far", "low": "Landing: low (95 %)", "mid": "Landing: middle", "high": "Landing: high (95 %)",
        "plan": "Plan of the year", "gap": "Gap (plan − middle)"}


@cache
def written(language: str = "en") -> tuple[Book, bytes]:
    book = compose(past(), language)
    return book, workbook.write(book)


@cache
def then(month: Month) -> Report:
    return told(month)


def chosen(month: Month, folder: Path, language: str = "en") -> Opened:
    opened = Opened(*written(language), folder)
    opened.put(opened.book.sheets[11].name, ROWS["report_month"], 1, serial(month))
    return opened


def number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def near(value: float | None, scale: float = 1.0) -> object:
    return None if value is None else pytest.approx(value, rel=1e-9, abs=1e-9 * max(1.0, abs(scale)))


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_formula_recalculates(language: str) -> None:
    book, data = written(language)
    assert proof.prove(data, book) == ()


@EVERY_MONTH
def test_the_parts_of_every_change_are_those_of_the_month_chosen(month: Month, tmp_path: Path) -> None:
    """Where the month cannot be judged they are dashes; what is shown closes to zero in every month."""
    opened, report = chosen(month, tmp_path), then(month)
    sheet = opened.sheet("Coverage")
    for kpi in past().tree.kpis:
        row, found = find(sheet, 0, Words("en").label(report.label(kpi))).row, report.coverages.get(kpi)
        for name in ("change", *PARTS):
            wanted = getattr(found, name) if isinstance(found, Coverage) else None
            cell = number(opened.get("Coverage", row, COVERAGE[name]))
            assert cell == near(wanted, report.tree.value(kpi, month) or 0.0), (kpi, name)
        assert opened.get("Coverage", row, COVERAGE["closes"]) == ("–" if found is None else 0)
    assert opened.name("check_integrity") == "PASS"
    assert not opened.errors()


@EVERY_MONTH
def test_the_landing_is_that_of_the_month_chosen(month: Month, tmp_path: Path) -> None:
    opened, landing = chosen(month, tmp_path), then(month).projection.landing
    sheet = opened.sheet("Goal")
    rows = {name: find(sheet, 0, text).row for name, text in GOAL.items()}
    for name, row in rows.items() if isinstance(landing, Landing) else ():
        assert number(opened.get("Goal", row, 1)) == near(getattr(landing, name)), name
    if landing is not None:
        ahead = opened.get("Goal", find(sheet, 0, "Months to come").row, 1)
        dates = [opened.get("Goal", find(sheet, 0, text).row, 1) for text in ("First month", "Last month")]
        assert (ahead, *dates) == (len(landing.remaining), serial(landing.first), serial(landing.last))
    else:
        assert {opened.get("Goal", rows[name], 1) for name in ("low", "mid", "high", "gap")} == {"–"}
    why = opened.get("Goal", rows["gap"] + 1, 0)
    assert bool(why) == (landing is None)


@EVERY_MONTH
def test_the_levers_are_those_of_the_month_chosen(month: Month, tmp_path: Path) -> None:
    """What each would have had to do as of then; 1 % of it moves the KGI as it did then. Dashes say why."""
    opened, report = chosen(month, tmp_path), then(month)
    sheet, levers = opened.sheet("Goal"), report.projection.levers
    for kpi, lever in levers.items():
        row = find(sheet, LEVER["kpi"], Words("en").label(report.label(kpi))).row
        shown = {name: opened.get("Goal", row, column) for name, column in LEVER.items()}
        assert number(shown["actual"]) == near(report.tree.value(kpi, month))
        if lever.sensitivity is not None:
            assert shown["sensitivity"] == near(lever.sensitivity, 1e3), kpi
        for name in ("now", "share", "alone", "together", "seen"):
            assert number(shown[name]) == near(getattr(lever, name)), (kpi, name)
        assert number(shown["seen_in"]) == (serial(lever.seen_in) if lever.seen_in else None)
        assert shown["feasible"] == {True: "yes", False: "no", None: "–"}[lever.feasible]
    title = next(cell.row for cell in sheet.cells if str(cell.value).startswith("Levers: the leaves of the tree"))
    asked = any(lever.share or lever.alone or lever.together for lever in levers.values())
    assert str(opened.get("Goal", title + 1, 0)).startswith("Nothing to pull") != asked


@pytest.mark.slow
def test_the_months_walked_have_levers_of_every_kind() -> None:
    """Else the law above would be empty: some close the gap alone, some never moved so far, some months ask nothing."""
    levers = [lever for month in WALKED for lever in then(month).projection.levers.values()]
    assert {lever.feasible for lever in levers} == {True, False, None}
    assert any(lever.alone is not None for lever in levers)
    assert any(lever.alone is None and lever.now is not None for lever in levers)


@EVERY_MONTH
def test_the_parts_of_the_year_are_those_of_the_month_chosen(month: Month, tmp_path: Path) -> None:
    """Of every node; the leaves add up to the year's change on Tree. A year without last year's months has dashes."""
    opened, report = chosen(month, tmp_path), then(month)
    sheet, at, found = opened.sheet("Bridge"), BRIDGE["year"], report.year
    known = found.contributions if found is not None and found.failure is None else {}
    layout = Layout(model(past()), Words("en"))
    for entry in layout.nodes:
        assert number(opened.get("Bridge", entry.row, at)) == near(known.get(entry.key), 1e3), entry.key
    foot = find(sheet, 0, "Left over, as a share of the change or of the largest part").row
    assert opened.get("Bridge", foot, at) == (0 if known else "–")
    assert number(opened.get("Bridge", foot - 1, at)) == near(year_moved(report) if known else None, 1e3)


def year_moved(report: Report) -> float:
    """By the series alone."""
    series, months = report.tree.series[report.root], report.month.year_to_date(report.tree.year_starts)
    return sum(series[month] - series[month + -12] for month in months)


def test_a_part_of_the_year_that_is_edited_no_longer_closes(tmp_path: Path) -> None:
    month = FIRST + 24
    opened = chosen(month, tmp_path)
    sheet = opened.sheet("Data")
    foot = find(opened.sheet("Bridge"), 0, "Left over, as a share of the change or of the largest part").row
    assert opened.get("Bridge", foot, BRIDGE["year"]) == 0
    row, column = find(sheet, 3, "part of the year so far").row, MONTHS + 24
    opened.put("Data", row, column, (number(opened.get("Data", row, column)) or 0.0) + 500.0)
    assert opened.get("Bridge", foot, BRIDGE["year"]) != 0
    assert opened.name("check_as_issued") == "CHANGED"


@EVERY_MONTH
def test_the_call_outs_are_those_of_the_month_chosen(month: Month, tmp_path: Path) -> None:
    """By rank, each with its numbers, words and chart; the rows that the month has no call-out for are blank."""
    opened, layout, own = chosen(month, tmp_path), Layout(model(past()), Words("en")), then(month)
    assert_ranked(opened, own, own.findings, layout.words)
    assert_said(opened, own.findings, layout.words)
    assert_drawn(opened, past(), month, own.findings, layout.words)
    for kpi in layout.report.tree.kpis:
        state = layout.words.verdict(own, kpi)
        assert opened.get("Verdicts", row_of(layout, kpi), VERDICT["verdict"]) == state, kpi


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("month", [LAST, FIRST + 19], ids=str)
def test_the_words_are_those_of_the_month_chosen(month: Month, language: str, tmp_path: Path) -> None:
    """Of every call-out its question, as the report of that month asks it; nothing of another month's."""
    opened, words = chosen(month, tmp_path, language), Words(language)
    sheet = opened.book.sheets[5]
    rows = range(max(cell.row for cell in sheet.cells) + 1)
    shown = "".join(str(opened.get(sheet.name, row, TEXT)) for row in rows).replace(" ", "")
    asked = {one: words.say(call.question) for one in (LAST, FIRST + 19) for call in then(one).findings.callouts}
    assert len(set(asked.values())) == 2
    assert {one: text.replace(" ", "") in shown for one, text in asked.items()} == {
        one: one == month for one in asked
    }


@pytest.mark.parametrize(("month", "said"), [
    (LAST, "Call-outs of the month: 1"), (FIRST + 17, "No call-out in this month."),
    (FIRST + 2, "This month cannot be judged."),
], ids=str)
def test_the_summary_says_how_many_call_outs_another_month_has(month: Month, said: str, tmp_path: Path) -> None:
    opened = chosen(month, tmp_path)
    there = find(opened.sheet("Unexplained"), 1, "Call-outs of the month: 1")
    assert opened.get("Unexplained", there.row, there.column) == said
    if month != LAST:
        assert opened.get("Summary", 3, 0) == said


def test_an_input_of_an_earlier_month_moves_what_is_shown_of_it(tmp_path: Path) -> None:
    """100 more expected of the months to come is 100 more at the landing; the change is counted, the book ties."""
    month = FIRST + 20
    opened = chosen(month, tmp_path)
    landing = find(opened.sheet("Goal"), 0, "Landing: middle").row
    before = number(opened.get("Goal", landing, 1)) or 0.0
    row, column = find(opened.sheet("Data"), 3, "to come: middle").row, MONTHS + 20
    opened.put("Data", row, column, (number(opened.get("Data", row, column)) or 0.0) + 100.0)
    assert opened.get("Goal", landing, 1) == near(before + 100.0)
    assert opened.name("check_as_issued") == "CHANGED"
    assert opened.name("check_integrity") == "PASS"


def test_a_change_against_an_older_month_is_shown_in_the_issued_month_alone(tmp_path: Path) -> None:
    """Where the month before is absent the run looks further back; no formula does: the number is a copy."""
    report = gap()
    book = compose(report, "en")
    data = workbook.write(book)
    assert proof.prove(data, book) == ()
    opened = Opened(book, data, tmp_path)
    assert opened.get("Coverage", BODY, COVERAGE["change"]) == near(report.coverages["sales"].change)
    assert opened.get("Coverage", BODY, COVERAGE["closes"]) == 0
    opened.put("Settings", ROWS["report_month"], 1, serial(LAST + -2))
    assert opened.get("Coverage", BODY, COVERAGE["change"]) == "–"
