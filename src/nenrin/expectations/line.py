"""How the surprises of two KPIs go together."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from nenrin.expectations.forecast import Array
from nenrin.vocabulary import Month

LOOKED_AT = 36
"""Months before the judged one in which both are compared."""
NEEDED = 12
"""Months in which both must have been judged before."""


class Surprise(NamedTuple):
    """Actual − the band's middle, judged from the months before, and half the 95 % band."""

    size: float
    half: float


class Line(NamedTuple):
    """``slope``: how much the one moves with a unit of the other; its standard ``error``."""

    slope: float
    error: float


def line(followed: Mapping[Month, Surprise], led: Mapping[Month, Surprise], month: Month) -> Line | None:
    """How the surprises of one KPI went with those of another in the 36 months before ``month``; None under 12 pairs.

    Weighted least squares through zero: a month counts as its band was narrow, and less where either of the two lay
    outside (Huber's weight, at the band's edge): one great month shared by chance is no slope. The slope is shrunk by
    max(0, 1 − (standard error/slope)²).
    """
    months = [one for one in (month + -back for back in range(LOOKED_AT, 0, -1)) if one in followed and one in led]
    pairs = [(led[one], followed[one]) for one in months if led[one].half > 0 and followed[one].half > 0]
    if len(pairs) < NEEDED:
        return None
    x, wide_x, y, wide_y = (np.array(side) for side in zip(*((*one, *other) for one, other in pairs), strict=True))
    weights = _inside(x, wide_x) * _inside(y, wide_y) / wide_y**2
    squares = float(np.sum(weights * x**2))
    if squares == 0:
        return None
    steep = float(np.sum(weights * x * y)) / squares
    error = _error(weights, x, y - steep * x)
    certain = max(0.0, 1 - (error / steep) ** 2) if steep else 0.0
    return Line(steep * certain, error)


def _inside(sizes: Array, halves: Array) -> Array:
    """1 within the band, and the less the farther outside."""
    weights: Array = halves / np.maximum(np.abs(sizes), halves)
    return weights


def _error(weights: Array, x: Array, residuals: Array) -> float:
    """The standard error of a weighted slope through zero."""
    scatter = float(np.sum(weights * residuals**2)) / (len(x) - 1)
    return math.sqrt(scatter / float(np.sum(weights * x**2)))
