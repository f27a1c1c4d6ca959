"""Rows become numbers: every measure, every month, every segment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from nenrin.measures.allowed import printed_persons, uncountable
from nenrin.measures.answers import Row, faults, parts, series, totals
from nenrin.measures.coverage import Closed, coverage, never
from nenrin.measures.crossing import Cells, cells, crossed, crossings, has_parts
from nenrin.measures.dialect import DuckDB
from nenrin.measures.known import Known, months_of
from nenrin.measures.measure import Customer, Dimension, Measure
from nenrin.measures.measures import Measures
from nenrin.measures.names import Names
from nenrin.measures.query import Query, Renderer, queries
from nenrin.measures.spans import Span, years_so_far
from nenrin.measures.store import Engine, Unanswerable, stored
from nenrin.measures.suspects import suspects
from nenrin.sources import Source, Table
from nenrin.vocabulary import Month, Problem, Problems


def measure(
    tables: Mapping[str, Table],
    measures: Mapping[str, Measure],
    customer: Customer | None,
    dimensions: Mapping[str, Dimension],
    sources: Mapping[str, Source],
    until: Month,
    year_starts: int = 1,
    *,
    closed: Closed = never,
) -> Measures:
    """Count every measure (by KPI) in every month that its source covers, up to ``until``.

    "No rows" is 0 only in the months a source covers; elsewhere the value is absent, and so are customer states for
    which the history is too short. ``closed``: on which days there can be no rows. Raises Problems where a row lacks
    the value that is summed, or a measure cannot be counted.
    """
    known = Known({name: months_of(table, until) for name, table in tables.items()}, customer)
    counted = _Counted(Renderer(DuckDB(), sources, customer, dimensions), known, years_so_far(until, year_starts))
    if problems := [*uncountable(measures, customer, sources), *printed_persons(dimensions, sources)]:
        raise Problems(problems)
    with stored(tables, sources) as engine:
        for query in queries(measures):
            counted.add(query, engine)
        if not counted.problems:
            counted.cross(measures, engine)
    if counted.problems:
        raise Problems(counted.problems)
    covered = {name: coverage(table, until, sources[name].time, closed) for name, table in tables.items()}
    return Measures(
        months=tuple(sorted(frozenset[Month]().union(*known.covered.values()))),
        series={kpi: counted.series[kpi] for kpi in measures},
        year_to_date={kpi: counted.years[kpi] for kpi in measures},
        segments=counted.filled(measures),
        coverage=covered,
        additive=_additive(measures, sources),
        inexact=_inexact(measures, sources),
        crossing=counted.crossing,
        crossed=counted.crossed,
        suspects=suspects(tables, sources, measures, covered, until, closed),
        names=Names(sources, dimensions),
    )


@dataclass
class _Counted:
    """The series found so far, and what went wrong."""

    renderer: Renderer
    known: Known
    spans: Sequence[Span]
    series: dict[str, dict[Month, Decimal]] = field(default_factory=dict)
    years: dict[str, dict[Month, Decimal]] = field(default_factory=dict)
    segments: dict[str, dict[str, dict[str, dict[Month, Decimal]]]] = field(default_factory=dict)
    crossing: tuple[str, ...] = ()
    crossed: dict[tuple[str, ...], dict[str, dict[Month, Decimal]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, query: Query, engine: Engine) -> None:
        """Ask for months and segments, then for the years so far."""
        months, years = self._ask(query, engine), self._ask(query, engine, self.spans)
        cut = [name for name, one in self.renderer.dimensions.items() if one.source == query.source]
        self.problems += faults(query, months)
        if self.problems:
            return
        over_all, over_years = totals(months, cut), totals(years, ())
        for kpi, one in query.measures.items():
            self.series[kpi] = series(one, kpi, over_all, self.known.months(one))
            self.years[kpi] = series(one, kpi, over_years, self.known.years(one, self.spans))
        for dimension in cut:
            for segment, rows in parts(months, dimension).items():
                found = self.segments.setdefault(dimension, {}).setdefault(segment, {})
                for kpi, one in query.measures.items():
                    found[kpi] = series(one, kpi, rows, self.known.months(one))

    def filled(self, measures: Mapping[str, Measure]) -> dict[str, dict[str, dict[str, dict[Month, Decimal]]]]:
        """The segments; where no row of one was asked about (no new customers there, ever), it is 0 and not absent."""
        for dimension, segments in self.segments.items():
            source = self.renderer.dimensions[dimension].source
            for found in segments.values():
                for kpi, one in measures.items():
                    if one.source == source and kpi not in found:
                        found[kpi] = series(one, kpi, {}, self.known.months(one))
        return self.segments

    def cross(self, measures: Mapping[str, Measure], engine: Engine) -> None:
        """Ask for every combination of segments, now that it is known how many there are of each dimension."""
        cuts = crossings(self.renderer.dimensions, self.segments)
        self.crossing = tuple(dimension for cut in cuts.values() for dimension in cut)
        parts = {kpi: one for kpi, one in measures.items() if one.source in cuts and has_parts(one)}
        answers: dict[str, Cells] = {}
        for query in queries(parts):
            cut = cuts[query.source]
            rows = engine.answer(self.renderer.render(query, crossing=cut))
            answers |= dict.fromkeys(query.measures, cells(rows, cut, self.crossing))
        self.crossed = crossed(answers, parts, {kpi: self.known.months(one) for kpi, one in parts.items()})

    def _ask(self, query: Query, engine: Engine, spans: Sequence[Span] = ()) -> list[Row]:
        """The engine's answer; where it refuses, the measures that are at fault are problems."""
        try:
            return [*engine.answer(self.renderer.render(query, spans))]
        except Unanswerable as refusal:
            if len(query.measures) == 1:
                self.problems += _refused(query, str(refusal))
                return []
            told = len(self.problems)
            for kpi, one in query.measures.items():
                self._ask(Query(query.source, query.states, {kpi: one}), engine, spans)
            if len(self.problems) == told:
                raise
            return []


def _refused(query: Query, why: str) -> Iterator[Problem]:
    for kpi, one in query.measures.items():
        place = one.place("where" if one.where else "of")
        yield Problem(place, f"{kpi!r} cannot be counted: {why}", "compare texts with texts and numbers with numbers")


def _additive(measures: Mapping[str, Measure], sources: Mapping[str, Source]) -> frozenset[str]:
    """The KPIs whose parts add up: sums, counts of rows, and distinct counts of what is unique to a row."""

    def adds_up(one: Measure) -> bool:
        unique = one.of is not None and (one.of.text,) == sources[one.source].keys
        return one.agg in {"sum", "count"} or (one.agg == "count_distinct" and unique)

    return frozenset(kpi for kpi, one in measures.items() if adds_up(one))


def _inexact(measures: Mapping[str, Measure], sources: Mapping[str, Source]) -> frozenset[str]:
    """The KPIs that are computed from a column of type float."""

    def from_float(one: Measure) -> bool:
        columns = sources[one.source].columns
        return any(columns[name].type == "float" for name in (one.of.columns if one.of else ()) if name in columns)

    return frozenset(kpi for kpi, one in measures.items() if from_float(one))
