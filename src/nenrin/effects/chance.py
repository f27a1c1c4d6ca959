"""The distributions by which an effect is told from chance: normal, Student's t, χ²."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

LEVEL = 0.95
NORMAL = NormalDist().inv_cdf((1 + LEVEL) / 2)
"""1.959964: the edge of the middle 95 % of a normal distribution."""
_FAR = 1e6
"""Beyond so many degrees of freedom Student's t is taken to be normal: its edge then is so to 3e-7."""
_TINY = 1e-300
_STEPS = 500
_PRECISION = 1e-15


def normal_tails(z: float) -> float:
    """P(abs(Z) ≥ abs(z))."""
    return math.erfc(abs(z) / math.sqrt(2))


def student_tails(t: float, freedom: float) -> float:
    """P(abs(T) ≥ abs(t)) for a Student t with ``freedom`` > 0 degrees of freedom.

    Source: Abramowitz & Stegun 26.7.1 by the regularised incomplete beta function, I_x(ν/2, 1/2) with x = ν/(ν + t²).
    """
    if freedom > _FAR:
        return normal_tails(t)
    return _beta(freedom / (freedom + t * t), freedom / 2, 0.5) if t else 1.0


@lru_cache(maxsize=1024)
def student_edge(freedom: float) -> float:
    """The t beyond which, on both sides together, 5 % lie: 1.96 for a normal distribution, more for fewer degrees."""
    low, high = 0.0, 1.0
    while student_tails(high, freedom) > 1 - LEVEL:
        low, high = high, 2 * high
    while high - low > 1e-13 * high:
        middle = (low + high) / 2
        low, high = (middle, high) if student_tails(middle, freedom) > 1 - LEVEL else (low, middle)
    return (low + high) / 2


def chi_square_tail(value: float, freedom: int) -> float:
    """P(χ² ≥ value): Q(ν) = Q(ν − 2) + (x/2)^(ν/2 − 1) e^(−x/2) ÷ Γ(ν/2) (Abramowitz & Stegun 26.4.6)."""
    half = value / 2
    tail = math.exp(-half) if freedom % 2 == 0 else math.erfc(math.sqrt(half))
    for degrees in range(4 - freedom % 2, freedom + 1, 2):
        tail += math.exp((degrees / 2 - 1) * math.log(half) - half - math.lgamma(degrees / 2)) if half else 0.0
    return min(tail, 1.0)


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
