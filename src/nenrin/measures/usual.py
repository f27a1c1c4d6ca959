"""What is usual for a number in the months before, and what lies outside of it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from nenrin.vocabulary import Format

FEWEST = 6
"""So many earlier months are needed before anything can be called unusual."""
TENTHS = Format(style="percent", digits=1)
"""Shares of rows are told in tenths of a percent."""
_NORMAL = 1.4826
"""Median absolute deviation × this = standard deviation, for normal values (Rousseeuw and Croux, 1993)."""
_CLEAR = 6.0


def beyond(value: float, before: Sequence[float], margin: float) -> int:
    """1 above, −1 below, 0 inside the range of ``before`` widened at both ends by itself, by ``margin`` at least."""
    low, high = min(before), max(before)
    room = max(margin, high - low)
    return (value > high + room) - (value < low - room)


def far(value: float, before: Sequence[float], margin: float) -> bool:
    """Whether a value lies more than six robust deviations, and more than ``margin``, from the median of ``before``."""
    middle = median(before)
    spread = _NORMAL * median(abs(one - middle) for one in before)
    return abs(value - middle) > max(margin, _CLEAR * spread)
