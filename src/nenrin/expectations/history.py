"""The months that an expectation may see: those before the judged one, without a hole."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from nenrin.expectations.forecast import Array, Recipe
from nenrin.vocabulary import Month

_LONGEST_GAP = 3
"""Absent months in a row that can be bridged; a longer gap begins the history anew."""
_FURTHER = 0.5
"""Measured on the calibration half of M3: without the last month 95 % lie within 1.2 to 1.27 times the band that holds
them with it, without the last two within 1.44 to 1.56 times (here 1.22 and 1.41)."""


@dataclass(frozen=True)
class Past:
    """``values``: the months before the judged one, oldest first, gaps bridged. ``observed``: how many were seen.

    ``level_from``: how many months today's level was told from, where the months before them were moved to it.
    ``unseen``: how many of the last months were bridged.
    """

    values: Array
    observed: int
    level_from: int | None = None
    unseen: int = 0

    @property
    def stretch(self) -> float:
        """By how much a band must be widened: a bridged month adds no error of its own to the scatter.

        Nor do months that were moved to a level: the mean of k months is itself uncertain by 1/k of their variance.
        And what lies k months after the last one seen is forecast k steps further: half a variance more for each.
        """
        bridged = len(self.values) / self.observed if self.observed else 1.0
        return math.sqrt(bridged * (1 + 1 / self.level_from if self.level_from else 1.0) * (1 + _FURTHER * self.unseen))


@dataclass(frozen=True)
class History:
    """One series, month after month from its ``first``.

    Of its first i months, ``observed[i]`` were seen, and a history that ends there begins at ``starts[i]``.
    """

    first: Month
    values: Array
    observed: tuple[int, ...]
    starts: tuple[int, ...]

    def before(self, month: Month) -> Past:
        """What was known when ``month`` began."""
        end = min(max(month - self.first, 0), len(self.values))
        start = self.starts[end]
        seen = self.observed
        last = next((month for month in range(end, start, -1) if seen[month] > seen[month - 1]), start)
        return Past(self.values[start:end], seen[end] - seen[start], unseen=end - last)


def history(
    series: Mapping[Month, float],
    until: Month,
    left_out: frozenset[Month],
    recipe: Recipe,
    needed: int,
    *,
    one_offs: frozenset[Month] = frozenset(),
) -> History:
    """The series before ``until``, its gaps bridged.

    A month that is absent or ``left_out`` is taken to have been what ``recipe`` expected of it, from the months before
    it alone: what nobody saw carries no surprise (the usual treatment of missing observations in exponential
    smoothing). With fewer than ``needed`` months before it, the last value stands in. So is a month of ``one_offs``, in
    which something happened that will not come again; as its level is known all the same, it makes no gap longer.
    """
    without, known_causes = ({month.ordinal for month in some} for some in (left_out | one_offs, one_offs - left_out))
    seen = {month.ordinal: value for month, value in series.items() if month.ordinal not in without}
    first = min(min(seen, default=until.ordinal), until.ordinal)
    values: list[float] = []
    observed, starts, gap = [0], [0], 0
    for month in range(first, until.ordinal):
        known = month in seen
        if month not in known_causes:
            gap = 0 if known else gap + 1
        begun = len(values) + 1 if gap > _LONGEST_GAP else starts[-1]
        values.append(seen[month] if known else _stand_in(values[starts[-1] :], recipe, needed))
        observed.append(observed[-1] + known)
        starts.append(begun)
    return History(Month.at(first), np.array(values, dtype=float), tuple(observed), tuple(starts))


def _stand_in(known: list[float], recipe: Recipe, needed: int) -> float:
    """What an absent month is taken to have been; inside a gap too long to bridge it is never read."""
    if len(known) < needed:
        return known[-1] if known else 0.0
    mid = float(recipe(np.array([known])).mid[0])
    return max(mid, 0.0) if min(known) >= 0 else mid
