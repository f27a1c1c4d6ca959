"""What single months had out of the ordinary: that part of them which no quiet month of their series would have.

Good at: the one great month, wherever in the past it lies, and telling it from a new level once that was seen twice.
Blind to: the first of the two months of a new level, which looks the same.
Source: robust exponential smoothing (Gelper, Fried & Croux 2010, J. Forecasting 29, 285), with Huber's bound.
"""

from __future__ import annotations

import numpy as np

from nenrin.expectations.forecast import Array

_SPEEDS: Array = np.array([0.1, 0.4, 0.8])
_BOUND = 3.0
"""An error counts up to so many times the usual one; the rest is out of the ordinary."""
_START = 3
"""Months whose median is the first level."""
_UNSETTLED = 2
"""Months whose errors still show that start rather than the series."""
_NORMAL = np.sqrt(np.pi / 2)
"""A normal error's root mean square ÷ its mean absolute size."""
_FORGETS = 0.1
_LEAST = 0.5
"""The usual error follows the times, but never below half of what it was over the whole past."""


def extraordinary(series: Array, drift: Array) -> Array:
    """By how much every month of ``series`` was out of the ordinary, in its unit: 0 in most months.

    One row a series, at least 6 months, without its season; ``drift`` is added each month. Each row is smoothed at that
    of three speeds which errs least, but with errors bounded at three times the usual; what goes beyond is what is
    returned, and moves no level. Two such months running to the same side are a new level: both are let in.
    """
    speed, usual = _pilot(series, drift)
    excess, level, square = np.zeros_like(series), np.median(series[:, :_START], axis=1), usual**2
    before = np.zeros(len(series))
    for month in range(series.shape[1]):
        error = series[:, month] - (level + drift)
        bound = _BOUND * np.sqrt(square)
        heard = np.clip(error, -bound, bound)
        beyond = error - heard
        side = np.sign(beyond)
        new_level = side * before > 0
        excess[:, month] = np.where(new_level, 0.0, beyond)
        excess[new_level, month - 1] = 0.0
        level = np.where(new_level, series[:, month], level + drift + speed * heard)
        square = np.maximum(square + np.where(new_level, 0.0, _FORGETS * (heard**2 - square)), (_LEAST * usual) ** 2)
        before = np.where(new_level, 0.0, side)
    return excess


def _pilot(series: Array, drift: Array) -> tuple[Array, Array]:
    """The speed that errs least, and the usual size of its errors: that of a normal error whose mean size is theirs."""
    level = np.repeat(np.median(series[:, :_START], axis=1)[:, None], _SPEEDS.size, axis=1)
    sizes = np.zeros_like(level)
    step = drift[:, None]
    for month in range(series.shape[1]):
        error = series[:, month, None] - (level + step)
        level = level + step + _SPEEDS * error
        sizes += np.abs(error) if month >= _UNSETTLED else 0.0
    best = np.argmin(sizes, axis=1)
    usual = np.min(sizes, axis=1) / (series.shape[1] - _UNSETTLED)
    return _SPEEDS[best], _NORMAL * usual
