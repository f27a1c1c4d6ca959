"""The rows of one source as a search for faults sees them: the month in question, and the whole months before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nenrin.measures.coverage import Closed
from nenrin.measures.measures import Coverage
from nenrin.sources import MONTH, Intake, Source, Table
from nenrin.vocabulary import Month

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Rows:
    """``before``: the months before ``month`` that are whole, ascending. ``days``: how many rows each day has.

    ``closed``: on which days there can be none.
    """

    name: str
    source: Source
    month: Month
    before: tuple[Month, ...]
    frames: Mapping[Month, pd.DataFrame]
    days: Mapping[dt.date, int]
    closed: Closed
    intakes: tuple[Intake, ...]

    @property
    def now(self) -> pd.DataFrame:
        """The rows of the month in question."""
        return self.frames[self.month]

    def open_days(self, month: Month) -> int:
        """On how many days of a month there can be rows."""
        days = range((month.last_day - month.first_day).days + 1)
        return sum(not self.closed(month.first_day + dt.timedelta(days=step)) for step in days)

    def earlier(self, last: int | None = None) -> Iterator[pd.DataFrame]:
        """The rows of each month before, or of the ``last`` of them."""
        for month in self.before if last is None else self.before[-last:]:
            yield self.frames[month]


def rows_of(
    table: Table, source: Source, coverage: Mapping[Month, Coverage], month: Month, closed: Closed,
) -> Rows | None:
    """The rows of a source; None where it has none in ``month``."""
    if month not in coverage:
        return None
    months = table.frame.groupby(MONTH)
    frames = {one: months.get_group(one.ordinal) for one in coverage}
    before = tuple(one for one in sorted(coverage) if one < month and coverage[one].partial is None)
    counted = table.frame[source.time].dt.date.value_counts(sort=False)
    days = {day: int(rows) for day, rows in counted.items()}
    return Rows(table.source, source, month, before, frames, days, closed, table.intakes)
