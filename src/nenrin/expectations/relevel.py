"""The past moved to the level that holds now, after a lasting change that somebody confirmed.

Good at: keeping the season and the quiet width of the months before the change. Blind to: a change of the season
itself, and to how far the level has moved on since the first half-year of the new one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nenrin.expectations.forecast import Recipe
from nenrin.expectations.history import History, history
from nenrin.vocabulary import Month

SEEN = 3
"""Months of a new level that must be seen before the past is moved to it."""
_MOST = 6


@dataclass(frozen=True)
class Unheard:
    """Months from which nothing is learnt: partial ones, whose level is unknown, and those under a one-off."""

    left_out: frozenset[Month] = frozenset()
    one_offs: frozenset[Month] = frozenset()

    @property
    def months(self) -> frozenset[Month]:
        """All of them."""
        return self.left_out | self.one_offs

    def also(self, one_offs: frozenset[Month]) -> Unheard:
        """These too."""
        return Unheard(self.left_out, self.one_offs | one_offs)


@dataclass(frozen=True)
class Relevelled:
    """``series``: the months before the judged one, at today's level. ``since``: when that began, or None.

    ``unlearnt``: the months of new levels that were not yet seen for three months. ``level_from``: the months that were
    seen since.
    """

    series: Mapping[Month, float]
    since: Month | None
    unlearnt: frozenset[Month]
    level_from: int | None = None


def relevel(
    series: Mapping[Month, float], shifts: tuple[Month, ...], month: Month, unheard: Unheard, recipe: Recipe,
    needed: int,
) -> Relevelled:
    """Move what lies before each shift to the level seen since; ``unheard`` months say nothing about levels.

    The step is the mean of the first 3 to 6 months since, against what was expected of them from before: a factor
    where the KPI was positive throughout, else a difference. ``month`` and what follows it are not looked at. With
    fewer than ``needed`` months before a shift, the history begins with it.
    """
    known = {one: value for one, value in series.items() if one < month}
    since, unlearnt, seen = None, frozenset[Month](), None
    for first, end in _levels(shifts, month):
        after = [one for one in sorted(known) if first <= one < end and one not in unheard.months]
        if len(after) < SEEN:
            unlearnt |= frozenset(Month.at(one) for one in range(first.ordinal, end.ordinal))
            unheard = unheard.also(unlearnt)
            continue
        before = {one: value for one, value in known.items() if one < first}
        since, seen, at_rest = first, len(after), {one: value for one, value in known.items() if one >= first}
        known = _moved(before, {one: known[one] for one in after[:_MOST]}, unheard, recipe, needed) | at_rest
    return Relevelled(known, since, unlearnt, seen)


def _levels(shifts: tuple[Month, ...], month: Month) -> Iterator[tuple[Month, Month]]:
    """The first month of each level before ``month``, and of the next."""
    firsts = sorted({one for one in shifts if one < month})
    yield from itertools.pairwise([*firsts, month])


def _moved(
    before: Mapping[Month, float], after: Mapping[Month, float], unheard: Unheard, recipe: Recipe, needed: int,
) -> dict[Month, float]:
    """``before`` at the level of ``after``; empty where it is too short to tell what to expect."""
    first, last = min(after), max(*after, min(after) + (_MOST - 1))
    path = _path(tuple(before.items()), first, last, unheard, recipe, needed)
    if path.before(first).observed < needed:
        return {}
    expected = np.array([path.values[one - path.first] for one in after])
    actual = np.array(list(after.values()))
    heard = [value for one, value in before.items() if one not in unheard.months]
    if min(*heard, *actual.tolist(), *expected.tolist()) > 0:
        factor = float(np.sum(actual) / np.sum(expected))
        return {one: value * factor for one, value in before.items()}
    step = float(np.mean(actual - expected))
    return {one: value + step for one, value in before.items()}


@lru_cache(maxsize=64)
def _path(
    before: tuple[tuple[Month, float], ...], first: Month, last: Month, unheard: Unheard, recipe: Recipe, needed: int,
) -> History:
    """``before``, and what was expected of the months ``first`` … ``last`` from it alone; the same for many months."""
    new = frozenset(Month.at(one) for one in range(first.ordinal, last.ordinal + 1))
    one_offs = unheard.one_offs | new
    return history(dict(before), last + 1, unheard.left_out - new, recipe, needed, one_offs=one_offs)
