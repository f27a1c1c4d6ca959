"""Simple exponential smoothing, averaged over how fast it forgets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nenrin.expectations.forecast import Array

_SPEEDS: Array = np.array([0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
_NO_ERROR = 1e-300


@dataclass(frozen=True)
class Smoothed:
    """``next``: the forecast of the month after, one a series. ``errors``: the one-step errors after the burn-in."""

    next: Array
    errors: Array

    @property
    def mean_square(self) -> Array:
        """The mean square of the one-step errors, one a series."""
        mean: Array = np.mean(self.errors**2, axis=1)
        return mean


def smooth(series: Array, drift: Array, burn: int) -> Smoothed:
    """Smooth ``series`` (one row a series) at eleven speeds α and average them by their Akaike weights.

    Each α's weight is exp(−½ N log MSE) over its N one-step errors: Akaike's with a Gaussian likelihood, as every α
    costs one parameter (Burnham & Anderson 2002). ``drift`` is added each month. The first ``burn`` errors do not
    count.
    """
    count, length = series.shape
    level = np.repeat(series[:, :1], _SPEEDS.size, axis=1)
    errors = np.empty((length - 1, count, _SPEEDS.size))
    step = drift[:, None]
    for month in range(1, length):
        level = level + step
        errors[month - 1] = error = series[:, month, None] - level
        level = level + _SPEEDS * error
    return averaged(level + step, errors[burn:])


def burn_in(length: int) -> int:
    """How many of the first one-step errors still show the starting value rather than the smoothing."""
    return min(max(2, length // 6), 6)


def averaged(following: Array, errors: Array) -> Smoothed:
    """Forecasts (series × speeds) and their errors (months × series × speeds), averaged by their Akaike weights."""
    weights = akaike_weights(np.mean(errors**2, axis=0), len(errors))
    mixed: Array = np.sum(weights * errors, axis=2)
    return Smoothed(np.sum(weights * following, axis=1), np.ascontiguousarray(mixed.T))


def akaike_weights(mean_square: Array, errors: int) -> Array:
    """Akaike weights over the speeds, one row a series, each row summing to 1; ``errors``: how many were averaged."""
    loss = np.log(mean_square + _NO_ERROR)
    raw = np.exp(-0.5 * errors * (loss - np.min(loss, axis=1, keepdims=True)))
    weights: Array = raw / np.sum(raw, axis=1, keepdims=True)
    return weights
