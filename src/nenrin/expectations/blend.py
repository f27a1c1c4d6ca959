"""The house's own expectation: two or three simple forecasters in one, whatever the length of the history.

Good at: monthly figures with or without a season, levels that wander, short histories; it costs microseconds. Blind to:
moving holidays and working days, a break in the last months (it needs about three to follow), more than one season.
Source: measured against AutoETS, STL and XmR on 500 real series; the shrunken season is Miller & Williams (2003).
"""

from __future__ import annotations

import numpy as np

from nenrin.expectations.drift import half_drift
from nenrin.expectations.forecast import Array, Forecast
from nenrin.expectations.seasonal_smoothing import smooth_seasonal
from nenrin.expectations.seasons import month_effects
from nenrin.expectations.smoothing import Smoothed, burn_in, smooth
from nenrin.expectations.widths import width

NEEDED = 6
"""Months of history without which nothing is expected."""
YEAR = 12
_YEAR_AND_A_HALF = 18
_TWO_YEARS = 24
_ENOUGH_DIFFERENCES = 6
_AS_GOOD_AS_CERTAIN = 1e-9
_HALF_LIFE = 12
"""Months after which an error counts half as much towards the band: how restless a series is changes with the years."""


def blend(histories: Array) -> Forecast:
    """The month after ``histories``: one row a series, oldest month first, at least 6; rows do not touch each other."""
    length = histories.shape[1]
    if length < YEAR:
        mid, scatter = _under_a_year(histories)
    elif length < _TWO_YEARS:
        mid, scatter = _under_two_years(histories)
    else:
        mid, scatter = _two_years_and_more(histories)
    factor, freedom = width(length)
    return Forecast(mid, factor * scatter, freedom)


def _under_a_year(histories: Array) -> tuple[Array, Array]:
    """Mostly the last month, a little of the mean: no season can be told yet."""
    mid = 0.85 * histories[:, -1] + 0.15 * np.mean(histories, axis=1)
    return mid, (_deviation(histories) + _step(histories)) / 2


def _under_two_years(histories: Array) -> tuple[Array, Array]:
    """The smoothed level, and the last year's month plus growth: the mean of k differences, believed k/(k + 4)."""
    length = histories.shape[1]
    pairs = length - YEAR
    smoothed = smooth(histories, np.zeros(len(histories)), burn_in(length))
    growth = np.sum(histories[:, YEAR:] - histories[:, :pairs], axis=1) / (pairs + 4)
    share = 0.65 if length < _YEAR_AND_A_HALF else 0.5
    mid = share * smoothed.next + (1 - share) * (histories[:, -YEAR] + growth)
    deviation, error = _deviation(histories), np.sqrt(smoothed.mean_square)
    return mid, (deviation + error + _step(histories) + 2 * _yearly(histories, deviation)) / 5


def _apart(differences: Array) -> Array:
    """How far the changes on the year before lie from their mean, on average; one a series."""
    mean = np.mean(differences, axis=1, keepdims=True)
    apart: Array = np.mean(np.abs(differences - mean), axis=1)
    return apart


def _yearly(histories: Array, deviation: Array) -> Array:
    """How far the k changes on the year before lie from their mean, believed k/(k + 4); the rest is the deviation."""
    changes = histories[:, YEAR:] - histories[:, :-YEAR]
    pairs = changes.shape[1]
    if pairs == 0:
        return deviation
    yearly: Array = (pairs * _apart(changes) + 4 * deviation) / (pairs + 4)
    return yearly


def _two_years_and_more(histories: Array) -> tuple[Array, Array]:
    """A de-seasonalised, drifting level; from 25 months on combined with two more forecasters.

    They are a season that is smoothed like the level, and the same month of last year.
    """
    length = histories.shape[1]
    effects, next_effect = month_effects(histories)
    level = histories - effects
    drift = half_drift(level)
    seasonal = smooth(level, drift, burn_in(length))
    seasonal = Smoothed(seasonal.next + next_effect, seasonal.errors)
    if length == _TWO_YEARS:
        return seasonal.next, np.sqrt(seasonal.mean_square) + 0.3 * _deviation(histories)
    differences = histories[:, YEAR:] - histories[:, :-YEAR]
    burn = 2 if differences.shape[1] > _ENOUGH_DIFFERENCES + 1 else 0
    yearly = smooth(differences, np.zeros(len(histories)), burn)
    last_year = Smoothed(histories[:, -YEAR] + yearly.next, yearly.errors)
    mid, errors = _combine(seasonal, last_year, smooth_seasonal(histories, drift))
    return mid, _recent(errors) + 0.2 * _step(histories) + 0.2 * _apart(differences)


def _combine(*forecasters: Smoothed) -> tuple[Array, Array]:
    """Forecasters weighted by the inverse of their mean square errors, and the errors that they would have made so."""
    squares = np.stack([one.mean_square for one in forecasters])
    largest = np.max(squares, axis=0)
    certain = np.divide(squares, largest, out=np.ones_like(squares), where=largest > 0)
    shares = 1 / np.maximum(certain, _AS_GOOD_AS_CERTAIN)
    shares = shares / np.sum(shares, axis=0)
    months = min(one.errors.shape[1] for one in forecasters)
    pairs = list(zip(shares, forecasters, strict=True))
    mid: Array = sum((share * one.next for share, one in pairs), start=np.zeros_like(largest))
    errors = sum((share[:, None] * one.errors[:, -months:] for share, one in pairs), start=np.zeros((1, months)))
    return mid, errors


def _recent(errors: Array) -> Array:
    """The root mean square of the errors, the recent ones counting most.

    Every forecaster that chose its season and its weights looks better on its own past than it will be, most of all
    where that past is short; hence the parts of the plain steps from month to month, and of the changes on the year
    before, that are added to it: they are the same whatever was chosen, and one great error widens them less.
    """
    weights = 0.5 ** (np.arange(errors.shape[1])[::-1] / _HALF_LIFE)
    recent: Array = np.sqrt(np.sum(errors**2 * (weights / np.sum(weights)), axis=1))
    return recent


def _deviation(histories: Array) -> Array:
    """The standard deviation, one a series."""
    deviation: Array = np.std(histories, axis=1, ddof=1)
    return deviation


def _step(histories: Array) -> Array:
    """The mean absolute change from month to month, one a series."""
    step: Array = np.mean(np.abs(np.diff(histories, axis=1)), axis=1)
    return step
