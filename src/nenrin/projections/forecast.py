"""The months ahead of series: the house's expectation fed to itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from nenrin.expectations.blend import NEEDED, blend
from nenrin.expectations.family import FAMILY
from nenrin.expectations.history import Past as Known
from nenrin.expectations.manner import Manner
from nenrin.expectations.pasts import pasts
from nenrin.expectations.relevel import Unheard
from nenrin.projections.widths import widening
from nenrin.vocabulary import Month

Months = tuple[Month, ...]
Key = TypeVar("Key")


@dataclass(frozen=True)
class Ahead:
    """``mids`` by month; ``half``: half the 95 % band of their sum."""

    mids: Mapping[Month, float]
    half: float


@dataclass(frozen=True)
class Start:
    """What is known of a series when ``months``, which follow one another, begin; ``days``: of trade, else 1 each."""

    known: Known
    months: Months
    days: tuple[float, ...]


@dataclass(frozen=True)
class Past:
    """What must not be learnt from: partial months, and by KPI one-off months; its level shifts; its days of trade."""

    left_out: frozenset[Month] = frozenset()
    one_offs: Mapping[str, frozenset[Month]] = field(default_factory=dict)
    shifts: Mapping[str, Months] = field(default_factory=dict)
    days: Mapping[Month, float] | None = None

    def starts(
        self, name: str, series: Mapping[Month, float], spans: Mapping[Month, Months], *, by_day: bool,
    ) -> dict[Month, Start]:
        """By the month as of which it is told, where each span of months starts; none with under 6 months before it.

        Of a span, neither its own months nor later ones are looked at, nor level shifts from the month of telling on.
        """
        days = self.days if by_day else None
        known = Manner(days=days).by_day(series)
        unheard = Unheard(self.left_out, self.one_offs.get(name, frozenset()))
        found: dict[Month, Start] = {}
        for shifts, told in self._by_shifts(name, spans):
            firsts = tuple(sorted({spans[month][0] for month in told}))
            learnt = pasts(known, firsts, unheard, shifts, FAMILY["blend"])
            for month in told:
                past, span = learnt[spans[month][0]].past, spans[month]
                if past.observed >= NEEDED:
                    weights = tuple(1.0 if days is None else days.get(one, 0.0) for one in span)
                    found[month] = Start(past, span, weights)
        return found

    def _by_shifts(self, name: str, months: Iterable[Month]) -> Iterator[tuple[Months, list[Month]]]:
        """The months that know the same level shifts: of many, one reading of the past serves all."""
        found: dict[Months, list[Month]] = defaultdict(list)
        for month in months:
            found[tuple(one for one in self.shifts.get(name, ()) if one < month)].append(month)
        yield from found.items()


def feed(starts: Mapping[Key, Start]) -> dict[Key, Ahead]:
    """Each month's middle is the next one's history; never below 0 where the past never was.

    Series do not touch each other: those with equally long a history are reckoned together.
    """
    rows = {key: [float(value) for value in start.known.values] for key, start in starts.items()}
    never_negative = {key: min(row) >= 0 for key, row in rows.items()}
    waiting: dict[int, list[Key]] = defaultdict(list)
    for key, row in rows.items():
        waiting[len(row)].append(key)
    halves: dict[Key, float] = {}
    while waiting:
        length = min(waiting)
        keys = waiting.pop(length)
        found = blend(np.array([rows[key] for key in keys]))
        for key, mid, half in zip(keys, found.mid.tolist(), found.half_width.tolist(), strict=True):
            halves.setdefault(key, half)
            rows[key].append(max(mid, 0.0) if never_negative[key] else mid)
            if len(rows[key]) < len(starts[key].known.values) + len(starts[key].months):
                waiting[length + 1].append(key)
    return {key: _ahead(start, rows[key], halves[key]) for key, start in starts.items()}


def _ahead(start: Start, row: list[float], half: float) -> Ahead:
    """In the unit of a month again, where the series was reckoned by the day."""
    mids, count = row[len(row) - len(start.months) :], len(start.months)
    values = {month: mid * days for month, mid, days in zip(start.months, mids, start.days, strict=True)}
    width = half * start.known.stretch * float(np.mean(start.days))
    return Ahead(values, width * widening(start.known.observed, count))
