"""How much a series rises a month, believed only as far as it is certain."""

from __future__ import annotations

import numpy as np

from nenrin.expectations.forecast import Array

_MOST_MEMORY = 0.9


def half_drift(series: Array) -> Array:
    """Half the least-squares slope a month, one a series, shrunk by max(0, 1 − (standard error/slope)²).

    Half, as in the Theta method (Assimakopoulos & Nikolopoulos 2000; Hyndman & Billah 2003). The standard error allows
    for the first-order autocorrelation of the residuals, so that a wandering level is less readily taken for a trend.
    """
    length = series.shape[1]
    time = np.arange(length) - (length - 1) / 2
    spread = np.sum(time**2)
    centred = series - np.mean(series, axis=1, keepdims=True)
    slope = np.sum(centred * time, axis=1) / spread
    residuals = centred - slope[:, None] * time
    squares = np.sum(residuals**2, axis=1)
    lagged = np.sum(residuals[:, 1:] * residuals[:, :-1], axis=1)
    memory = np.clip(_ratio(lagged, squares), 0, _MOST_MEMORY)
    uncertainty = squares / (length - 2) / spread * (1 + memory) / (1 - memory)
    drift: Array = 0.5 * slope * np.maximum(0.0, 1 - _ratio(uncertainty, slope**2))
    return drift


def _ratio(above: Array, below: Array) -> Array:
    """The quotient, and 0 where the divisor is 0."""
    return np.divide(above, below, out=np.zeros_like(above), where=below > 0)
