"""The rules that others judge a month by, as bands of the same shape as ours."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nenrin.expectations.blend import blend
from nenrin.expectations.forecast import Array

_NORMAL = 1.959964
_XMR = 2.66
_YEAR = 12


def ours(histories: Array) -> tuple[Array, Array]:
    """The house's expectation."""
    forecast = blend(histories)
    return forecast.mid, forecast.half_width


def process_behaviour(histories: Array) -> tuple[Array, Array]:
    """XmR: the mean ± 2.66 × the mean moving range (Wheeler)."""
    return histories.mean(axis=1), _XMR * np.abs(np.diff(histories, axis=1)).mean(axis=1)


def five_percent(histories: Array) -> tuple[Array, Array]:
    """Last month ± 5 %."""
    return histories[:, -1], 0.05 * np.abs(histories[:, -1])


def seasonal_naive(histories: Array) -> tuple[Array, Array]:
    """The same month of last year ± 1.96 × the root mean square of the year-on-year changes; from 24 months on."""
    changes = histories[:, _YEAR:] - histories[:, :-_YEAR]
    return histories[:, -_YEAR], _NORMAL * np.sqrt((changes**2).mean(axis=1))


RIVALS: dict[str, Callable[[Array], tuple[Array, Array]]] = {
    "ours": ours, "seasonal naive": seasonal_naive, "XmR": process_behaviour, "±5 % on last month": five_percent,
}
