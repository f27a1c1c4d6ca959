"""The month in one sentence.

The sample, by hand: revenue 311 × 452 = 140,572; plan 378 × 428 = 161,784, so −21,212 = −13.1 %; last year
360 × 428 = 154,080, so −8.8 %; last month 373 × 430 = 160,390, so −19,818 = −12.4 %. Of the gap to plan, retained
customers hold (271 − 331.8) × (452 + 428) ÷ 2 = −26,752. The call-out: (271 − 322) × 441 = −22,491.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from nenrin.comparisons import Compared, Comparison
from nenrin.report import Report
from nenrin.report.conclusion import conclusion, side
from nenrin.vocabulary import Sentence
from nenrin.words import say
from sample_report import sample_report

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "report" / "conclusion.toml").read_text(encoding="utf-8"),
)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_month_in_one_sentence(case: dict[str, Any], language: str) -> None:
    assert say(conclusion(sample_report(**case["sample"])), language) == case[language]


SIDES = ("above", "below", "level", "none")
CHANGES = {"above": 5_000.0, "below": -5_000.0, "level": 20.0, "none": None}


def standing_at(plan: str, year: str, month: str = "above") -> Report:
    """The sample with the KGI's comparisons replaced: ± £5,000, a difference that prints as 0.0, or none."""

    def against(at: str) -> Comparison:
        change = CHANGES[at]
        return Comparison() if change is None else Comparison(100_000.0, change, change / 100_000.0, change > 0)

    report = sample_report()
    compared = Compared(100_000.0, against(month), against(year), against(plan))
    return replace(report, compared={**report.compared, "revenue": compared})


@pytest.mark.parametrize("plan", SIDES)
@pytest.mark.parametrize("year", SIDES)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_plan_and_last_year_may_each_lie_on_any_side(plan: str, year: str, language: str) -> None:
    said = say(conclusion(standing_at(plan, year)), language)
    plan_words = {"en": {"above": "above plan", "below": "below plan", "level": "on plan"},
                  "ja": {"above": "上回", "below": "下回", "level": "計画どおり"}}[language]
    year_words = {"en": {"above": "above last year", "below": "below last year", "level": "level with last year"},
                  "ja": {"above": "増" if plan != "level" else "上回", "below": "減" if plan != "level" else "下回",
                         "level": "前年同月並み"}}[language]
    if plan != "none":
        assert plan_words[plan] in said
    if year != "none" and plan != "none":
        assert year_words[year] in said
    if year == "none":
        assert {"en": "last year", "ja": "前年"}[language] not in said.split("、計画", maxsplit=1)[0]


@pytest.mark.parametrize(("month", "english"), [
    ("above", "Revenue came in £5.0k (5.0%) above last month"),
    ("below", "Revenue came in £5.0k (5.0%) below last month"),
    ("level", "Revenue came in level with last month"),
    ("none", "Revenue came to £100k"),
])
def test_the_first_month_ever_stands_beside_the_month_before_or_alone(month: str, english: str) -> None:
    assert say(conclusion(standing_at("none", "none", month)), "en").startswith(english)


def test_a_difference_that_prints_as_zero_is_level() -> None:
    report = sample_report()
    assert side(report, "revenue", Comparison(100_000.0, 49.0, 0.00049)) == "level"
    assert side(report, "revenue", Comparison(100_000.0, 50.0, 0.0005)) == "above"


def test_leaves_that_cancel_are_both_named_where_the_kgi_is_level() -> None:
    said = say(conclusion(standing_at("level", "none")), "en")
    assert "revenue per customer (+£8.3k) and retained customers (−£26.8k) offset each other" in said


def test_leaves_that_pull_apart_by_more_than_the_difference_are_both_named() -> None:
    """Against a gap of −£5,000, +£8,268 in one leaf stand over −£26,752 in another: neither holds the gap."""
    report = standing_at("below", "none")
    told = "; the gap to plan is mainly retained customers (−£26.8k) against revenue per customer (+£8.3k), "
    assert told in say(conclusion(report), "en")
    japanese = "計画差は継続顧客数（△26.8千ポンド）と顧客単価（+8.3千ポンド）の相殺が中心で、"
    assert japanese in say(conclusion(report), "ja")


def test_a_brief_conclusion_leaves_out_where_the_difference_sits() -> None:
    report = sample_report()
    full, brief = say(conclusion(report), "en"), say(conclusion(report, brief=True), "en")
    assert "retained customers (−£26.8k)" in full
    assert brief == (
        f"{full.partition('; ')[0]}; a change worth −£22.5k in retained customers is unexplained."
    )


def test_a_kgi_without_a_value_is_said_to_have_none() -> None:
    report = sample_report()
    absent = replace(report, compared={**report.compared, "revenue": Compared(None)}, attributions={})
    assert say(conclusion(absent), "en").startswith("Revenue has no value this month;")


def test_several_call_outs_are_counted_and_the_weightiest_is_named() -> None:
    report = sample_report()
    callout = report.findings.callouts[0]
    other = replace(callout, number=2, kpi="refund_rate", effect_on_root=None, unexplained=0.011)
    findings = replace(report.findings, callouts=(callout, other))
    said = say(conclusion(replace(report, findings=findings)), "en")
    assert said.endswith("2 changes are unexplained, the largest (−£22.5k) in retained customers.")


def test_a_call_out_beside_the_tree_is_worth_its_own_unit() -> None:
    report = sample_report()
    callout = replace(report.findings.callouts[0], kpi="refund_rate", effect_on_root=None, unexplained=0.011)
    said = say(conclusion(replace(report, findings=replace(report.findings, callouts=(callout,)))), "en")
    assert said.endswith("a change worth +1.1 points in refund rate is unexplained.")


def test_what_could_not_be_judged_is_not_called_calm() -> None:
    report = sample_report(calm=True)
    expectations = {kpi: {} if kpi == "refund_rate" else found for kpi, found in report.expectations.items()}
    said = say(conclusion(replace(report, expectations=expectations)), "en")
    assert said.endswith("nothing material is unexplained among the 5 KPIs that could be judged.")


def test_it_names_no_cause() -> None:
    """Where a difference sits is arithmetic; why it came is a finding, and stands elsewhere."""
    causal = ("because", "due to", "caused", "led to", "driven", "thanks to", "原因で", "により", "のため", "せいで")
    for case in CASES.values():
        for language in ("en", "ja"):
            said = say(conclusion(sample_report(**case["sample"])), language)
            assert not [word for word in causal if word in said]


def test_it_is_a_sentence_without_a_language() -> None:
    assert isinstance(conclusion(sample_report()), Sentence)
