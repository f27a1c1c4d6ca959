"""The verdict on one KPI: against the plan where it is strategic, against the expected otherwise."""

from __future__ import annotations

import pytest

from forest import FIRST, kpi
from nenrin.comparisons import Compared, Comparison
from nenrin.expectations import Expectation
from nenrin.explanations import Explanation
from nenrin.findings import State, Verdict
from nenrin.findings.judge import Evidence, judge
from nenrin.vocabulary import Figure, Sentence

BAND = Expectation(90.0, 100.0, 110.0, p=0.5, months=36, freedom=5.0)
SHORT = Expectation(months=3, reason=Sentence("expectation.short", {"months": 3, "needed": 6}))


def verdict(
    actual: float,
    plan: float | None = None,
    expectation: Expectation = BAND,
    barred: Sentence | None = None,
    **said: object,
) -> Verdict:
    compared = Compared(actual, plan=Comparison(value=plan))
    known = Explanation("kpi")
    if expectation.mid is not None:
        surprise = actual - expectation.mid
        known = Explanation("kpi", 0.0, 0.0, surprise, 0.0, surprise, surprise - 10, surprise + 10, (), 10.0)
    return judge(Evidence("kpi", kpi("kpi", **said), compared, expectation, known, barred, "GBP"))


@pytest.mark.parametrize(
    ("actual", "better", "state"),
    [
        (105.0, "up", State.ON_PLAN), (104.0, "up", State.ON_PLAN), (103.9, "up", State.BEHIND_PLAN),
        (103.9, "down", State.ON_PLAN), (104.1, "down", State.BEHIND_PLAN),
    ],
)
def test_a_strategic_kpi_is_on_or_behind_plan_by_its_better_direction(
    actual: float, better: str, state: State,
) -> None:
    found = verdict(actual, plan=104.0, stance="strategic", better=better)
    assert found.state is state
    assert not found.surprising


def test_it_also_says_when_the_month_left_its_band() -> None:
    found = verdict(125.0, plan=104.0, stance="strategic")
    assert (found.state, found.surprising) == (State.ON_PLAN, True)


def test_without_a_plan_for_the_month_its_target_counts() -> None:
    target = {"value": 120.0}
    behind = verdict(119.0, stance="strategic", target=target)
    assert behind.state is State.BEHIND_PLAN
    assert behind.reason.plan == "verdict.behind_target"
    assert verdict(119.0, plan=100.0, stance="strategic", target=target).state is State.ON_PLAN


def test_without_plan_and_target_or_without_a_direction_it_is_judged_like_all_others() -> None:
    assert verdict(105.0, stance="strategic").state is State.STABLE
    assert verdict(125.0, plan=104.0, stance="strategic", better="none").state is State.UNEXPLAINED


def test_a_strategic_kpi_with_a_short_history_still_has_a_plan() -> None:
    assert verdict(105.0, plan=104.0, expectation=SHORT, stance="strategic").state is State.ON_PLAN


def test_nobody_is_judged_on_a_partial_month() -> None:
    why = Sentence("coverage.partial", {"month": FIRST})
    for stance in ("strategic", "still"):
        found = verdict(125.0, plan=104.0, barred=why, stance=stance)
        assert (found.state, found.reason, found.surprising) == (State.NOT_JUDGED, why, False)


def test_without_a_band_the_reason_is_the_expectations() -> None:
    found = verdict(125.0, expectation=SHORT)
    assert (found.state, found.reason) == (State.NOT_JUDGED, SHORT.reason)


def test_a_kpi_that_is_not_strategic_is_not_judged_by_its_plan() -> None:
    assert verdict(105.0, plan=200.0).state is State.STABLE
    assert verdict(125.0, plan=100.0).state is State.UNEXPLAINED


def test_the_reason_carries_the_figures_in_the_kpis_format() -> None:
    found = verdict(125.0, format={"style": "currency", "digits": 1})
    actual, surprise = found.reason.facts["actual"], found.reason.facts["surprise"]
    assert isinstance(actual, Figure)
    assert isinstance(surprise, Figure)
    assert (actual.value, actual.kind, actual.currency, actual.format.digits) == (125.0, "level", "GBP", 1)
    assert (surprise.value, surprise.kind) == (25.0, "change")
