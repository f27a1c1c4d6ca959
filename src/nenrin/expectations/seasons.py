"""Month effects: what a calendar month is usually above or below its surroundings, shrunk to what is certain."""

from __future__ import annotations

import numpy as np

from nenrin.expectations.forecast import Array

_YEAR = 12
_CENTRED: Array = np.r_[0.5, np.ones(11), 0.5] / _YEAR
"""A centred 2×12 moving average: thirteen months, the outer two by half."""


def month_effects(series: Array) -> tuple[Array, Array]:
    """The month effect at every month of ``series`` (one row a series, at least 24 months), and at the month after it.

    Deviations from the centred 2×12 moving average, averaged by calendar month and shrunk towards no season as James
    and Stein do: λ = max(0, 1 − (9/11)·noise/variance). Source: Miller & Williams (2003), Int. J. Forecasting 19, 669.
    """
    length = series.shape[1]
    deviations = series - _trend(series)
    position = (np.arange(length) - length) % _YEAR  # 0 is the calendar month that comes next
    raw = np.stack([np.mean(deviations[:, position == month], axis=1) for month in range(_YEAR)], axis=1)
    raw = raw - np.mean(raw, axis=1, keepdims=True)
    noise = np.sum((deviations - raw[:, position]) ** 2, axis=1) / (length - _YEAR - 1) / (length / _YEAR)
    variance = np.sum(raw**2, axis=1) / (_YEAR - 1)
    ratio = np.divide(noise, variance, out=np.full_like(noise, np.inf), where=variance > 0)
    effects = np.maximum(0.0, 1 - 9 / 11 * ratio)[:, None] * raw
    return effects[:, position], effects[:, 0]


def _trend(series: Array) -> Array:
    """The centred moving average, continued at both ends by its own slope over half a year."""
    length, half = series.shape[1], _YEAR // 2
    shifted = np.stack([series[:, start : length - _YEAR + start] for start in range(_YEAR + 1)], axis=2)
    average = np.sum(shifted * _CENTRED, axis=2)
    reach = min(half, average.shape[1] - 1)
    rise_first = (average[:, reach] - average[:, 0]) / reach
    rise_last = (average[:, -1] - average[:, -1 - reach]) / reach
    before = average[:, :1] - rise_first[:, None] * np.arange(half, 0, -1)
    after = average[:, -1:] + rise_last[:, None] * np.arange(1, half + 1)
    return np.concatenate([before, average, after], axis=1)
