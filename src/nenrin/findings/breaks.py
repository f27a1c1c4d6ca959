"""Months in which the level of a series shifted: the optimal partition into pieces of constant level.

Good at: steps of twice the usual scatter and more that last half a year, without the season. Blind to: changes in the
last six months, and steps that a steady rise tells as well. A break supports a call-out; it never makes one.
Source: optimal partitioning (Jackson et al. 2005) with the squared error and the penalty 3 log n.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nenrin.expectations.seasons import month_effects
from nenrin.vocabulary import Month

Array = NDArray[np.float64]

SHORTEST = 6
"""Months that a level lasts at least."""
_PENALTY = 3.0
_TWO_YEARS = 24
_ROUNDING = 1e-9


class Level(NamedTuple):
    """The first month of a new level, and the levels before and from it on: means, without the season."""

    month: Month
    before: float
    after: float


def breaks(
    series: Mapping[str, Mapping[Month, float]], month: Month, left_out: frozenset[Month],
) -> dict[str, tuple[Level, ...]]:
    """By name, the new levels up to ``month``, ascending; only the series that have any.

    Months in ``left_out`` and absent ones are interpolated. From 24 months on the season is taken out first.
    """
    lengths: dict[int, dict[str, tuple[Month, Array]]] = defaultdict(dict)
    for name, values in series.items():
        known = {one.ordinal: value for one, value in values.items() if one <= month and one not in left_out}
        if known:
            first, last = min(known), max(known)
            months = sorted(known)
            line = np.interp(np.arange(first, last + 1), months, [known[one] for one in months])
            lengths[len(line)][name] = Month.at(first), line
    found: dict[str, tuple[Level, ...]] = {}
    for length, group in lengths.items():
        rows = np.stack([line for _, line in group.values()])
        levels = rows - month_effects(rows)[0] if length >= _TWO_YEARS else rows
        shifts = zip(group.items(), levels, level_shifts(levels), strict=True)
        found |= {name: _levels(first, line, starts) for (name, (first, _)), line, starts in shifts if starts}
    return {name: found[name] for name in series if name in found}


def _levels(first: Month, line: Array, starts: tuple[int, ...]) -> tuple[Level, ...]:
    """Each with the means of the pieces on either side."""
    edges = (0, *starts, len(line))
    means = [float(np.mean(line[begin:end])) for begin, end in itertools.pairwise(edges)]
    return tuple(Level(first + start, *pair) for start, pair in zip(starts, itertools.pairwise(means), strict=True))


def level_shifts(rows: Array) -> list[tuple[int, ...]]:
    """For each row, the positions at which a new level begins; none where a straight line tells it more shortly.

    Of all partitions into pieces of at least 6, the one with the least squared error plus 3 log n a break, in units of
    the row's own variance. A line costs as much as one break. A last piece of just 6 is not told: it may be a change in
    fewer months, and would be dated too early.
    """
    count, length = rows.shape
    spread = np.std(rows, axis=1, keepdims=True)
    steady = spread <= _ROUNDING * np.max(np.abs(rows), axis=1, keepdims=True)
    scaled = (rows - np.mean(rows, axis=1, keepdims=True)) / np.where(steady, 1.0, spread)
    costs, starts = _partition(np.where(steady, 0.0, scaled))
    time = np.arange(length) - (length - 1) / 2
    line = np.sum(scaled**2, axis=1) - (scaled @ time) ** 2 / max(float(time @ time), 1.0) + _PENALTY * np.log(length)
    better = (costs < line) & ~steady[:, 0]
    found = [_back(starts[row]) if better[row] else () for row in range(count)]
    return [tuple(start for start in one if start < length - SHORTEST) for one in found]


def _partition(rows: Array) -> tuple[Array, NDArray[np.int64]]:
    """The least cost of each row, and where the last piece begins if the row ended at each position."""
    count, length = rows.shape
    penalty = _PENALTY * np.log(length)
    sums = np.concatenate([np.zeros((count, 1)), np.cumsum(rows, axis=1)], axis=1)
    squares = np.concatenate([np.zeros((count, 1)), np.cumsum(rows**2, axis=1)], axis=1)
    costs = np.full((count, length + 1), np.inf)
    costs[:, 0] = -penalty
    starts = np.zeros((count, length + 1), dtype=np.int64)
    for end in range(SHORTEST, length + 1):
        begin = slice(0, end - SHORTEST + 1)
        mean_part = (sums[:, [end]] - sums[:, begin]) ** 2 / (end - np.arange(begin.stop))
        total = costs[:, begin] + squares[:, [end]] - squares[:, begin] - mean_part + penalty
        starts[:, end] = np.argmin(total, axis=1)
        costs[:, end] = np.min(total, axis=1)
    return costs[:, -1], starts


def _back(starts: NDArray[np.int64]) -> tuple[int, ...]:
    """The beginnings of all pieces but the first, from the last piece back."""
    found: list[int] = []
    end = int(starts[-1])
    while end > 0:
        found.append(end)
        end = int(starts[end])
    return tuple(reversed(found))
