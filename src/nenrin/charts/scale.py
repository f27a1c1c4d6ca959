"""From numbers to places on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """Maps ``low`` … ``high`` linearly to ``start`` … ``end`` (points); start may lie below end on the page."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of ``value``."""
        return self.start + self.length(value - self.low)

    def length(self, amount: float) -> float:
        """How long ``amount`` is, with its sign."""
        span = self.high - self.low
        return amount / span * (self.end - self.start) if span else 0.0


def from_zero(values: Iterable[float], start: float, end: float) -> Scale:
    """A scale for columns: it always contains zero."""
    found = [0.0, *values]
    low, high = min(found), max(found)
    return Scale(low, high if high > low else low + 1.0, start, end)


def around(values: Iterable[float], start: float, end: float, room: float = 0.08) -> Scale:
    """A scale for lines: as tight as the values allow, with a little ``room``; flat values lie in the middle."""
    found = list(values)
    low, high = min(found, default=0.0), max(found, default=1.0)
    margin = (high - low) * room or abs(high) * room or 1.0
    return Scale(low - margin, high + margin, start, end)
