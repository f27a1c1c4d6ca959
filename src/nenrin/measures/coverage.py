"""Whether a source covers a month as it covers its other months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import mean, median

from nenrin.measures.measures import Coverage
from nenrin.sources import MONTH, Table
from nenrin.vocabulary import Fact, Month, Sentence

_CLOSING = 8
"""Days without a row at a month's edge that a holiday may explain (Christmas to New Year's Eve)."""
_SLACK = 3
"""Days by which an edge may differ from the same month of another year: weekends and moving holidays."""
_SMALLEST = 4
"""An edge of so few days is a long weekend."""
_THIN = 0.7
"""A month with less than this share of its usual days inside has a hole."""


@dataclass(frozen=True)
class _Days:
    """The days of one month that have rows."""

    month: Month
    days: frozenset[dt.date]
    rows: int

    @property
    def first(self) -> dt.date:
        return min(self.days)

    @property
    def last(self) -> dt.date:
        return max(self.days)

    @property
    def head(self) -> int:
        """Days before the first one with rows."""
        return (self.first - self.month.first_day).days

    @property
    def tail(self) -> int:
        """Days after the last one with rows."""
        return (self.month.last_day - self.last).days


def coverage(table: Table, until: Month, time: str) -> dict[Month, Coverage]:
    """How far each month up to ``until`` is covered by the rows' ``time`` column.

    A month is partial when it ends (or starts) with more empty days than the same calendar month of the other years
    allows – without another year, than a holiday closing or the usual month allows –, or when far fewer days inside
    have rows than their weekdays usually have. A source with one day a month has no pattern and is taken as whole.
    """
    months = _days(table, until, time)
    daily = any(len(one.days) > 1 for one in months.values())
    usual = _weekdays(months.values())
    return {
        month: Coverage(one.rows, one.first, one.last, len(one.days), _partial(one, months, usual) if daily else None)
        for month, one in months.items()
    }


def _days(table: Table, until: Month, time: str) -> dict[Month, _Days]:
    """The days with rows, by month."""
    found: dict[int, dict[dt.date, int]] = {}
    for ordinal, day in zip(table.frame[MONTH], table.frame[time].dt.date, strict=True):
        counted = found.setdefault(int(ordinal), {})
        counted[day] = counted.get(day, 0) + 1
    return {
        Month.at(ordinal): _Days(Month.at(ordinal), frozenset(days), sum(days.values()))
        for ordinal, days in sorted(found.items())
        if ordinal <= until.ordinal
    }


def _weekdays(months: Iterable[_Days]) -> dict[int, float]:
    """The share of Mondays, Tuesdays … that have rows, between the first and the last day of each month."""
    seen: dict[int, list[bool]] = {weekday: [] for weekday in range(7)}
    for one in months:
        for day in _between(one.first, one.last):
            seen[day.weekday()].append(day in one.days)
    return {weekday: mean(found) if found else 0.0 for weekday, found in seen.items()}


def _between(first: dt.date, last: dt.date) -> Iterable[dt.date]:
    return (first + dt.timedelta(days=step) for step in range((last - first).days + 1))


def _partial(one: _Days, months: Mapping[Month, _Days], usual: Mapping[int, float]) -> Sentence | None:
    """Why the month is not whole, or None."""
    others = [other for month, other in months.items() if month != one.month]
    alike = [other for other in others if other.month.number == one.month.number]
    if one.tail > _limit([other.tail for other in alike], [other.tail for other in others]):
        return Sentence("coverage.ends_early", {"day": one.last.day, "month": one.month})
    if one.head > _limit([other.head for other in alike], [other.head for other in others]):
        return Sentence("coverage.starts_late", {"day": one.first.day, "month": one.month})
    expected = sum(usual[day.weekday()] for day in _between(one.first, one.last))
    if len(one.days) < _THIN * expected:
        facts: dict[str, Fact] = {"days": len(one.days), "usual": round(expected), "month": one.month}
        return Sentence("coverage.days_missing", facts)
    return None


def _limit(alike: list[int], others: list[int]) -> float:
    """How many empty days at an edge are nothing special."""
    ordinary = median(others) + _SLACK if others else 0
    closing = max(alike) + _SLACK if alike else _CLOSING
    return max(_SMALLEST, ordinary, closing)
