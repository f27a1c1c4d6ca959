"""Student's t: how improbable a deviation is, without a statistics library."""

from __future__ import annotations

import math
from functools import lru_cache

_TINY = 1e-300
_STEPS = 500
_PRECISION = 1e-15
_OUTSIDE = 0.05
"""The share of quiet months that a 95 % band leaves outside."""


def two_sided(t: float, freedom: float) -> float:
    """P(abs(T) ≥ abs(t)) for a Student t with ``freedom`` > 0 degrees of freedom.

    Source: Abramowitz & Stegun 26.7.1 by the regularised incomplete beta function, I_x(ν/2, 1/2) with x = ν/(ν + t²).
    """
    return _beta(freedom / (freedom + t * t), freedom / 2, 0.5) if t else 1.0


@lru_cache(maxsize=256)
def edge(freedom: float) -> float:
    """The t beyond which, on both sides together, 5 % lie: 1.96 for a normal distribution, more for fewer degrees."""
    low, high = 0.0, 1.0
    while two_sided(high, freedom) > _OUTSIDE:
        low, high = high, 2 * high
    while high - low > 1e-13 * high:
        middle = (low + high) / 2
        low, high = (middle, high) if two_sided(middle, freedom) > _OUTSIDE else (low, middle)
    return (low + high) / 2


def p_value(deviation: float, half_width: float, freedom: float) -> float:
    """The two-sided p-value of a deviation from the middle of a 95 % band: 0.05 exactly at its edge.

    A band without width knows only one value: p is 1 there and 0 elsewhere.
    """
    if half_width <= 0:
        return 0.0 if deviation else 1.0
    return two_sided(deviation / half_width * edge(freedom), freedom)


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b), by the fraction that converges faster (DLMF 8.17.4)."""
    if not 0 < x < 1:
        return float(x >= 1)
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x),
    )
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of I_x(a, b) (DLMF 8.17.22), by Lentz's method."""
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    total = d
    for step in range(1, _STEPS):
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        for term in (even, odd):
            d = 1 / _away(1 + term * d)
            c = _away(1 + term / c)
            total *= c * d
        if abs(c * d - 1) < _PRECISION:
            break
    return total


def _away(value: float) -> float:
    """The value, kept away from zero."""
    return value if abs(value) > _TINY else _TINY
