"""The house's own expectation: two or three simple forecasters in one, whatever the length of the history.

Good at: monthly figures with or without a season, levels that wander, a great month that does not come again, short
histories; it costs microseconds. Blind to: moving holidays and working days, a break in the last months (it needs two
or three to follow), more than one season. Source: measured against AutoETS, STL and XmR on real series; the shrunken
season is Miller & Williams (2003), the bounded errors are Gelper, Fried & Croux (2010).
"""

from __future__ import annotations

import numpy as np

from nenrin.expectations.drift import half_drift
from nenrin.expectations.extraordinary import extraordinary
from nenrin.expectations.forecast import Array, Forecast
from nenrin.expectations.scatter import apart, deviation, recent, root_mean_square, step, yearly
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
_STILL, _RISING = 2, 2
"""Years that growth is believed to have been seen before any was: without a change, and along the trend of the year."""
_FELT = 0.5
_DOUBT = 0.35


def blend(histories: Array) -> Forecast:
    """The month after ``histories``: one row a series, oldest month first, at least 6; rows do not touch each other."""
    length = histories.shape[1]
    recipe = _under_a_year if length < YEAR else _under_two_years if length < _TWO_YEARS else _two_years_and_more
    mid, scatter, excess = recipe(histories)
    factor, freedom = width(length)
    return Forecast(mid, factor * (scatter + _in_doubt(excess)), freedom)


def _in_doubt(excess: Array) -> Array:
    """A third of what was out of the ordinary last month, which may last, and a year ago, which may come again.

    Nobody can know yet: of such months in M3 some began a new level, and most did not.
    """
    doubt: Array = _DOUBT * np.abs(excess[:, -1])
    return doubt + _DOUBT * np.abs(excess[:, -YEAR]) if excess.shape[1] >= YEAR else doubt


def _under_a_year(histories: Array) -> tuple[Array, Array, Array]:
    """Mostly the last month, a little of the mean: no season can be told yet."""
    excess = extraordinary(histories, np.zeros(len(histories)))
    usual = histories - excess
    mid = 0.85 * usual[:, -1] + 0.15 * np.mean(usual, axis=1)
    return mid, (deviation(histories) + step(histories)) / 2, excess


def _under_two_years(histories: Array) -> tuple[Array, Array, Array]:
    """The smoothed level, and the last year's month plus growth.

    Growth: the k differences to the year before that were seen, with two that stood still and two that rose with the
    trend; without the latter what grows tenfold in a year was expected to fall back. Last year's month is taken as it
    was: what was out of the ordinary in it may have been the season.
    """
    length, still = histories.shape[1], np.zeros(len(histories))
    pairs = length - YEAR
    excess = extraordinary(histories, still)
    usual = histories - excess
    smoothed = smooth(usual, still, burn_in(length))
    trend = YEAR * 2 * half_drift(usual)
    growth = (np.sum(histories[:, YEAR:] - histories[:, :pairs], axis=1) + _RISING * trend) / (pairs + _RISING + _STILL)
    share = 0.65 if length < _YEAR_AND_A_HALF else 0.5
    mid = share * smoothed.next + (1 - share) * (histories[:, -YEAR] + growth)
    error = root_mean_square(_felt(smoothed.errors, excess))
    return mid, (deviation(histories) + error + step(histories) + 2 * yearly(histories)) / 5, excess


def _two_years_and_more(histories: Array) -> tuple[Array, Array, Array]:
    """A de-seasonalised, drifting level; from 25 months on combined with two more forecasters.

    They are a season that is smoothed like the level, and the same month of last year.
    """
    length = histories.shape[1]
    effects, next_effect = month_effects(histories)
    level = histories - effects
    excess = extraordinary(level, half_drift(level))
    usual, level = histories - excess, level - excess
    drift = half_drift(level)
    seasonal = smooth(level, drift, burn_in(length))
    seasonal = Smoothed(seasonal.next + next_effect, seasonal.errors)
    if length == _TWO_YEARS:
        error = root_mean_square(_felt(seasonal.errors, excess))
        return seasonal.next, error + 0.3 * deviation(histories), excess
    differences = usual[:, YEAR:] - usual[:, :-YEAR]
    burn = 2 if differences.shape[1] > _ENOUGH_DIFFERENCES + 1 else 0
    growing = smooth(differences, np.zeros(len(histories)), burn)
    last_year = Smoothed(usual[:, -YEAR] + growing.next, growing.errors)
    mid, errors = _combine(seasonal, last_year, smooth_seasonal(usual, drift))
    return mid, recent(_felt(errors, excess)) + 0.2 * step(histories) + 0.2 * apart(histories), excess


def _felt(errors: Array, excess: Array) -> Array:
    """Errors as the band feels them: with half of what was out of the ordinary, which the forecasters did not see."""
    return errors + _FELT * excess[:, -errors.shape[1] :]


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
