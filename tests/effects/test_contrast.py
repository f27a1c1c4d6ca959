"""Differences between arms agree with published examples and with an independent statistics library."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nenrin.effects.contrast import adjusted, means, rates, significant, theta
from nenrin.effects.effect import Arm
from nenrin.expectations.forecast import Array
from oracles import Oracle

proportion = Oracle("statsmodels.stats.proportion")
weightstats = Oracle("statsmodels.stats.weightstats")
multitest = Oracle("statsmodels.stats.multitest")
oracle_stats = Oracle("scipy.stats")

GENERATOR = np.random.default_rng(20080320)


def rate(label: str, successes: int, size: int) -> Arm:
    return Arm(label, size, successes / size)


def mean(label: str, values: Array) -> Arm:
    return Arm(label, len(values), float(values.mean()), float(((values - values.mean()) ** 2).sum()))


@pytest.mark.parametrize(("one", "other", "low", "high"), [
    ((7, 34), (1, 34), 0.0189, 0.3404),
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((5, 56), (0, 29), -0.0381, 0.1926),
    ((10, 10), (0, 20), 0.6791, 1.0000),
])
def test_newcombe_s_published_examples(
    one: tuple[int, int], other: tuple[int, int], low: float, high: float,
) -> None:
    """Method 10 in table II of Newcombe (1998), and the example that the method of this program names."""
    found = rates([(1, rate("a", *one)), (-1, rate("b", *other))])
    assert (found.low, found.high) == pytest.approx((low, high), abs=6e-5)


@given(st.integers(1, 500), st.integers(1, 500), st.floats(0, 1), st.floats(0, 1))
def test_a_difference_of_rates_is_that_of_the_oracle(size: int, other_size: int, share: float, other: float) -> None:
    one, two = round(share * size), round(other * other_size)
    found = rates([(1, rate("a", one, size)), (-1, rate("b", two, other_size))])
    oracle = proportion.confint_proportions_2indep(one, size, two, other_size, method="newcomb", compare="diff")
    assert (found.low, found.high) == pytest.approx(oracle, abs=1e-9)
    if 0 < one + two < size + other_size:
        _, p = proportion.proportions_ztest([one, two], [size, other_size])
        assert found.p == pytest.approx(p, abs=1e-9)


@pytest.mark.parametrize("sizes", [(30, 45), (200, 60), (5000, 4000)])
def test_a_difference_of_means_is_welch_s(sizes: tuple[int, int]) -> None:
    one, other = GENERATOR.gamma(1.3, 20.0, sizes[0]), GENERATOR.normal(22.0, 4.0, sizes[1])
    found = means([(1, mean("a", one)), (-1, mean("b", other))])
    oracle = weightstats.CompareMeans(weightstats.DescrStatsW(one), weightstats.DescrStatsW(other))
    assert (found.low, found.high) == pytest.approx(oracle.tconfint_diff(usevar="unequal"), rel=1e-7)
    assert found.p == pytest.approx(oracle.ttest_ind(usevar="unequal")[1], abs=1e-8)


def test_a_weighted_sum_of_one_difference_is_that_difference_times_its_weight() -> None:
    treated, control = rate("a", 90, 400), rate("b", 60, 410)
    one, many = (rates([(weight, treated), (-weight, control)]) for weight in (1.0, 400.0))
    assert (many.value, many.low, many.high) == pytest.approx((400 * one.value, 400 * one.low, 400 * one.high))
    assert many.p == pytest.approx(one.p)


def test_the_interval_of_a_total_over_arms_that_share_a_control_covers_it_as_often_as_it_says() -> None:
    """Adding the arms' own intervals would ignore that one control serves both: by simulation, 95 % ± 1.5 %."""
    chances, sizes = (0.05, 0.08, 0.03), (700, 300, 900)
    true = 700 * (0.05 - 0.03) + 300 * (0.08 - 0.03)
    covered, rounds = 0, 3000
    for drawn in GENERATOR.binomial(sizes, chances, (rounds, 3)):
        one, two, control = (rate(str(place), int(count), size) for place, (count, size) in
                             enumerate(zip(drawn, sizes, strict=True)))
        found = rates([(700, one), (300, two), (-1000, control)])
        covered += found.low <= true <= found.high
    assert covered / rounds == pytest.approx(0.95, abs=0.015)


def test_a_ratio_of_sums_has_the_variance_of_the_delta_method() -> None:
    """Against the spread of many drawn trials."""
    ratios, errors = [], []
    for _ in range(400):
        visits = GENERATOR.poisson(2.0, 400) + 1
        spend = visits * GENERATOR.gamma(2.0, 5.0, 400)
        ratio = spend.sum() / visits.sum()
        squares = float(((spend - ratio * visits) ** 2).sum())
        arm = Arm("a", 400, float(ratio), squares, per=float(visits.mean()))
        ratios.append(arm.mean)
        errors.append(math.sqrt(squares / 399 / 400) / arm.per)
    assert np.mean(errors) == pytest.approx(np.std(ratios), rel=0.1)


def test_what_the_pre_period_explains_is_taken_off() -> None:
    """CUPED is the regression of the outcome on arm and pre-period; with one arm's θ that is ordinary covariance."""
    before = GENERATOR.normal(100, 30, 4000)
    treated = np.arange(4000) % 2 == 0
    after = 20 + 0.8 * before + GENERATOR.normal(0, 10, 4000) + 1.5 * treated
    arms = [with_pre(after[treated], before[treated]), with_pre(after[~treated], before[~treated])]
    slope = theta(arms)
    one, other = (adjusted(arm, slope) for arm in arms)
    design = np.column_stack([np.ones(4000), treated, before])
    coefficients, *_ = np.linalg.lstsq(design, after, rcond=None)
    found = means([(1, one), (-1, other)])
    assert (found.value, slope) == pytest.approx((coefficients[1], coefficients[2]), rel=1e-9)
    plain = means([(1, arms[0]), (-1, arms[1])])
    assert found.high - found.low < 0.5 * (plain.high - plain.low)
    assert one.squares == pytest.approx(float(np.var(after[treated] - slope * before[treated]) * 2000))


def with_pre(after: Array, before: Array) -> Arm:
    plain, centred = mean("a", after), before - before.mean()
    products = float((centred * (after - after.mean())).sum())
    return replace(
        plain, pre_mean=float(before.mean()), pre_squares=float((centred**2).sum()), pre_products=products,
    )


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_several_arms_are_judged_by_benjamini_and_hochberg(chances: list[float]) -> None:
    assert list(significant(chances)) == list(multitest.multipletests(chances, 0.05, method="fdr_bh")[0])


def test_arms_without_any_spread_have_an_interval_without_width() -> None:
    found = means([(1, Arm("a", 50, 3.0)), (-1, Arm("b", 50, 3.0))])
    assert (found.value, found.low, found.high, found.p) == (0.0, 0.0, 0.0, 1.0)


def test_the_difference_of_hillstrom_s_spend_is_that_of_the_oracle_from_its_summary() -> None:
    """From the published sums alone: n, mean and standard deviation of the men's and the held-out arm."""
    one, other = Arm("m", 1000, 1.42, 17.75**2 * 999), Arm("c", 1200, 0.65, 11.59**2 * 1199)
    found = means([(1, one), (-1, other)])
    oracle = oracle_stats.ttest_ind_from_stats(1.42, 17.75, 1000, 0.65, 11.59, 1200, equal_var=False)
    assert found.p == pytest.approx(oracle.pvalue, abs=1e-8)
