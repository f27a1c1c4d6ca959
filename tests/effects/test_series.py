"""Without a held-out group: the KPI against a series that the initiative did not touch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from forest import FIRST, grow, monthly
from nenrin.effects import Effect, measure
from nenrin.vocabulary import Month, Problems
from oracles import Oracle
from trial import cause

GENERATOR = np.random.default_rng(5)
BESIDE = GENERATOR.normal(100, 12, 30)
TREATED = 20 + 1.7 * BESIDE + GENERATOR.normal(0, 6, 30)
START = FIRST + 28
models = Oracle("statsmodels.api")


def effects(
    treated: Sequence[float], beside: Sequence[float], left_out: frozenset[Month] = frozenset(), until: Month = START,
) -> tuple[Effect, ...]:
    one = cause({"series": "beside"}, str(START), None)
    return measure([one], {}, {}, grow({"root": treated, "beside": beside}), until, left_out)


def test_the_effect_is_what_the_regression_did_not_predict() -> None:
    """With the prediction interval of an independent library."""
    (effect,) = effects([float(one) for one in TREATED], [float(one) for one in BESIDE])
    model = models.OLS(TREATED[:28], models.add_constant(BESIDE[:28])).fit()
    told = model.get_prediction([[1.0, BESIDE[28]]]).summary_frame(alpha=0.05)
    now = TREATED[28]
    assert effect.total == pytest.approx(now - told["mean"][0])
    assert effect.total_low == pytest.approx(now - told["obs_ci_upper"][0], rel=1e-6)
    assert effect.total_high == pytest.approx(now - told["obs_ci_lower"][0], rel=1e-6)
    assert (effect.outcome, effect.arms, effect.mismatch_p) == ("series", (), None)
    assert effect.lifts[0].method == "regression"


def test_the_differences_in_differences_stand_beside_it() -> None:
    """By hand: the control at twice the level moves half as far in its own terms."""
    wave = [10.0, 12.0, 9.0, 11.0, 8.0, 10.0, 12.0, 9.0, 11.0, 8.0, 10.0, 10.0, 10.0, 10.0]
    treated = [*(0.5 * value for value in wave[:-2]), 5.0 + 3.0, 5.0]
    one = cause({"series": "beside"}, str(FIRST + 12), None)
    effect = measure([one], {}, {}, grow({"root": treated, "beside": wave}), FIRST + 12)[0]
    assert effect.second is not None
    assert effect.second.method == "did"
    assert effect.second.difference == pytest.approx(3.0)
    assert effect.total == pytest.approx(3.0)


def test_every_month_of_the_cause_is_measured_and_its_own_months_teach_nothing() -> None:
    treated = [*map(float, TREATED[:28]), 900.0, 950.0]
    first, second = effects(treated, [float(one) for one in BESIDE], until=START + 1)
    assert (first.month, second.month) == (START, START + 1)
    assert second.total == pytest.approx(950.0 - (900.0 - (first.total or 0.0)), abs=60)
    assert second.lifts[0].significant


@pytest.mark.parametrize(("months", "plan"), [(11, "effect.series_short"), (12, None)])
def test_twelve_months_before_it_are_needed(months: int, plan: str | None) -> None:
    one = cause({"series": "beside"}, str(FIRST + months), None)
    lines = {name: [float(one) for one in line[: months + 1]] for name, line in (("root", TREATED), ("beside", BESIDE))}
    (effect,) = measure([one], {}, {}, grow(lines), FIRST + months)
    assert (effect.stopped and effect.stopped.plan) == plan


def test_partial_months_teach_nothing() -> None:
    lines = [float(one) for one in TREATED[:13]], [float(one) for one in BESIDE[:13]]
    one = cause({"series": "beside"}, str(FIRST + 12), None)
    grown = grow({"root": lines[0], "beside": lines[1]})
    (effect,) = measure([one], {}, {}, grown, FIRST + 12, frozenset({FIRST + 3}))
    assert effect.stopped is not None
    assert effect.stopped.facts == {"months": 11, "needed": 12}


@pytest.mark.parametrize("sign", [0.0, -1.7])
def test_a_control_that_does_not_move_with_it_is_refused(sign: float) -> None:
    noise = GENERATOR.normal(0, 6, 30)
    treated = [float(20 + sign * value + one) for value, one in zip(BESIDE, noise, strict=True)]
    (effect,) = effects(treated, [float(one) for one in BESIDE])
    assert effect.stopped is not None
    assert effect.stopped.plan == "effect.series_loose"


def test_a_month_without_a_value_says_so() -> None:
    series = monthly([float(one) for one in TREATED[:28]]), monthly([float(one) for one in BESIDE])
    one = cause({"series": "beside"}, str(START), None)
    (effect,) = measure([one], {}, {}, grow({"root": series[0], "beside": series[1]}), START)
    assert effect.stopped is not None
    assert effect.stopped.plan == "effect.series_absent"


def regions() -> Mapping[str, Mapping[str, Mapping[str, Mapping[Month, float]]]]:
    beside, treated = (monthly([float(one) for one in line]) for line in (BESIDE, TREATED))
    return {"region": {"West": {"root": treated}, "East": {"root": beside}}}


def test_an_untouched_segment_may_be_the_control() -> None:
    whole = [float(one + other) for one, other in zip(TREATED, BESIDE, strict=True)]
    grown = grow({"root": whole}, segments=regions())
    one = cause({"by": "region", "treated": ["West"], "control": "East"}, str(START), None)
    (effect,) = measure([one], {}, {}, grown, START)
    (by_kpi,) = effects([float(one) for one in TREATED], [float(one) for one in BESIDE])
    assert effect.total == by_kpi.total
    assert effect.lifts[0].arm == "West"


@pytest.mark.parametrize(("treated", "control", "told"), [
    (["Wets"], "East", "treated: 'region' has no segment 'Wets'; did you mean 'West'?"),
    (["West"], "North", "control: 'region' has no segment 'North'; there are: West, East"),
    (["West", "East"], "East", "treated: 'root' does not add up over segments; name one segment"),
])
def test_segments_that_are_not_there_are_problems(treated: list[str], control: str, told: str) -> None:
    grown = grow({"root": [1.0]}, segments=regions())
    one = cause({"by": "region", "treated": treated, "control": control}, str(START), None)
    with pytest.raises(Problems) as raised:
        measure([one], {}, {}, grown, START)
    assert [f"{problem.wrong}; {problem.right}" for problem in raised.value.problems] == [told]
