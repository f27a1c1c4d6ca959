"""The expectation anyone can check by hand: the same month of last year.

Good at: strong seasons that stay the same, and meetings in which a method must be told in one sentence. Blind to:
growth, new levels until a year has passed, and all that happened since that month; its band is wide for that reason.
"""

from __future__ import annotations

import numpy as np

from nenrin.expectations.forecast import Array, Forecast
from nenrin.expectations.widths import Width, interpolated

NEEDED = 12
_YEAR = 12
_BELIEF = 4
_ANCHORS: dict[int, Width] = {
    12: Width(3.56, 12.0),
    13: Width(2.5, 12.0),
    15: Width(2.24, 12.0),
    20: Width(2.14, 12.0),
    28: Width(2.06, 12.0),
    36: Width(1.98, 12.0),
    60: Width(2.0, 10.5),
}
"""The 95 % quantile of |error| ÷ scatter, and the most likely t, on every second monthly series of M3."""


def seasonal_naive(histories: Array) -> Forecast:
    """The month after ``histories`` (one row a series, oldest first, at least 12 months)."""
    factor, freedom = width(histories.shape[1])
    return Forecast(histories[:, -_YEAR], factor * _scatter(histories), freedom)


def width(months: int) -> Width:
    """The factor and the degrees of freedom for ``months`` ≥ 12."""
    return interpolated(months, _ANCHORS)


def _scatter(histories: Array) -> Array:
    """The root mean square of the k changes on the year before, the series' variance counting as four more of them."""
    changes = histories[:, _YEAR:] - histories[:, :-_YEAR]
    squares = np.sum(changes**2, axis=1) + _BELIEF * np.var(histories, axis=1, ddof=1)
    scatter: Array = np.sqrt(squares / (changes.shape[1] + _BELIEF))
    return scatter
