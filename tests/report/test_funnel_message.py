"""What is said of a funnel: how many came through, and the step that fell, with the names of its numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nenrin.report import Flow, Report
from nenrin.report.funnel import Step
from nenrin.report.funnel_message import funnel_message, funnels_message
from nenrin.vocabulary import Figure, Label
from nenrin.words import say
from sample_report import sample_report

FIRST = Step("customers", 2_000.0, 2_000.0)
HELD = Step("new_customers", 500.0, 510.0, 0.25, 0.23, 0.27, 0.255, -0.005, -0.03, 0.02)
FELL = Step("retained_customers", 200.0, 306.0, 0.4, 0.36, 0.44, 0.6, -0.2, -0.26, -0.14)


def report() -> Report:
    return sample_report()


def told(*steps: Step, place: int = 0) -> tuple[str, str]:
    sentence = funnel_message(report(), Flow(Label("Mail"), steps), place)
    return say(sentence, "en"), say(sentence, "ja")


def test_the_step_that_fell_is_said_with_its_rate_and_its_change() -> None:
    english, japanese = told(FIRST, HELD, FELL)
    assert english == (
        "Retained customers came to 10.0% of customers; against last year the step from new customers to retained "
        "customers fell most, by 20.0 points to 40.0%"
    )
    assert japanese == (
        "購入顧客数に対する継続顧客数の割合は10.0%で、前年同月から最も低下したのは新規顧客数から継続顧客数への段階"
        "（移行率40.0%、前年差△20.0ポイント）です"
    )


def test_where_none_fell_that_is_said() -> None:
    assert told(FIRST, HELD) == (
        "New customers came to 25.0% of customers; no step fell against last year by more than chance accounts for",
        "購入顧客数に対する新規顧客数の割合は25.0%で、前年同月から有意に低下した段階はありません",
    )


def test_without_last_year_nothing_is_compared() -> None:
    alone = told(replace(FIRST, before=None), replace(HELD, before=None, rate_before=None, change=None))
    assert alone == (
        "New customers came to 25.0% of customers; there is no last year to compare with",
        "購入顧客数に対する新規顧客数の割合は25.0%です。前年同月のデータはありません",
    )


def test_a_step_without_a_value_is_said() -> None:
    english, japanese = told(FIRST, Step("new_customers", None, None))
    assert english == "Mail: not every step has a value in November 2011"
    assert japanese == "Mail：2011年11月は値のない段階があります"


def test_small_rates_have_more_decimals() -> None:
    english, _ = told(FIRST, replace(HELD, count=13.0, rate=0.0065))
    assert english.startswith("New customers came to 0.65% of customers")


def test_every_number_has_the_name_under_which_the_json_holds_it() -> None:
    sentence = funnel_message(report(), Flow(Label("Mail"), (FIRST, HELD, FELL)), 1)
    ids = {name: one.id for name, one in sentence.facts.items() if isinstance(one, Figure)}
    assert ids == {
        "through": "funnels.1.through", "rate": "funnels.1.steps.2.rate", "change": "funnels.1.steps.2.change",
    }


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_several_funnels_the_headline_tells_the_one_that_fell_most(order: tuple[int, int]) -> None:
    both = (Flow(Label("A"), (FIRST, HELD)), Flow(Label("B"), (FIRST, FELL)))
    found = funnels_message(report(), [both[place] for place in order])
    assert found.plan == "funnel.fell"
