"""Differences between arms, and weighted sums of such differences, with their 95 % intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from nenrin.effects.chance import NORMAL, normal_tails, student_edge, student_tails
from nenrin.effects.effect import Arm

Weighted = Sequence[tuple[float, Arm]]
"""Arms with their weights: (1, treated), (−1, control) for a difference."""


@dataclass(frozen=True)
class Interval:
    """A value with its 95 % interval and the two-sided p of its being 0."""

    value: float
    low: float
    high: float
    p: float


def rates(arms: Weighted) -> Interval:
    """Σ w·rate by the squares of the Wilson limits.

    For a difference this is method 10 of Newcombe (1998), Statistics in Medicine 17, 873; for more arms its extension
    by Zou & Donner (2008). p is that of the pooled z test, in agreement with χ² on the table of the two arms.
    """
    value = math.fsum(weight * arm.mean for weight, arm in arms)
    below = above = 0.0
    for weight, arm in arms:
        low, high = wilson(arm)
        down, up = (arm.mean - low, high - arm.mean) if weight > 0 else (high - arm.mean, arm.mean - low)
        below += (weight * down) ** 2
        above += (weight * up) ** 2
    return Interval(value, value - math.sqrt(below), value + math.sqrt(above), _pooled(value, arms))


def wilson(arm: Arm) -> tuple[float, float]:
    """The score interval of one rate (Wilson 1927)."""
    share, size, square = arm.mean, arm.size, NORMAL * NORMAL
    centre = share + square / (2 * size)
    half = NORMAL * math.sqrt(share * (1 - share) / size + square / (4 * size * size))
    return (centre - half) / (1 + square / size), (centre + half) / (1 + square / size)


def _pooled(value: float, arms: Weighted) -> float:
    """All arms have one rate, says the hypothesis."""
    share = math.fsum(arm.mean * arm.size for _, arm in arms) / sum(arm.size for _, arm in arms)
    variance = share * (1 - share) * math.fsum(weight * weight / arm.size for weight, arm in arms)
    return normal_tails(value / math.sqrt(variance)) if variance > 0 else 1.0


def means(arms: Weighted) -> Interval:
    """Σ w·mean with variances of their own: Welch's t (1947); for ratios of sums the variance of the delta method."""
    return _welch(math.fsum(weight * arm.mean for weight, arm in arms), [
        (weight * weight * arm.squares / (arm.size - 1) / arm.size / arm.per**2, arm.size) for weight, arm in arms
    ])


def _welch(value: float, parts: Sequence[tuple[float, int]]) -> Interval:
    """From the variance and the size of each part; degrees of freedom by Satterthwaite (1946)."""
    variance = math.fsum(part for part, _ in parts)
    if variance <= 0:
        return Interval(value, value, value, 1.0 if value == 0 else 0.0)
    freedom = variance**2 / math.fsum(part**2 / (size - 1) for part, size in parts)
    error = math.sqrt(variance)
    half = student_edge(freedom) * error
    return Interval(value, value - half, value + half, student_tails(value / error, freedom))


def theta(arms: Sequence[Arm]) -> float:
    """The slope of the outcome on the pre-period within the arms, pooled: what CUPED takes off (Deng et al. 2013)."""
    spread = math.fsum(arm.pre_squares for arm in arms)
    return math.fsum(arm.pre_products for arm in arms) / spread if spread > 0 else 0.0


def adjusted(arm: Arm, slope: float) -> Arm:
    """The arm as it would be without what the pre-period already said: y − θ·x."""
    squares = arm.squares - 2 * slope * arm.pre_products + slope * slope * arm.pre_squares
    mean = arm.mean - slope * (arm.pre_mean or 0.0)
    return Arm(arm.label, arm.size, mean, max(squares, 0.0), arm.control)


def significant(chances: Sequence[float], rate: float = 0.05) -> tuple[bool, ...]:
    """Which of several p-values stand out (Benjamini & Hochberg 1995), in their order."""
    ranked = sorted(chances)
    passed = [chance for place, chance in enumerate(ranked, 1) if chance <= rate * place / len(ranked)]
    return tuple(chance <= max(passed, default=-1.0) for chance in chances)
