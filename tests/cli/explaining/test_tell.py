"""One KPI explained in words, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from nenrin.cli.explaining import gather, tell
from nenrin.expectations import Expectation
from nenrin.report import Report
from nenrin.vocabulary import Sentence
from nenrin.words import Words
from sample_figures import MONTH
from sample_report import sample_report

REPORT = sample_report()


def told(kpi: str, language: str = "en", report: Report = REPORT) -> dict[str, str]:
    return {section.title: "\n".join(section.lines) for section in tell(gather(report, kpi), Words(language))}


def test_the_six_questions_are_answered_in_order() -> None:
    assert list(told("revenue")) == [
        "What it is", "Its values", "Where they come from", "What moved it", "What is known", "What is not known",
    ]


def test_a_formula_is_told_in_words() -> None:
    assert "Revenue per customer = Revenue ÷ Customers" in told("revenue_per_customer")["What it is"]


def test_a_change_is_told_with_its_direction_on_the_goal() -> None:
    """Refunds fell: that is favourable."""
    values = told("refund_rate")["Its values"]
    assert "October 2011: 2.9% (−0.2 points, favourable)" in values


def test_the_rows_are_told_to_the_last_one() -> None:
    """5,602 rows, two of them repeated."""
    origin = told("revenue")["Where they come from"]
    assert "140,572.0" in origin
    said = "orders.csv: 5,600 of 5,602 rows used; set aside: 2 with the same order_id as an earlier row, which is kept"
    assert said in origin


def test_what_nobody_can_explain_is_told_with_the_question_to_ask() -> None:
    assert told("retained_customers")["What is not known"] == (
        "not explained: −51 customers (between −73 customers and −29 customers). "
        "Which customers abroad did not come back, and why?"
    )


def test_a_cause_is_told_with_its_evidence() -> None:
    assert told("revenue_per_customer")["What is known"] == (
        "Autumn price list: +£18.0, give or take £3.0. price list of 1 November 2011"
    )


def test_a_value_outside_its_band_is_never_called_expected() -> None:
    """Revenue of 140,572 lies below 150,000 and has no call-out of its own."""
    assert "not explained: −£20.4k" in told("revenue")["What is not known"]


def test_a_calm_month_leaves_nothing_unknown() -> None:
    calm = sample_report(calm=True)
    assert told("retained_customers", report=calm)["What is not known"] == "nothing: it lies inside what was expected"


def test_a_kpi_that_was_not_judged_says_why() -> None:
    partial = sample_report(judged=False)
    assert "The month is not complete." in told("revenue", report=partial)["What is not known"]


def test_a_kpi_behind_its_target_in_a_short_history_is_not_judged_for_the_history() -> None:
    """Behind plan is a verdict of its own; that no band could be drawn has another reason."""
    short = {MONTH: Expectation(reason=Sentence("expectation.short", {"months": 2, "needed": 6}))}
    report = sample_report()
    report = replace(
        report, expectations={**report.expectations, "revenue": short},
        explanations={kpi: one for kpi, one in report.explanations.items() if kpi != "revenue"},
    )
    said = told("revenue", report=report)["What is not known"]
    assert said.startswith("whether the month is unusual: History too short")


def test_without_a_month_before_nothing_is_made_up() -> None:
    bare = sample_report(plan=False, last_year=False)
    values = told("revenue", report=bare)["Its values"]
    assert "November 2010: none" in values
    assert "plan: none" in values


@pytest.mark.parametrize("kpi", REPORT.tree.kpis)
def test_japanese_says_the_same_without_english(kpi: str) -> None:
    """Ids, file names and what the configuration says in English only may stay."""
    english, japanese = told(kpi), told(kpi, "ja")
    assert [text.count("\n") for text in english.values()] == [text.count("\n") for text in japanese.values()]
    words = set(re.findall(r"[A-Za-z]{3,}", "".join(japanese.values())))
    assert words <= {"orders", "csv", "KGI", "repeated", "order", "Abroad", "price", "list", "November"}
