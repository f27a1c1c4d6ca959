"""What the engine answered, made into exact series: absent is absent, and nothing was dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from nenrin.measures.measure import Measure
from nenrin.measures.query import PERIOD, Query, missing_of, segment_of, total_over, value_of
from nenrin.vocabulary import Month, Problem

Row: TypeAlias = Mapping[str, Any]
_ALWAYS_A_NUMBER = frozenset({"sum", "count", "count_distinct"})


def totals(rows: Iterable[Row], dimensions: Sequence[str]) -> dict[int, Row]:
    """The answers over all segments, by period."""
    return {row[PERIOD]: row for row in rows if all(row[total_over(one)] for one in dimensions)}


def parts(rows: Iterable[Row], dimension: str) -> dict[str, dict[int, Row]]:
    """The answers for each segment of a dimension, by period; segments in the order of their names."""
    found: dict[str, dict[int, Row]] = {}
    for row in rows:
        if not row[total_over(dimension)]:
            found.setdefault(row[segment_of(dimension)], {})[row[PERIOD]] = row
    return dict(sorted(found.items()))


def series(measure: Measure, kpi: str, rows: Mapping[int, Row], known: Iterable[Month]) -> dict[Month, Decimal]:
    """The known months of one KPI: 0 where no row met its condition, absent where there is no smallest or largest."""
    found: dict[Month, Decimal] = {}
    for month in known:
        value = rows.get(month.ordinal, {}).get(value_of(kpi))
        if value is not None:
            found[month] = Decimal(str(value))
        elif measure.agg in _ALWAYS_A_NUMBER:
            found[month] = Decimal(0)
    return found


def faults(query: Query, rows: Sequence[Row]) -> Iterator[Problem]:
    """Rows that a sum would have passed over, and answers that are no numbers."""
    for kpi, measure in query.measures.items():
        values = (row[value_of(kpi)] for row in rows if row[value_of(kpi)] is not None)
        missing = max((row.get(missing_of(kpi)) or 0 for row in rows), default=0)
        if any(isinstance(value, bool) or not isinstance(value, int | float | Decimal) for value in values):
            wrong = f"the {measure.agg} of {measure.of} is no number"
            yield Problem(measure.place("of"), wrong, "name a number column")
        elif missing:
            wrong = f"{missing:,} rows that {kpi!r} counts have no value for {measure.of}"
            right = f"fill them, or add  {measure.of} is not null  to its where"
            yield Problem(measure.place("of"), wrong, right)
