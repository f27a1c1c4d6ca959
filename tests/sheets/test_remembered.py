"""What earlier months left behind stands on the sheets: claims, open questions, restatements, the year so far."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from grown_memory import BEFORE, plain, remembered
from grown_report import FIRST
from nenrin.explanations import Score, Standing
from nenrin.outputs import proof, workbook
from nenrin.sheets import Book, compose
from nenrin.sheets.bridge_columns import AT as BRIDGE
from nenrin.sheets.callout_columns import AT as CALLOUT
from nenrin.sheets.callout_words import TEXT
from nenrin.sheets.claims_columns import AT as CLAIM
from nenrin.sheets.layout import FIRST as MONTHS
from nenrin.sheets.rows import BODY
from nenrin.vocabulary import Month
from nenrin.words.catalogue import texts
from opened_workbook import Opened, find
from sample_report import sample_report


@cache
def written(language: str = "en") -> tuple[Book, bytes]:
    book = compose(remembered(), language)
    return book, workbook.write(book)


@pytest.fixture(name="opened")
def _opened(tmp_path: Path) -> Opened:
    return Opened(*written(), tmp_path)


def data_cell(opened: Opened, kpi: str, series: str, month: Month) -> tuple[int, int]:
    """Where Data holds a number."""
    sheet = opened.sheet("Data")
    spots = {(cell.row, cell.column): cell.value for cell in sheet.cells}
    rows = (row for (row, column), value in spots.items() if column == 0 and value == kpi and spots[row, 3] == series)
    row = next(rows)
    return row, MONTHS + (month - FIRST)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_formula_recalculates(language: str) -> None:
    book, data = written(language)
    assert proof.prove(data, book) == ()


def test_a_combination_of_segments_is_named_with_both_dimensions(opened: Opened) -> None:
    sheet = opened.sheet("Unexplained")
    row = find(sheet, CALLOUT["kpi"], "Where it sits").row
    assert opened.get("Unexplained", row, TEXT) == "Region × channel: North × Web 80%"


def test_a_call_out_says_its_kind_its_ground_what_is_ruled_out_and_who_answers_until_when(opened: Opened) -> None:
    sheet = opened.sheet("Unexplained")
    row = find(sheet, CALLOUT["kpi"], "Where it sits").row - 1
    assert opened.get("Unexplained", row, TEXT) == "Kind: month · since: April 2012 · owner: sales · due: July 2012"
    below = {label: find(sheet, CALLOUT["kpi"], label).row for label in ("What the expectation rests on", "Ruled out")}
    lines = [opened.get("Unexplained", below["What the expectation rests on"] + step, TEXT) for step in (0, 1)]
    assert lines == ["thirty months", "a season"]
    assert opened.get("Unexplained", below["Ruled out"], TEXT) == "the data"


def test_questions_of_earlier_months_stay_below_with_their_answers(opened: Opened) -> None:
    sheet = opened.sheet("Unexplained")
    start = find(sheet, 0, "Questions of earlier months, as issued").row
    shown = [
        {cell.column: cell.value for cell in sheet.cells if cell.row == row} for row in range(start + 2, start + 5)
    ]
    assert [line[CALLOUT["kpi"]] for line in shown] == ["Basket", "Goods", "gone"]
    assert [line[CALLOUT["pm"]] for line in shown] == ["open", "answered", "open"]
    assert [line[CALLOUT["change"]] for line in shown] == [12.0, -7.0, "–"]
    assert shown[1][CALLOUT["excess"]] == "A late delivery."


def test_what_is_left_for_a_claim_follows_the_numbers_of_its_month(opened: Opened) -> None:
    """4 more expected of that month leave 4 less for the claim; the other claims are as the run found them."""
    sheet = opened.sheet("Initiatives")
    row = find(sheet, 0, "Mail").row
    assert opened.get("Initiatives", row, CLAIM["others"]) == pytest.approx(3.0)
    observed = opened.get("Initiatives", row, CLAIM["observed"])
    assert observed == pytest.approx(opened.get("Initiatives", row, CLAIM["surprise"]) - 3.0)  # type: ignore[operator]
    assert opened.get("Initiatives", row, CLAIM["beside"]) == pytest.approx(min(0.0, observed - 10.0))  # type: ignore[operator]
    at = data_cell(opened, "basket", "middle", BEFORE)
    opened.put("Data", *at, opened.get("Data", *at) + 4.0)  # type: ignore[operator]
    assert opened.get("Initiatives", row, CLAIM["observed"]) == pytest.approx(observed - 4.0)  # type: ignore[operator]


def test_a_cause_says_on_the_register_how_it_stands() -> None:
    """Once, at its own KPI, whatever other KPIs it is carried to."""
    report = sample_report()
    cause = report.causes[0]
    score = Score(cause.id, cause.kpi, BEFORE, 1.0, 2.0, 0.0, "nothing")
    standing = Standing(cause.id, cause.label, cause.kpi, "in_force", scores=(score,), notes=(plain("look again"),))
    book = compose(replace(report, standings=(standing,)), "en")
    said = [cell.value for sheet in book.sheets for cell in sheet.cells if str(cell.value).endswith("look again")]
    told = [texts("en")["claim.phase.in_force"], f"April 2012: {texts('en')['claim.outcome.nothing']}", "look again"]
    assert said == ["\n".join(told)]


def test_a_restated_number_stands_beside_what_was_sent_and_follows_an_edit(opened: Opened) -> None:
    sheet = opened.sheet("Data")
    row = find(sheet, 0, "Restated since the last report").row + 2
    assert opened.get("Data", row, MONTHS + 2) == pytest.approx(25.0)
    assert opened.get("Data", row + 1, MONTHS + 2) == "–"               # before the first month: nothing to read
    at = data_cell(opened, "goods", "AC", BEFORE)
    opened.put("Data", *at, opened.get("Data", *at) + 5.0)  # type: ignore[operator]
    assert opened.get("Data", row, MONTHS + 2) == pytest.approx(30.0)
    assert not [cell for cell in sheet.cells if cell.row > row + 1 and cell.column == 0 and cell.value == "gone"]


def test_the_year_so_far_is_shared_out_and_closes_with_tree(opened: Opened) -> None:
    report = remembered()
    assert report.year is not None
    assert report.year.failure is None
    sheet, at = opened.sheet("Bridge"), BRIDGE["year"]
    foot = find(sheet, 0, texts("en")["sheet.bridge.residual"]).row
    year = [Month(2012, number) for number in range(1, 7)]
    series = report.tree.series["profit"]
    change = sum(series[month] - series[month + -12] for month in year)
    assert opened.get("Bridge", foot - 1, at) == pytest.approx(change)
    assert opened.get("Bridge", BODY, at) == pytest.approx(change)
    assert opened.get("Bridge", foot, at) == 0
    opened.put("Bridge", find(sheet, 0, "Goods").row, at, 0.0)
    assert opened.get("Bridge", foot, at) != 0
