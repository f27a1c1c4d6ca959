"""Headlines, questions and reasons: every one of them can be said, in both languages."""

from __future__ import annotations

import re

import pytest

from forest import FIRST, grow, measured, monthly
from nenrin.comparisons import Compared, Comparison
from nenrin.expectations import Expectation
from nenrin.explanations import Cause, explain
from nenrin.findings import Callout, Findings, find
from nenrin.vocabulary import Month
from nenrin.words import say

MONTH = FIRST + 1
COUNT = {"source": "orders", "agg": "count", "of": "customer_id"}
MONEY = {"style": "currency", "digits": 0}


def found(surprise: float, size: tuple[float, float] | str | None = None, **said: object) -> Findings:
    """One KPI, expected at 1,000 ± 10; ``size`` of a cause: a range, ``direction`` for none, or no cause at all."""
    tree = grow({"root": [1000.0, 1000.0 + surprise]}, {"root": {"format": MONEY, **said}})
    expected: dict[str, dict[Month, Expectation]] = {
        "root": {MONTH: Expectation(990.0, 1000.0, 1010.0, p=0.01, months=40, freedom=5.0)},
    }
    cause: dict[str, object] = {
        "id": "mail", "label": {"en": "Spring mail", "ja": "春のメール"}, "kpi": "root", "kind": "initiative",
        "direction": "up" if surprise >= 0 or size != "direction" else "down", "months": {"from": str(MONTH)},
    }
    if not isinstance(size, str):
        cause["size"] = size
    causes = [] if size is None else [Cause.model_validate(cause)]
    compared = {"root": Compared(1000.0 + surprise, plan=Comparison(value=1020.0))}
    return find(
        tree, compared, expected, explain(tree, causes, expected, MONTH), measured(), MONTH, 1.0, 0.0, "GBP",
    )


CASES: dict[str, tuple[Findings, str, str]] = {
    "up": (found(50), "headline_unexplained_up", "ask_amount"),
    "down": (found(-50, measure=COUNT), "headline_unexplained_down", "ask_count"),
    "rate": (found(50, formula="a / b"), "headline_unexplained_up", "ask_rate"),
    "direction": (found(-50, "direction"), "headline_unexplained_down", "ask_size"),
    "despite_up": (found(20, (60, 60)), "headline_unexplained_despite_down", "ask_amount"),
    "despite_down": (found(-50, (3, 5)), "headline_unexplained_despite_down", "ask_amount"),
    "partly": (found(50, (20, 22)), "headline_partly", "ask_amount"),
    "too_much": (found(50, (69, 71)), "headline_claimed_too_much", "ask_amount"),
    "failed": (found(1, (40, 50)), "headline_failed", "ask_failed"),
    "masked": (found(-8, (9, 9)), "headline_masked", "ask_masked"),
}


@pytest.mark.parametrize("case", CASES)
def test_each_kind_has_its_headline_and_its_question(case: str) -> None:
    findings, headline, question = CASES[case]
    callout = findings.callouts[0]
    assert callout.headline.plan == f"callout.{headline}"
    assert callout.question.plan == f"callout.{question}"


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("case", CASES)
def test_they_can_be_said(case: str, language: str) -> None:
    findings, _, _ = CASES[case]
    callout = findings.callouts[0]
    label = findings.verdicts["root"].reason
    for sentence in (callout.headline, callout.question, label):
        said = say(sentence, language)
        assert "{" not in said
        assert said.endswith("。" if language == "ja" else (".", "?"))
    assert say(callout.headline, language).startswith("Root")


def test_the_question_asks_in_plain_words() -> None:
    assert say(CASES["up"][0].callouts[0].headline, "en") == (
        "Root came to £1,050: £50 more than expected, and no cause is known."
    )
    assert say(CASES["direction"][0].callouts[0].question, "en") == (
        "How much of the £50 is due to Spring mail? What else happened, and will it last?"
    )


def of_regions(uk: float, abroad: float) -> Callout:
    """A child of which 400 came from the UK and 500 from abroad for a year; in the last month, this."""
    last = uk + abroad
    tree = grow(
        {"root": [1000.0] * 13 + [last + 100.0], "a": [900.0] * 13 + [last], "b": [100.0] * 14},
        {"root": {"split": "a + b"}, "a": {"also": [{"by": "region"}]}},
        segments={"region": {
            "UK": {"a": monthly([400.0] * 13 + [uk])}, "Abroad": {"a": monthly([500.0] * 13 + [abroad])},
        }},
    )
    expected = {
        kpi: {FIRST + 13: Expectation(mid - 10, mid, mid + 10, p=0.001, months=13, freedom=5.0)}
        for kpi, mid in {"root": 1000.0, "a": 900.0, "b": 100.0}.items()
    }
    explained = explain(tree, [], expected, FIRST + 13)
    return find(tree, {}, expected, explained, measured(), FIRST + 13).callouts[0]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_where_a_change_sits_it_is_asked_for(language: str) -> None:
    callout = of_regions(0.0, 500.0)
    assert callout.question.plan == "callout.ask_segment"
    assert "UK" in say(callout.question, language)
    assert "100%" in say(callout.question, language)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_place_that_moved_further_than_the_whole_is_said_with_what_takes_it_back(language: str) -> None:
    """The UK loses 400, abroad gains 40: 400 of 360 is 111 %, of which 11 % are taken back."""
    callout = of_regions(0.0, 540.0)
    assert callout.where[0].share == pytest.approx(400 / 360)
    assert callout.question.plan == "callout.ask_segment_beyond"
    text = say(callout.question, language)
    assert re.findall(r"\d+%", text) == ["111%", "11%"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_place_that_is_all_but_the_whole_is_called_that(language: str) -> None:
    """400 of 392 would be 102 %, with 2 % taken back: nothing that anybody has to think about."""
    callout = of_regions(0.0, 508.0)
    assert callout.where[0].share == pytest.approx(400 / 392)
    assert callout.question.plan == "callout.ask_segment_all"
    assert "%" not in say(callout.question, language)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_branch_that_moved_further_than_the_whole_too(language: str) -> None:
    """One of two children loses 300, the other gains 60: 300 of 240."""
    tree = grow(
        {"root": [1000.0, 760.0], "a": [500.0, 200.0], "b": [500.0, 560.0]}, {"root": {"split": "a + b"}},
    )
    bands = {"root": 1000.0, "a": 500.0, "b": 500.0}
    expected = {
        kpi: {MONTH: Expectation(mid - half, mid, mid + half, p=0.001, months=13, freedom=5.0)}
        for kpi, mid in bands.items() for half in [10.0 if kpi == "root" else 600.0]
    }
    callout = find(tree, {}, expected, explain(tree, [], expected, MONTH), measured(), MONTH).callouts[0]
    assert (callout.kpi, callout.branch) == ("root", "a")
    assert callout.question.plan == "callout.ask_branch_beyond"
    assert re.findall(r"\d+%", say(callout.question, language)) == ["125%", "25%"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_reasons_of_strategic_kpis_name_plan_or_target(language: str) -> None:
    behind = found(5, stance="strategic").verdicts["root"].reason
    reached = found(50, stance="strategic").verdicts["root"].reason
    assert (behind.plan, reached.plan) == ("verdict.behind_plan", "verdict.on_plan")
    assert "1,020" in say(behind, language)
