"""The months ahead of one series: the house's expectation fed to itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from nenrin.expectations.blend import NEEDED, blend
from nenrin.expectations.family import FAMILY
from nenrin.expectations.manner import Manner
from nenrin.expectations.pasts import pasts
from nenrin.expectations.relevel import Unheard
from nenrin.projections.widths import widening
from nenrin.vocabulary import Month


@dataclass(frozen=True)
class Ahead:
    """``mids`` by month; ``half``: half the 95 % band of their sum."""

    mids: Mapping[Month, float]
    half: float


@dataclass(frozen=True)
class Past:
    """What must not be learnt from: partial months, and by KPI one-off months; its level shifts; its days of trade."""

    left_out: frozenset[Month] = frozenset()
    one_offs: Mapping[str, frozenset[Month]] = field(default_factory=dict)
    shifts: Mapping[str, tuple[Month, ...]] = field(default_factory=dict)
    days: Mapping[Month, float] | None = None

    def ahead(
        self, name: str, series: Mapping[Month, float], months: tuple[Month, ...], *, by_day: bool,
    ) -> Ahead | None:
        """``months`` (following one another) of a series known before the first of them; None with under 6 months."""
        how = Manner(days=self.days if by_day else None, shifts=tuple(self.shifts.get(name, ())))
        known = how.by_day({month: value for month, value in series.items() if month < months[0]})
        unheard = Unheard(self.left_out, self.one_offs.get(name, frozenset()))
        past = pasts(known, months[:1], unheard, how.shifts, FAMILY["blend"])[months[0]].past
        if past.observed < NEEDED:
            return None
        mids = _fed_to_itself(past.values, len(months))
        days = [1.0 if how.days is None else how.days.get(month, 0.0) for month in months]
        half = float(blend(past.values[None, :]).half_width[0]) * past.stretch * float(np.mean(days))
        values = {month: mid * weight for month, mid, weight in zip(months, mids, days, strict=True)}
        return Ahead(values, half * widening(past.observed, len(months)))


def _fed_to_itself(values: np.ndarray[tuple[int], np.dtype[np.float64]], count: int) -> list[float]:
    """Each month's middle is the next one's history; never below 0 where the past never was."""
    known = [float(value) for value in values]
    for _ in range(count):
        mid = float(blend(np.array([known])).mid[0])
        known.append(max(mid, 0.0) if min(known) >= 0 else mid)
    return known[len(known) - count :]
