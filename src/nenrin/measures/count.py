"""Rows become numbers: every measure, every month, every segment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from nenrin.measures.coverage import coverage
from nenrin.measures.measure import Customer, Dimension, Measure
from nenrin.measures.measures import Measures
from nenrin.measures.query import Query, queries, render
from nenrin.measures.spans import Span, years_so_far
from nenrin.measures.store import answer, stored
from nenrin.sources import MONTH, Source, Table
from nenrin.vocabulary import Month, Problem, Problems

Rows: TypeAlias = list[dict[str, Any]]
Segments: TypeAlias = dict[str, dict[str, dict[str, dict[Month, Decimal]]]]
_YEAR_HAS_NO_MEANING = {"retained", "reactivated", "churned"}
_ALWAYS_A_NUMBER = {"sum", "count", "count_distinct"}


def measure(
    tables: Mapping[str, Table],
    measures: Mapping[str, Measure],
    customer: Customer | None,
    dimensions: Mapping[str, Dimension],
    sources: Mapping[str, Source],
    until: Month,
    year_starts: int = 1,
) -> Measures:
    """Count every measure (by KPI) in every month that its source covers, up to ``until``.

    "No rows" is 0 only inside the months a source covers; before and after it the value is absent, and so are customer
    states for which the history is too short. Raises Problems where a row lacks the value that is summed.
    """
    months = {name: _months(table, until) for name, table in tables.items()}
    series: dict[str, dict[Month, Decimal]] = {}
    segments: Segments = {}
    years: dict[str, dict[Month, Decimal]] = {}
    problems: list[Problem] = []
    so_far = years_so_far(until, year_starts)
    with stored(tables, sources) as engine:
        for query in queries(measures):
            rows = answer(engine, render(query, sources, customer, dimensions))
            problems += _without_value(query, rows)
            told = _told(query, customer, months)
            _gather(query, rows, told, series, segments)
            rows = answer(engine, render(_yearly(query), sources, customer, {}, so_far))
            _gather_years(_yearly(query), rows, so_far, told, years)
    if problems:
        raise Problems(problems)
    every = sorted({month for found in months.values() for month in found})
    covered = {name: coverage(table, until, sources[name].time) for name, table in tables.items()}
    ordered = {kpi: series[kpi] for kpi in measures}
    return Measures(tuple(every), ordered, years, segments, covered, _additive(measures, sources))


def _months(table: Table, until: Month) -> tuple[Month, ...]:
    """Every month from the first to the last row, at the latest ``until``."""
    if table.frame.empty:
        return ()
    ordinals = table.frame[MONTH]
    first, last = int(ordinals.min()), min(int(ordinals.max()), until.ordinal)
    return tuple(Month.at(ordinal) for ordinal in range(first, last + 1))


def _told(
    query: Query, customer: Customer | None, months: Mapping[str, tuple[Month, ...]],
) -> Callable[[str], tuple[Month, ...]]:
    """The months for which a KPI can be told: customer states only after enough history."""
    covered = months[query.source]

    def told(kpi: str) -> tuple[Month, ...]:
        state = query.measures[kpi].customers
        if state is None or customer is None:
            return covered
        return covered[1 if state == "new" else customer.churn_after_months :]

    return told


def _gather(
    query: Query,
    rows: Rows,
    told: Callable[[str], tuple[Month, ...]],
    series: dict[str, dict[Month, Decimal]],
    segments: Segments,
) -> None:
    """Sort the answer into totals and segments."""
    cut = [name[2:] for name in rows[0] if name.startswith("g_")] if rows else []
    totals = {row["period"]: row for row in rows if all(row[f"g_{name}"] for name in cut)}
    for kpi in query.measures:
        series[kpi] = _series(query.measures[kpi], kpi, totals, told(kpi))
    for name in cut:
        parts: dict[str, dict[int, dict[str, Any]]] = {}
        for row in rows:
            if not row[f"g_{name}"]:
                parts.setdefault(row[name], {})[row["period"]] = row
        for segment in sorted(parts):
            found = segments.setdefault(name, {}).setdefault(segment, {})
            for kpi, one in query.measures.items():
                found[kpi] = _series(one, kpi, parts[segment], told(kpi))


def _series(one: Measure, kpi: str, rows: Mapping[int, dict[str, Any]], told: Iterable[Month]) -> dict[Month, Decimal]:
    """The months of one KPI: 0 where nothing met its condition, absent where there is no smallest or largest."""
    found: dict[Month, Decimal] = {}
    for month in told:
        value = rows.get(month.ordinal, {}).get(kpi)
        if value is not None:
            found[month] = Decimal(str(value))
        elif one.agg in _ALWAYS_A_NUMBER:
            found[month] = Decimal(0)
    return found


def _yearly(query: Query) -> Query:
    """The measures whose year so far has a meaning: a customer can be retained in one month and lost in the next."""
    kept = {kpi: one for kpi, one in query.measures.items() if one.customers not in _YEAR_HAS_NO_MEANING}
    return Query(query.source, query.rows, kept)


def _gather_years(
    query: Query,
    rows: Rows,
    so_far: tuple[Span, ...],
    told: Callable[[str], tuple[Month, ...]],
    years: dict[str, dict[Month, Decimal]],
) -> None:
    """The year so far, where every month of it can be told."""
    found = {row["period"]: row for row in rows}
    for kpi, one in query.measures.items():
        known = set(told(kpi))
        whole = [span.last for span in so_far if span.first in known and span.last in known]
        years[kpi] = _series(one, kpi, found, whole)


def _without_value(query: Query, rows: Rows) -> list[Problem]:
    """Rows that a sum would drop in silence."""
    problems = []
    for kpi, one in query.measures.items():
        missing = max((row.get(f"n_{kpi}") or 0 for row in rows), default=0)
        if missing:
            wrong = f"{missing} rows that {kpi!r} counts have no value for {one.of}"
            problems.append(Problem(one.place("of"), wrong, f"fill them, or add  {one.of} is not null  to its where"))
    return problems


def _additive(measures: Mapping[str, Measure], sources: Mapping[str, Source]) -> frozenset[str]:
    """The KPIs whose parts add up: sums, counts of rows, and distinct counts of what is unique to a row."""

    def adds_up(one: Measure) -> bool:
        unique = one.of is not None and (one.of.text,) == sources[one.source].keys
        return one.agg in {"sum", "count"} or (one.agg == "count_distinct" and unique)

    return frozenset(kpi for kpi, one in measures.items() if adds_up(one))
