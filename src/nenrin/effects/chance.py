"""The distributions by which an effect is told from chance: normal, Student's t, χ²."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

import numpy as np

LEVEL = 0.95
NORMAL = NormalDist().inv_cdf((1 + LEVEL) / 2)
"""1.959964: the edge of the middle 95 % of a normal distribution."""
_FAR = 1e6
_POINTS, _WEIGHTS = np.polynomial.legendre.leggauss(256)


def normal_tails(z: float) -> float:
    """P(abs(Z) ≥ abs(z))."""
    return math.erfc(abs(z) / math.sqrt(2))


def student_tails(t: float, freedom: float) -> float:
    """P(abs(T) ≥ abs(t)) for a Student t with ``freedom`` ≥ 2, to 1e-7.

    With t = √ν tan θ the density becomes cos^(ν−1) θ; the tail from θ to π/2 is integrated by Gauss–Legendre up to
    where nothing is left of it.
    """
    if freedom > _FAR:
        return normal_tails(t)
    start, end = math.atan(abs(t) / math.sqrt(freedom)), math.pi / 2
    end = min(end, start + 40 / math.sqrt(freedom) + 40 / freedom) if freedom > 1 else end
    angle = start + (end - start) * (_POINTS + 1) / 2
    front = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(math.pi)
    return min(1.0, front * (end - start) * float(np.sum(_WEIGHTS * np.cos(angle) ** (freedom - 1))))


@lru_cache(maxsize=1024)
def student_edge(freedom: float) -> float:
    """The t beyond which, on both sides together, 5 % lie."""
    low, high = 0.0, 1.0
    while student_tails(high, freedom) > 1 - LEVEL:
        low, high = high, 2 * high
    while high - low > 1e-12 * high:
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
