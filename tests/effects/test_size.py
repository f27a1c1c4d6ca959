"""How large an arm must be, and whether the arms are as large as they were meant to be."""

from __future__ import annotations

import pytest

from nenrin.effects.effect import Arm
from nenrin.effects.size import detectable, mismatch, needed
from oracles import Oracle

oracle = Oracle("scipy.stats")
power = Oracle("statsmodels.stats.power")


@pytest.mark.parametrize(("share", "lift"), [(0.1, 0.01), (0.02, 0.004), (0.5, 0.1)])
def test_the_needed_size_is_that_of_the_oracle(share: float, lift: float) -> None:
    variance = share * (1 - share)
    solved = power.NormalIndPower().solve_power(effect_size=lift / variance**0.5, alpha=0.05, power=0.8)
    assert needed(variance, lift) == pytest.approx(solved, abs=1.01)


def test_what_is_needed_for_a_lift_is_enough_to_detect_it() -> None:
    size = needed(0.09, 0.01) or 0
    arms = Arm("a", size, 0.1), Arm("b", size, 0.1)
    assert detectable(*arms, (0.09, 0.09)) == pytest.approx(0.01, rel=1e-3)


def test_no_size_tells_a_lift_of_nothing() -> None:
    assert needed(0.09, 0.0) is None


@pytest.mark.parametrize(("sizes", "shares"), [
    ((5000, 5100), (1, 1)), ((900, 100, 1010), (9, 1, 10)), ((3000, 1000), (2, 1)),
])
def test_the_sizes_of_the_arms_are_tested_against_the_declared_shares(
    sizes: tuple[int, ...], shares: tuple[int, ...],
) -> None:
    names = "abc"[: len(sizes)]
    arms = [Arm(name, size, 0.0) for name, size in zip(names, sizes, strict=True)]
    meant = [sum(sizes) * share / sum(shares) for share in shares]
    declared = {} if set(shares) == {1} else dict(zip(names, map(float, shares), strict=True))
    assert mismatch(arms, declared) == pytest.approx(oracle.chisquare(sizes, meant).pvalue, rel=1e-9)
