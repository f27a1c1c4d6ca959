"""A funnel: rates with their published intervals, the step that fell beyond chance, and what is refused."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from statistics import NormalDist

import pytest

from nenrin.report import Flow, Funnel, flows
from nenrin.report.funnel import Step
from nenrin.tree import Tree
from nenrin.vocabulary import Label, Month, Problems
from sample_figures import MONTH
from sample_report import sample_report

SENT, OPENED, BOUGHT = "customers", "new_customers", "retained_customers"
"""KPIs of the sample tree, taken for counts of one population."""
BEFORE = MONTH + -12


def tree(series: Mapping[str, Mapping[Month, float]]) -> Tree:
    return replace(sample_report().tree, series=series)


def flow(now: tuple[float, ...], before: tuple[float, ...] | None = None) -> Flow:
    """Three steps this month and a year before."""
    kpis = (SENT, OPENED, BOUGHT)[: len(now)]
    series: dict[str, dict[Month, float]] = {kpi: {MONTH: count} for kpi, count in zip(kpis, now, strict=True)}
    for kpi, count in zip(kpis, before or (), strict=False):
        series[kpi][BEFORE] = count
    (found,) = flows([Funnel(label=Label("Mail"), steps=kpis)], tree(series), MONTH)
    return found


def score_limits(share: float, size: float) -> tuple[float, float]:
    """Where |p̂ − p| = z·√(p(1−p)/n), solved as the quadratic it is: what Wilson's interval is by definition."""
    z = NormalDist().inv_cdf(0.975)
    a, b, c = 1 + z * z / size, -(2 * share + z * z / size), share * share
    root = math.sqrt(b * b - 4 * a * c)
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


@pytest.mark.parametrize(("of", "reached", "low", "high"), [
    (263, 81, 0.2553, 0.3662), (148, 15, 0.0624, 0.1605), (20, 0, 0.0, 0.1611), (29, 1, 0.0061, 0.1718),
])
def test_the_interval_of_a_rate_is_wilsons(of: int, reached: int, low: float, high: float) -> None:
    """Newcombe (1998), Statistics in Medicine 17, 857, table I, method 3: the score method without continuity."""
    step = flow((of, reached)).steps[1]
    assert step.rate == pytest.approx(reached / of)
    assert [step.low, step.high] == pytest.approx([low, high], abs=5e-5)


def test_the_limits_solve_the_score_equation() -> None:
    step = flow((91_224, 10_862)).steps[1]
    assert (step.low, step.high) == pytest.approx(score_limits(10_862 / 91_224, 91_224), rel=1e-12)


def test_the_difference_to_last_year_has_newcombes_interval() -> None:
    """Newcombe (1998), Statistics in Medicine 17, 873, table II, method 10: 56/70 − 48/80 → 0.0524 … 0.3339."""
    step = flow((70, 56), (80, 48)).steps[1]
    assert [step.change, step.change_low, step.change_high] == pytest.approx([0.2, 0.0524, 0.3339], abs=5e-5)
    back = flow((80, 48), (70, 56)).steps[1]
    assert back.fell_by == pytest.approx(0.0524, abs=5e-5), "by how much at least it fell"


def test_the_step_that_fell_most_beyond_chance_is_named() -> None:
    """A small step may fall by more points and still be chance."""
    found = flow((10_000, 5_000, 1_000), (10_000, 5_600, 1_130))
    assert found.fell is not None
    assert found.fell.kpi == OPENED
    small = flow((10_000, 5_000, 5), (10_000, 5_000, 9))
    assert (small.steps[2].change or 0.0) < 0
    assert small.fell is None
    assert small.steps[2].fell_by == 0.0


def test_a_step_that_rose_has_not_fallen() -> None:
    assert flow((100_000, 60_000), (100_000, 50_000)).fell is None


def test_how_many_of_the_first_reached_the_last() -> None:
    found = flow((200, 50, 10), (100, 50, 20))
    assert (found.through, found.through_before) == (0.05, 0.2)


def test_without_a_year_before_there_is_no_change() -> None:
    step = flow((200, 50)).steps[1]
    assert (step.rate, step.rate_before, step.change, step.change_high, step.fell_by) == (0.25, None, None, None, 0.0)


def test_of_nobody_there_is_no_share() -> None:
    found = flow((200, 0, 0))
    assert (found.steps[1].rate, found.steps[2].rate, found.steps[2].low) == (0.0, None, None)
    assert flow((0, 0)).through is None


def test_an_absent_count_is_absent_and_not_zero() -> None:
    funnel = Funnel(label=Label("Mail"), steps=(SENT, OPENED))
    (found,) = flows([funnel], tree({SENT: {MONTH: 5.0}}), MONTH)
    assert found.steps == (Step(SENT, 5.0, None), Step(OPENED, None, None))
    assert found.through is None


@pytest.mark.parametrize(("now", "before", "said"), [
    ((10.0, 11.0), None, f"in {MONTH} there are more 'new_customers' (11) than 'customers' (10)"),
    ((10.0, 5.0), (4.0, 5.0), f"in {BEFORE} there are more 'new_customers' (5) than 'customers' (4)"),
    ((10.5, 5.0), None, f"'customers' is 10.5 in {MONTH}, which is no count"),
    ((10.0, -1.0), None, f"'new_customers' is -1 in {MONTH}, which is no count"),
])
def test_what_is_no_funnel_is_refused(
    now: tuple[float, ...], before: tuple[float, ...] | None, said: str,
) -> None:
    with pytest.raises(Problems) as found:
        flow(now, before)
    (problem,) = found.value.problems
    assert problem.wrong == said
