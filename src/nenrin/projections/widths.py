"""How much wider the band of a sum of months ahead is than that of the next month."""

from __future__ import annotations

import numpy as np

_AHEAD = (1, 2, 3, 4, 6, 8, 10, 12)
_ANCHORS: dict[int, tuple[float, ...]] = {
    6: (1.0, 2.2, 3.5, 5.1, 8.6, 12.8, 18.1, 25.0),
    12: (1.0, 2.3, 3.8, 5.5, 9.1, 13.3, 17.1, 22.0),
    18: (1.0, 2.3, 3.7, 5.3, 8.6, 12.3, 16.5, 20.9),
    24: (1.0, 1.9, 2.9, 4.1, 6.9, 10.2, 13.8, 17.9),
    36: (1.0, 1.9, 2.9, 4.2, 7.1, 10.6, 14.6, 19.5),
    48: (1.0, 2.0, 3.1, 4.4, 7.6, 11.7, 16.4, 22.0),
    60: (1.0, 2.0, 3.1, 4.4, 7.7, 12.0, 17.1, 23.0),
}
"""By months of history: the 95 % quantile of |error of the sum| ÷ half the one-month band, 1 to 12 months ahead.

Errors of months ahead go the same way: were they independent, twelve months would be √12 = 3.5 times as uncertain as
one, were the level a random walk, about 25 times. Measured on every second of the M3 competition's monthly series
(four origins each), with the forecast fed to itself; the other half judges it (``python -m bench.judgement``).
"""
_LENGTHS = tuple(_ANCHORS)
_TABLE = np.array(list(_ANCHORS.values()))


def widening(history: int, ahead: int) -> float:
    """The factor after ``history`` ≥ 6 months for a sum of ``ahead`` months, 1 … 12; linear between the anchors."""
    column = [float(np.interp(ahead, _AHEAD, row)) for row in _TABLE]
    return float(np.interp(history, _LENGTHS, column))
