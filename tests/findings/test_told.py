"""What a call-out tells besides its change: its basis, what was ruled out, who answers until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

import pytest

from forest import FIRST, grow, measured, monthly
from nenrin.expectations import Expectation
from nenrin.explanations import explain
from nenrin.findings import Callout, Findings, find
from nenrin.measures import Dimension, Suspect
from nenrin.vocabulary import Label, Sentence
from nenrin.words import say

MONTH = FIRST + 40
Said: TypeAlias = Mapping[str, object]


def found(
    band: Said | None = None, said: Said | None = None, suspects: tuple[Suspect, ...] = (), *, price: float = 10.0,
) -> Findings:
    """Revenue is orders × price; the orders fall by 400 in the last month, from 500; ``band``: of the orders."""
    orders = [500.0 + month % 3 for month in range(40)] + [100.0]
    prices = [10.0] * 40 + [price]
    root = [one * each for one, each in zip(orders, prices, strict=True)]
    tree = grow(
        {"root": root, "orders": orders, "price": prices},
        {"root": {"split": "orders * price"}, "orders": {"owner": "Mari", **(said or {})}},
        segments={"region": {
            name: {"orders": monthly([share * one for one in orders])} for name, share in (("UK", 0.7), ("Abroad", 0.3))
        }},
    )
    bands = {
        "root": Expectation(4000, 5000, 6000, p=0.0001, months=40, freedom=5.0),
        "orders": Expectation(**{  # type: ignore[arg-type]
            "low": 490.0, "mid": 500.0, "high": 510.0, "p": 0.0001, "months": 40, "freedom": 5.0, "method": "blend",
            **(band or {}),
        }),
        "price": Expectation(9.0, 10.0, 11.0, p=0.9, months=40, freedom=5.0),
    }
    expected = {kpi: {MONTH: one} for kpi, one in bands.items()}
    measures = replace(measured({"orders": {MONTH: None}}), suspects=suspects)
    region = Dimension.model_validate({"label": {"en": "Region", "ja": "地域"}, "source": "orders", "of": "region"})
    explained = explain(tree, [], expected, MONTH)
    return find(tree, {}, expected, explained, measures, MONTH, 1.0, 0.0, "GBP", {"region": region})


def callout(*args: Said | None, **more: object) -> Callout:
    (one,) = found(*args, **more).callouts  # type: ignore[arg-type]
    assert one.kpi == "orders"
    return one


def texts(sentences: tuple[Sentence, ...], language: str = "en") -> str:
    told = [say(sentence, language) for sentence in sentences]
    assert all(text.endswith("。" if language == "ja" else ".") for text in told)
    return " ".join(told)


def test_who_answers_until_when() -> None:
    one = callout()
    assert (one.owner, one.due, one.since) == (Label("Mari"), MONTH + 1, MONTH)
    assert callout(None, {"owner": None, "target": {"value": 5, "owner": "Ken"}}).owner == Label("Ken")
    assert callout(None, {"owner": None}).owner == Label("")


@pytest.mark.parametrize(
    ("band", "keys", "word"),
    [
        ({}, ["months", "season"], "3 years"),
        ({"months": 9}, ["months", "trial"], "9 months"),
        ({"months": 17}, ["months", "last_year"], "May 2010"),
        ({"without": frozenset([FIRST + 16])}, ["months", "season", "without"], "2 years"),
        ({"rebased": FIRST + 30}, ["months", "season", "rebased"], "July 2010"),
        ({"trading_days": 21.4, "calendar": -3.0}, ["months", "season", "calendar"], "21.4"),
        ({"method": "seasonal_naive"}, ["seasonal_naive"], "same month of last year"),
        ({"method": "process_behaviour"}, ["process_behaviour"], "mean of 40 months"),
        ({"method": "plan"}, ["plan"], "plan"),
    ],
)
def test_the_basis_says_what_the_expectation_rests_on(band: Said, keys: list[str], word: str) -> None:
    basis = callout(band).basis
    assert [sentence.plan for sentence in basis] == [f"callout.basis_{key}" for key in keys]
    assert word in texts(basis)
    assert texts(basis, "ja")


def test_a_kpi_that_follows_another_says_how_far() -> None:
    one = callout({"with_other": -4.0}, {"stance": "moves_with: price"})
    assert one.basis[-1].plan == "callout.basis_with"
    assert "price" in texts(one.basis)
    assert "Price" in texts(one.basis, "ja")


def test_what_was_ruled_out_is_what_was_checked() -> None:
    """Volume moved, price did not; the data is whole; both regions fell alike."""
    one = callout()
    assert [sentence.plan for sentence in one.ruled_out] == ["callout.ruled_data", "callout.ruled_spread"]
    assert "by region" in texts(one.ruled_out)
    assert "地域" in texts(one.ruled_out, "ja")
    calendar = callout({"trading_days": 21.0})
    assert "callout.ruled_calendar" in [sentence.plan for sentence in calendar.ruled_out]


def test_a_parent_in_its_band_and_a_child_in_its_band_are_named() -> None:
    tree = grow(
        {"root": [5000.0, 4700.0], "orders": [500.0, 470.0], "price": [10.0, 10.0], "tax": [1.0, 1.0]},
        {"root": {"split": "orders * price"}, "orders": {"split": "tax * tax"}},
    )
    bands = {"root": (5000.0, 900.0), "orders": (500.0, 10.0), "price": (10.0, 1.0), "tax": (1.0, 0.5)}
    month = FIRST + 1
    expected = {
        kpi: {month: Expectation(mid - half, mid, mid + half, p=0.0001, months=40, freedom=5.0)}
        for kpi, (mid, half) in bands.items()
    }
    one = find(tree, {}, expected, explain(tree, [], expected, month), measured(), month, 1.0, 0.0).callouts[0]
    told = {sentence.plan: sentence.facts["kpis"] for sentence in one.ruled_out}
    labels = {name: tree.kpis[name].label for name in tree.kpis}
    assert told == {"callout.ruled_children": (labels["tax"],), "callout.ruled_parents": (labels["root"],)}
    assert texts(one.ruled_out)
    assert texts(one.ruled_out, "ja")


def suspect(*kpis: str) -> Suspect:
    reason = Sentence("coverage.days_missing", {"days": 20, "usual": 21, "month": MONTH})
    return Suspect("missing days", "orders", MONTH, reason, kpis=kpis)


def test_a_doubt_about_its_data_is_asked_for_first() -> None:
    findings = found(suspects=(suspect("orders"),))
    (one,) = findings.callouts
    assert findings.suspects == (suspect("orders"),)
    assert one.question.plan == "callout.ask_data"
    assert "20 days" in say(one.question, "en")
    assert say(one.question, "ja").endswith("。")
    assert "callout.ruled_data" not in [sentence.plan for sentence in one.ruled_out]


def test_a_doubt_about_other_data_is_ruled_out() -> None:
    one = callout(suspects=(suspect("visits"),))
    assert one.question.plan != "callout.ask_data"
    assert "callout.ruled_doubts" in [sentence.plan for sentence in one.ruled_out]


def test_a_new_level_is_told_with_its_levels_and_is_no_call_out() -> None:
    values = [100.0 + month % 3 for month in range(24)] + [150.0 + month % 3 for month in range(17)]
    tree = grow({"root": values})
    findings = find(tree, {}, {}, {}, measured(), MONTH)
    assert findings.callouts == ()
    assert findings.breaks == {"root": (FIRST + 24,)}
    (level,) = findings.levels["root"]
    assert level.plan == "callout.level_up"
    assert "January 2010" in say(level, "en")
    assert "101" in say(level, "en")
    assert say(level, "ja").endswith("。")
