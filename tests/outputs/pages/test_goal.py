"""A target that is missed by less than its KPI prints."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.goal import Goal, goal
from nenrin.outputs.pages.strategic import strategic
from nenrin.report.messages import strategic_message
from nenrin.tree import Target
from nenrin.vocabulary import Month
from nenrin.words import Words, say
from sample_figures import MONTH
from sample_report import sample_report


def aimed(target: float, language: str = "en", by: Month | None = None) -> Goal:
    """The refund rate, 3.0 % of revenue printed with one digit, lower is better, held against ``target``."""
    report = sample_report()
    kpi = report.kpi("refund_rate").model_copy(update={"target": Target(value=target, by=by or MONTH + 1)})
    grown = replace(report.tree, kpis={**report.tree.kpis, "refund_rate": kpi})
    compared = replace(report.compared["refund_rate"], actual=0.03)
    changed = replace(report, tree=grown, compared={**report.compared, "refund_rate": compared})
    return goal(Context(changed, Words(language), "html", drawn=False), "refund_rate")


def told(found: Goal) -> str:
    return re.sub("<[^>]+>", "", str(found.pace))


@pytest.mark.parametrize(("target", "distance", "pace"), [
    (0.028, "+0.2 pts", "−0.2 points next month"),
    (0.0298, "+0.02 pts", "−0.02 points next month"),
    (0.02998, "+0.002 pts", "−0.002 points next month"),
])
def test_a_narrow_miss_shows_as_many_digits_as_it_takes(target: float, distance: str, pace: str) -> None:
    found = aimed(target)
    assert (found.distance.text, found.distance.tone, found.reached) == (distance, "bad", False)
    assert told(found) == pace


def test_a_target_missed_by_less_than_a_thousandth_of_the_last_digit_is_reached_and_not_red() -> None:
    found = aimed(0.03 - 1e-8)
    assert (found.distance.text, found.distance.tone, found.reached) == ("0.0 pts", "", True)
    assert told(found) == "reached"


@pytest.mark.parametrize(("by", "pace"), [
    (MONTH, "due this month"), (MONTH + -1, "the date has passed"), (MONTH + 2, "−0.1 points a month for 2 months"),
])
def test_the_pace_knows_whether_the_date_is_to_come_now_or_past(by: Month, pace: str) -> None:
    assert told(aimed(0.028, by=by)) == pace


def test_a_difference_that_prints_as_zero_has_no_colour_and_no_number_in_the_headline() -> None:
    """46 new customers against a plan of 46.01 are behind plan by less than anyone can see."""
    report = sample_report()
    plan = replace(report.compared["new_customers"].plan, value=46.01, change=-0.01, relative=-0.01 / 46.01,
                   favourable=False)
    compared = replace(report.compared["new_customers"], plan=plan)
    narrow = replace(report, compared={**report.compared, "new_customers": compared})
    page = strategic(Context(narrow, Words("en"), "html", drawn=False))
    row = next(row for row in page.rows if row.name == "New customers")
    assert (row.change.text, row.change.tone, row.pin.number.text, row.pin.number.tone) == ("0", "", "0.0%", "")
    assert say(strategic_message(narrow), "en") == "1 of 2 strategic KPIs is behind plan: new customers"
