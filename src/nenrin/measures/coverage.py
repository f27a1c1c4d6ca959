"""How far the rows of a source cover each month."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from nenrin.measures.measures import Coverage
from nenrin.measures.partial import Days, partial, usual_weekdays
from nenrin.sources import MONTH, Table
from nenrin.vocabulary import Month


def coverage(table: Table, until: Month, time: str) -> dict[Month, Coverage]:
    """Every month up to ``until`` that has rows: how many, from which to which day of ``time``, and if it is whole."""
    rows = _days(table, until, time)
    months = {month: Days(month, frozenset(days)) for month, days in rows.items()}
    usual = usual_weekdays(months.values())
    return {
        month: Coverage(
            rows[month].total(), one.first, one.last, len(one.days),
            partial(one, [other for other in months.values() if other is not one], usual),
        )
        for month, one in months.items()
    }


def _days(table: Table, until: Month, time: str) -> Mapping[Month, Counter[dt.date]]:
    """How many rows each day has, by month, ascending."""
    found: dict[Month, Counter[dt.date]] = {}
    counted = Counter(zip(table.frame[MONTH], table.frame[time].dt.date, strict=True))
    for (ordinal, day), rows in sorted(counted.items()):
        if ordinal <= until.ordinal:
            found.setdefault(Month.at(int(ordinal)), Counter())[day] = rows
    return found
