"""How restless a series is, measured in several ways: what the width of a band is made of."""

from __future__ import annotations

import numpy as np

from nenrin.expectations.forecast import Array

_YEAR = 12
_HALF_LIFE = 12
"""Months after which an error counts half as much towards the band: how restless a series is changes with the years."""
_BELIEF = 4


def deviation(series: Array) -> Array:
    """The standard deviation, one a series."""
    found: Array = np.std(series, axis=1, ddof=1)
    return found


def step(series: Array) -> Array:
    """The mean absolute change from month to month, one a series."""
    found: Array = np.mean(np.abs(np.diff(series, axis=1)), axis=1)
    return found


def apart(series: Array) -> Array:
    """How far the changes on the year before lie from their mean, on average; one a series of at least 13 months."""
    changes = series[:, _YEAR:] - series[:, :-_YEAR]
    found: Array = np.mean(np.abs(changes - np.mean(changes, axis=1, keepdims=True)), axis=1)
    return found


def yearly(series: Array) -> Array:
    """``apart`` of k changes on the year before, believed k/(k + 4); the rest is the deviation."""
    pairs = series.shape[1] - _YEAR
    if pairs == 0:
        return deviation(series)
    found: Array = (pairs * apart(series) + _BELIEF * deviation(series)) / (pairs + _BELIEF)
    return found


def recent(errors: Array) -> Array:
    """The root mean square of the errors, the recent ones counting most.

    Every forecaster that chose its season and its weights looks better on its own past than it will be, most of all
    where that past is short; hence the parts of the plain steps from month to month, and of the changes on the year
    before, that are added to it: they are the same whatever was chosen, and one great error widens them less.
    """
    weights = 0.5 ** (np.arange(errors.shape[1])[::-1] / _HALF_LIFE)
    found: Array = np.sqrt(np.sum(errors**2 * (weights / np.sum(weights)), axis=1))
    return found


def root_mean_square(errors: Array) -> Array:
    """One a series."""
    found: Array = np.sqrt(np.mean(errors**2, axis=1))
    return found
