"""The process behaviour chart (XmR): the mean of the past and its natural process limits.

Good at: processes that keep one level, and meetings in which the rules must be known and the same for everyone. Blind
to: season and growth, which it takes for signals; on monthly business figures its limits hold less than they promise.
Source: D. Wheeler, Understanding Variation (1993): mean ± 2.66 × the mean moving range, and his first three rules.
"""

from __future__ import annotations

import numpy as np

from nenrin.expectations.forecast import Array, Forecast
from nenrin.vocabulary import Sentence

NEEDED = 6
_XMR = 2.66
_FREEDOM = 5.0
"""A value at the natural limit has p = 0.05, as on every band, and not the 0.003 of independent normal values: real
monthly figures leave these limits in one month of five."""
_RUN = 8
_OF_FOUR = 4
_NEARER_THE_LIMIT = 3


def process_behaviour(histories: Array) -> Forecast:
    """The month after ``histories`` (one row a series, oldest first, at least 6 months)."""
    moving_range = np.mean(np.abs(np.diff(histories, axis=1)), axis=1)
    return Forecast(np.mean(histories, axis=1), _XMR * moving_range, _FREEDOM)


def fired(history: Array, actual: float) -> Sentence | None:
    """The rule that ``actual``, coming after ``history``, breaks; the strongest of three, or None.

    Mean and limits are those of ``history`` alone: 1. a value outside the limits; 2. eight in a row on one side of the
    mean; 3. three of four nearer to a limit than to the mean. The runs end in ``actual``, which is part of them.
    """
    forecast = process_behaviour(history[None])
    limit, recent = float(forecast.half_width[0]), np.append(history[-_RUN:], actual) - float(forecast.mid[0])
    side = "above" if recent[-1] > 0 else "below"
    away = recent if recent[-1] > 0 else -recent
    if away[-1] > limit:
        return Sentence(f"expectation.outside_{side}")
    if len(away) > _RUN and np.all(away[-_RUN:] > 0):
        return Sentence(f"expectation.eight_{side}", {"months": _RUN})
    near = away[-_OF_FOUR:] > limit / 2
    if near[-1] and np.count_nonzero(near) >= _NEARER_THE_LIMIT:
        return Sentence(f"expectation.near_{side}", {"months": _NEARER_THE_LIMIT, "of": _OF_FOUR})
    return None
