"""How far the rows of a source cover each month."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from nenrin.measures.measures import Coverage
from nenrin.measures.partial import Days, partial, usual_weekdays
from nenrin.sources import MONTH, Table
from nenrin.vocabulary import Month

Closed: TypeAlias = Callable[[dt.date], bool]
"""Whether a day is one on which there can be no rows."""


def never(_day: dt.date) -> bool:
    """Open every day."""
    return False


def coverage(table: Table, until: Month, time: str, closed: Closed = never) -> dict[Month, Coverage]:
    """Every month up to ``until`` that has rows: how many, from which to which day of ``time``, and if it is whole.

    A day on which the client is ``closed`` is never missing.
    """
    rows = _days(table, until, time)
    months = {
        month: Days(month, frozenset((*days, *_closed(month, closed))), days.total()) for month, days in rows.items()
    }
    usual = usual_weekdays(months.values())
    return {
        month: Coverage(
            rows[month].total(), min(rows[month]), max(rows[month]), len(rows[month]),
            partial(one, [other for other in months.values() if other is not one], usual),
        )
        for month, one in months.items()
    }


def _closed(month: Month, closed: Closed) -> Iterator[dt.date]:
    days = (month.first_day + dt.timedelta(days=step) for step in range((month.last_day - month.first_day).days + 1))
    return (day for day in days if closed(day))


def _days(table: Table, until: Month, time: str) -> Mapping[Month, Counter[dt.date]]:
    """How many rows each day has, by month, ascending."""
    found: dict[Month, Counter[dt.date]] = {}
    counted = Counter(zip(table.frame[MONTH], table.frame[time].dt.date, strict=True))
    for (ordinal, day), rows in sorted(counted.items()):
        if ordinal <= until.ordinal:
            found.setdefault(Month.at(int(ordinal)), Counter())[day] = rows
    return found
