"""The leaves that the change of the KGI is made of, largest first, each by the name people give it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nenrin.attribution import Attribution
from nenrin.report.drivers import drivers, extreme, main_reference, name, prints
from nenrin.report.period import fiscal_year
from nenrin.tree import Node
from nenrin.vocabulary import Figure, Format, Month, Sentence
from nenrin.words import say
from sample_report import sample_report


def test_leaves_stand_by_the_size_of_their_effect_with_their_own_values() -> None:
    """Against plan: retained (271 − 331.8) × 440, per customer 24 × 344.5, new (40 − 46.2) × 440."""
    found = drivers(sample_report(), "plan")
    assert [one.node.kpi for one in found] == ["retained_customers", "revenue_per_customer", "new_customers"]
    assert [one.effect.value for one in found] == pytest.approx([-26_752.0, 8_268.0, -2_728.0])
    assert [found[0].before.value, found[0].after.value] == pytest.approx([331.8, 271.0])
    assert [one.effect.favourable for one in found] == [False, True, False]


def test_what_lowers_a_kgi_that_should_fall_is_favourable() -> None:
    report = sample_report()
    for better, favourable in (("down", [True, False, True]), ("none", [None, None, None])):
        root = report.kpi("revenue").model_copy(update={"better": better})
        changed = replace(report, tree=replace(report.tree, kpis={**report.tree.kpis, "revenue": root}))
        assert [one.effect.favourable for one in drivers(changed, "plan")] == favourable


def test_the_largest_of_each_sign_is_found_or_none() -> None:
    found = drivers(sample_report(), "plan")
    assert [extreme(found, sign) for sign in (1, -1)] == [found[1], found[0]]
    assert extreme(found[1:2], -1) is None


def test_an_effect_that_prints_as_zero_is_left_out() -> None:
    report = sample_report()
    paths = [node.path for node in report.tree.nodes if node.leaf]
    effects = dict(zip(paths, (49.0, -50.0, 0.0), strict=True))
    changed = replace(report, attributions={"plan": Attribution("plan", 0.0, -1.0, effects)})
    assert [one.effect.value for one in drivers(changed, "plan")] == [-50.0]


def test_the_plan_is_preferred_then_last_year_then_last_month() -> None:
    samples = (sample_report(), sample_report(plan=False), sample_report(plan=False, last_year=False))
    assert [main_reference(report) for report in samples] == ["plan", "prior_year", "prior_month"]
    assert main_reference(replace(samples[0], attributions={})) is None


@pytest.mark.parametrize(("back", "english", "japanese"), [
    (0, "Customers", "購入顧客数"), (1, "Customers of the month before", "前月の購入顧客数"),
    (3, "Customers of 3 months before", "3か月前の購入顧客数"),
])
def test_a_leaf_read_from_an_earlier_month_says_so(back: int, english: str, japanese: str) -> None:
    named = name(sample_report(), Node("customers", "revenue/customers", 1, back))
    sentence = Sentence("common.plain", {"text": named})
    assert (say(sentence, "en"), say(sentence, "ja")) == (english, japanese)


def test_what_prints_as_zero_does_not_print() -> None:
    thousand = Format(style="currency", scale="thousand", digits=1)
    assert [prints(Figure(value, "change", thousand)) for value in (None, 0.0, 49.9, 50.0, -50.0)] == [
        False, False, False, True, True,
    ]


def test_a_fiscal_year_is_named_by_the_year_in_which_it_begins() -> None:
    assert [fiscal_year(Month(2012, number), 4) for number in (3, 4)] == ["2011", "2012"]
    assert fiscal_year(Month(2011, 11), 1) == "2011"
