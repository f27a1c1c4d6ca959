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
from nenrin.sheets.callout_columns import AT as CALLOUT
from nenrin.sheets.callout_rows import called
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

WALKED = [LAST, *(FIRST + step for step in (28, 25, 24, 22, 19, 17, 12, 7, 5, 0))]
"""The issued month, months with claims of every kind, one with an unknown jump, quiet ones, and too early ones."""
EVERY_MONTH = pytest.mark.parametrize("month", [
    month if month in (LAST, FIRST + 24, FIRST + 19, FIRST + 5) else pytest.param(month, marks=pytest.mark.slow)
    for month in WALKED
], ids=str)
GOAL = {"so_far": "So far", "low": "Landing: low (95 %)", "mid": "Landing: middle", "high": "Landing: high (95 %)",
        "plan": "Plan of the year", "gap": "Gap (plan − middle)"}
FOUND = {"number": "number", "change": "change", "expected_change": "expected_change", "explained": "explained",
         "unexplained": "unexplained", "covered": "share_covered", "effect": "effect_on_root"}


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


def test_of_the_levers_another_month_shows_what_can_be_known(tmp_path: Path) -> None:
    """1 % of each leaf moves the KGI as it did then; what a lever would have to do is a dash, and a line says why."""
    month = FIRST + 20
    opened, report = chosen(month, tmp_path), then(month)
    sheet = opened.sheet("Goal")
    row = find(sheet, LEVER["kpi"], "Basket").row
    assert opened.get("Goal", row, LEVER["actual"]) == near(report.tree.value("basket", month))
    assert opened.get("Goal", row, LEVER["sensitivity"]) == near(0.01 * report.tree.series["revenue"][month], 1e3)
    assert {opened.get("Goal", row, LEVER[name]) for name in ("now", "share", "alone", "sensitivity_issued")} == {"–"}
    title = find(sheet, 0, "Levers: the leaves of the tree").row
    assert str(opened.get("Goal", title + 1, 0)).startswith("What a lever would have to do")


@EVERY_MONTH
def test_the_call_outs_are_those_of_the_month_chosen(month: Month, tmp_path: Path) -> None:
    opened, layout = chosen(month, tmp_path), Layout(model(past()), Words("en"))
    found = {one.kpi: one for one in then(month).findings.callouts}
    assert found.keys() <= set(called(layout))
    for row, kpi in enumerate(called(layout), BODY):
        for name, fact in FOUND.items():
            wanted = getattr(found[kpi], fact) if kpi in found else None
            assert number(opened.get("Unexplained", row, CALLOUT[name])) == near(wanted), (kpi, name)
    for kpi in layout.report.tree.kpis:
        state = Words("en").state(then(month).verdict(kpi).state)
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
    (LAST, "Call-outs of the month: 1"), (FIRST + 17, "Call-outs of the month: 0"),
    (FIRST + 2, "This month cannot be judged."),
], ids=str)
def test_the_summary_says_how_many_call_outs_another_month_has(month: Month, said: str, tmp_path: Path) -> None:
    opened = chosen(month, tmp_path)
    row = find(opened.sheet("Unexplained"), CALLOUT["kpi"], "Call-outs of the month: 1").row
    assert opened.get("Unexplained", row, CALLOUT["kpi"]) == said
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
