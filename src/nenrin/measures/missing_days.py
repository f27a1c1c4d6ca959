"""Days without rows where there always were some."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from statistics import median

from nenrin.measures.rows_of import Rows
from nenrin.measures.usual import FEWEST
from nenrin.vocabulary import Month, Sentence

_BUSY = 10
"""From so many rows on a usual day on, a day without any is no chance: e⁻¹⁰ is one day in sixty years."""
_BUSY_AT_THE_END = 5
"""The same for the last days of the month, where an export that ran too early ends: e⁻⁵ is one month in 150."""
_FEWEST_DAYS = 4 * FEWEST
_USUAL = 0.9


def missing_days(rows: Rows) -> Sentence | None:
    """The days of the month without rows although their weekday always had some, or all days of a usual weekday.

    The weeks around New Year do not count. A month that misses no more days than the same month of an earlier year
    misses none: Easter or Golden Week move within it. Blind to single days on weekdays that holidays fall on, where a
    closed day is nothing unusual, and on those with few rows.
    """
    history = _by_weekday(rows)
    usual = {weekday for weekday, found in history.items() if _share(found) >= _USUAL}
    empty = _empty(rows, rows.month, usual)
    alike = [len(_empty(rows, month, usual)) for month in rows.before if month.number == rows.month.number]
    if len(rows.before) < FEWEST or len(empty) <= max(alike, default=0):
        return None
    usually = {weekday: median(history[weekday]) for weekday in usual if min(history[weekday]) > 0}
    always = {weekday for weekday, found in usually.items() if found >= _BUSY} | _gone(rows, empty)
    late = {weekday for weekday, found in usually.items() if found >= _BUSY_AT_THE_END}
    odd = [day for day in empty if day.weekday() in (always | late if day in _end(rows) else always)]
    if not odd:
        return None
    told = tuple(Sentence("suspect.day", {"day": day.day}) for day in odd)
    return Sentence("suspect.missing_days", {"days": told, "month": rows.month})


def _end(rows: Rows) -> set[dt.date]:
    """The days after the last one with rows."""
    last = max(day for day in rows.days if Month.of(day) == rows.month)
    return {day for day in _open(rows, rows.month) if day > last}


def _by_weekday(rows: Rows) -> Mapping[int, Sequence[int]]:
    """By weekday (0: Monday), the number of rows on each of its days in the months before."""
    found: dict[int, list[int]] = {}
    for month in rows.before:
        for day in _open(rows, month):
            found.setdefault(day.weekday(), []).append(rows.days.get(day, 0))
    return found


def _share(found: Sequence[int]) -> float:
    """The share of days with rows; 0 where there are too few to tell."""
    return sum(rows > 0 for rows in found) / len(found) if len(found) >= _FEWEST_DAYS else 0.0


def _empty(rows: Rows, month: Month, usual: Collection[int]) -> list[dt.date]:
    return [day for day in _open(rows, month) if day not in rows.days and day.weekday() in usual]


def _gone(rows: Rows, empty: Collection[dt.date]) -> set[int]:
    """The weekdays that have no rows in the whole month."""
    return {day.weekday() for day in empty} - {day.weekday() for day in _open(rows, rows.month) if day not in empty}


def _open(rows: Rows, month: Month) -> list[dt.date]:
    """The days of a month outside the weeks in which many close, and on which the client is not known to be closed."""
    days = (month.first_day + dt.timedelta(days=step) for step in range((month.last_day - month.first_day).days + 1))
    return [day for day in days if not _new_year(day) and not rows.closed(day)]


def _new_year(day: dt.date) -> bool:
    return (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 7)
