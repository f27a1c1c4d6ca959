"""Whether a month has the days that it should have."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median

from nenrin.vocabulary import Fact, Month, Sentence

_EDGE = 3.0
"""So many usual days may be empty at either end of any month: a long weekend."""
_HOLE = 5.0
"""So many usual days may be empty inside any month: Easter, Golden Week, Obon."""
_SLACK = 2.0
"""Days by which an edge or a hole may exceed the same month of another year: weekends and moving holidays."""
_YEAR_END, _NEW_YEAR = 9.0, 6.0
"""The closing granted at the end of December and the start of January as long as no other year shows the usual one."""
_DECEMBER, _JANUARY = 12, 1


@dataclass(frozen=True)
class Days:
    """The days of one month that have rows, there is at least one, or on which there can be none; how many rows."""

    month: Month
    days: frozenset[dt.date]
    rows: int = 0

    @property
    def first(self) -> dt.date:
        """The first day with rows."""
        return min(self.days)

    @property
    def last(self) -> dt.date:
        """The last day with rows."""
        return max(self.days)

    @property
    def between(self) -> tuple[dt.date, ...]:
        """Every day from the first to the last with rows."""
        return _days(self.first, self.last)

    @property
    def density(self) -> float:
        """Rows a day, from the first to the last."""
        return self.rows / len(self.between)


Usual = Mapping[int, float]
"""By weekday (0: Monday), the share of its days that have rows."""


def usual_weekdays(months: Iterable[Days]) -> Usual:
    """How usual rows are on each weekday, between the first and the last day of every month."""
    seen: dict[int, list[bool]] = {weekday: [] for weekday in range(7)}
    for one in months:
        for day in one.between:
            seen[day.weekday()].append(day in one.days)
    return {weekday: mean(found) if found else 0.0 for weekday, found in seen.items()}


def thinned(usual: Usual, one: Days, others: Sequence[Days]) -> Usual:
    """How usual rows are on each weekday in so quiet a month: with a third of the rows more days are empty by chance.

    A day is empty with probability e^(−λ), and λ goes with the rows: where a share s of the days has rows at the
    usual density, 1 − (1 − s)^r has at r times as much. Where every day has rows it makes no difference.
    """
    middle = median(other.density for other in others) if others else 0.0
    share = min(1.0, one.density / middle) if middle else 1.0
    return {weekday: 1 - (1 - found) ** share for weekday, found in usual.items()}


def partial(one: Days, others: Sequence[Days], usual: Usual) -> Sentence | None:
    """Why a month is not whole, or None.

    Empty days count as much as rows are usual on their weekday: a shop that never sells on Sundays misses none. A
    month is partial when it ends too early, starts too late or has a hole: when it misses more days than a long weekend
    (a hole: than a holiday week), two more than the same calendar month of any other year, and so many more than the
    median month; in a quiet month of a shop with few orders fewer days are usual (``thinned``). As long as no other
    year tells, December may end from the 22nd on and January open until the 7th. A source with one day a month has no
    days to miss. Blind to days on which only a part of the rows is there.
    """
    if all(len(month.days) == 1 for month in (one, *others)):
        return None
    facts: dict[str, Fact] = {"month": one.month}
    thin = thinned(usual, one, others)
    alike = [other for other in others if other.month.number == one.month.number]

    def exceeds(missed: Callable[[Days, Usual], float], allowed: float, granted: float = 0.0) -> bool:
        shown = max((missed(other, usual) for other in alike), default=granted - _SLACK) + _SLACK
        ordinary = median(missed(other, usual) for other in others) + allowed if others else 0.0
        return missed(one, thin) > max(allowed, shown, ordinary)

    if exceeds(_after, _EDGE, _YEAR_END if one.month.number == _DECEMBER else 0.0):
        return Sentence("coverage.ends_early", {"day": one.last.day, **facts})
    if exceeds(_before, _EDGE, _NEW_YEAR if one.month.number == _JANUARY else 0.0):
        return Sentence("coverage.starts_late", {"day": one.first.day, **facts})
    if exceeds(_inside, _HOLE):
        expected = round(len(one.days) + _inside(one, thin))
        return Sentence("coverage.days_missing", {"days": len(one.days), "usual": expected, **facts})
    return None


def _after(one: Days, usual: Usual) -> float:
    """Usual days after the last one with rows."""
    return _weight(_days(one.last, one.month.last_day)[1:], usual)


def _before(one: Days, usual: Usual) -> float:
    """Usual days before the first one with rows."""
    return _weight(_days(one.month.first_day, one.first)[:-1], usual)


def _inside(one: Days, usual: Usual) -> float:
    """Usual days without rows between the first and the last."""
    return _weight([day for day in one.between if day not in one.days], usual)


def _weight(days: Iterable[dt.date], usual: Usual) -> float:
    return math.fsum(usual[day.weekday()] for day in days)


def _days(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    return tuple(first + dt.timedelta(days=step) for step in range((last - first).days + 1))
