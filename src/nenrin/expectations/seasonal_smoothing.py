"""Exponential smoothing of a level and of every calendar month's effect, averaged over how fast both forget.

Good at: seasons that change slowly, which fixed month effects average away. Blind to: a season in its first two years.
Source: Winters (1960), additive; the averaging as in ``smoothing``.
"""

from __future__ import annotations

import numpy as np

from nenrin.expectations.forecast import Array
from nenrin.expectations.seasons import month_effects
from nenrin.expectations.smoothing import Smoothed, averaged

_LEVEL: Array = np.repeat([0.1, 0.4, 0.8], 2)
_SEASON: Array = np.tile([0.0, 0.2], 3)
"""The speeds at which level and season forget, every pair of them."""
_YEAR = 12
_TWO_YEARS = 24
_START = 6
"""Months whose mean is the first level; their errors do not count."""


def smooth_seasonal(series: Array, drift: Array) -> Smoothed:
    """Smooth ``series`` (one row a series, at least 25 months) at six pairs of speeds, by their Akaike weights.

    The season begins with the month effects of the first two years; ``drift`` is added each month.
    """
    count, length = series.shape
    effects, _ = month_effects(series[:, :_TWO_YEARS])
    season = np.repeat(effects[:, :_YEAR].T[:, :, None], _LEVEL.size, axis=2)
    first = np.mean(series[:, :_START] - effects[:, :_START], axis=1)
    level = np.repeat(first[:, None], _LEVEL.size, axis=1)
    errors = np.empty((length, count, _LEVEL.size))
    step = drift[:, None]
    for month in range(length):
        place = month % _YEAR
        level = level + step
        errors[month] = error = series[:, month, None] - (level + season[place])
        level = level + _LEVEL * error
        season[place] += _SEASON * (1 - _LEVEL) * error
    return averaged(level + step + season[length % _YEAR], errors[_START:])
