"""Plain SQL for the measures of one source: months, and months by segment, in one pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nenrin.formulas import Dialect
from nenrin.measures.measure import Customer, Dimension, Measure
from nenrin.measures.spans import Span, spanned
from nenrin.measures.states import ACTIVE, CUSTOMER, LOST, STATE, STATES, TOLD, state_tables
from nenrin.sources import MONTH, Source

BLANK = "(blank)"
"""The segment of the rows whose dimension is blank."""
PERIOD = "@period"
_COUNTED = "@counted"


@dataclass(frozen=True)
class Query:
    """The measures (by KPI) that one SELECT counts, and which states of their customers it needs, if any."""

    source: str
    states: str | None
    measures: Mapping[str, Measure]


def queries(measures: Mapping[str, Measure]) -> tuple[Query, ...]:
    """Measures that can be counted in the same pass, together."""
    grouped: dict[tuple[str, str | None], dict[str, Measure]] = {}
    for kpi, measure in measures.items():
        states = {None: None, "churned": LOST}.get(measure.customers, STATES)
        grouped.setdefault((measure.source, states), {})[kpi] = measure
    return tuple(Query(source, states, found) for (source, states), found in grouped.items())


def value_of(kpi: str) -> str:
    """The column in which a KPI's number is answered."""
    return f"value:{kpi}"


def missing_of(kpi: str) -> str:
    """The column that counts the rows which have no value to take, beside every sum, minimum and maximum."""
    return f"missing:{kpi}"


def segment_of(dimension: str) -> str:
    """The column of a dimension's segments."""
    return f"segment:{dimension}"


def total_over(dimension: str) -> str:
    """The column that is 1 where an answer is over all segments of the dimension."""
    return f"total:{dimension}"


@dataclass(frozen=True)
class Renderer:
    """Spells queries for one engine. ``sources``, ``customer`` and ``dimensions`` are the configuration's."""

    dialect: Dialect
    sources: Mapping[str, Source]
    customer: Customer | None
    dimensions: Mapping[str, Dimension]

    def render(self, query: Query, spans: Sequence[Span] = (), crossing: Sequence[str] = ()) -> str:
        """One SELECT over months and, without ``spans``, over months by segment, in GROUPING SETS.

        With ``spans`` their months are counted together, over all segments; with ``crossing``, over every combination
        of the segments of these dimensions and nothing else. Its columns are PERIOD and those that the functions above
        name.
        """
        name = self.dialect.name
        cut = [] if spans else [one for one, found in self.dimensions.items() if found.source == query.source]
        cut = list(crossing) or cut
        inner = [f"{self._period(query, spans)} AS {name(PERIOD)}"]
        inner += [f"{self._segment(self.dimensions[one])} AS {name(segment_of(one))}" for one in cut]
        outer = [name(PERIOD)]
        for one in cut:
            outer += [name(segment_of(one)), f"GROUPING({name(segment_of(one))}) AS {name(total_over(one))}"]
        for kpi, measure in query.measures.items():
            taken = measure.of.node.query(self.dialect) if measure.of is not None else self.dialect.literal(1)
            inner += [f"{taken} AS {name(value_of(kpi))}", f"{self._met(measure)} AS {name('met:' + kpi)}"]
            outer += self._counted(kpi, measure)
        columns = [f", {name(segment_of(one))}" for one in cut]
        sets = ", ".join(f"({name(PERIOD)}{one})" for one in (["".join(columns)] if crossing else ["", *columns]))
        tables = {**self._states(query), _COUNTED: f"SELECT {', '.join(inner)} FROM {self._rows(query)}"}  # noqa: S608 (quoted names)
        spelled = ", ".join(f"{name(one)} AS ({text})" for one, text in tables.items())
        return (
            f"WITH {spelled} SELECT {', '.join(outer)} FROM {name(_COUNTED)}"  # noqa: S608 (quoted names)
            f" WHERE {name(PERIOD)} IS NOT NULL GROUP BY GROUPING SETS ({sets})"
        )

    def _period(self, query: Query, spans: Sequence[Span]) -> str:
        period = f"s.{self.dialect.name(TOLD)}" if query.states == LOST else f"t.{self.dialect.name(MONTH)}"
        return spanned(period, spans) if spans else period

    def _states(self, query: Query) -> dict[str, str]:
        if query.states is None or self.customer is None:
            return {}
        tables = state_tables(self.customer, self.sources, self.dialect)
        return {name: tables[name] for name in (ACTIVE, query.states)}

    def _rows(self, query: Query) -> str:
        """The rows, and how they meet the states of their customers. Of a lost customer only active rows count."""
        name, rows = self.dialect.name, f"{self.dialect.name(query.source)} t"
        if query.states is None:
            return rows
        met = f"s.{name(CUSTOMER)} = t.{name(self.sources[query.source].entity or '')}"
        joined = f"{rows} JOIN {name(query.states)} s ON {met} AND s.{name('@when')} = t.{name(MONTH)}"
        if query.states == LOST and self.customer is not None and self.customer.source == query.source:
            joined += f" WHERE {self.customer.active_when.node.query(self.dialect)}"
        return joined

    def _segment(self, dimension: Dimension) -> str:
        """The segment of a row: its group's name, ``other``, or the value itself; blanks have a name of their own."""
        text, column = self.dialect.literal, self.dialect.name(dimension.of)
        cases = [f"WHEN {column} IS NULL THEN {text(BLANK)}"]
        for group, values in (dimension.groups or {}).items():
            cases.append(f"WHEN {column} IN ({', '.join(map(text, values))}) THEN {text(group)}")
        rest = text(dimension.other) if dimension.other is not None else f"CAST({column} AS VARCHAR)"
        return f"CASE {' '.join(cases)} ELSE {rest} END"

    def _met(self, measure: Measure) -> str:
        """Whether a row counts. Conditions are never NULL: a comparison with a blank is false."""
        conditions = [measure.where.node.query(self.dialect)] if measure.where else []
        if measure.customers in {"new", "retained", "reactivated"}:
            conditions.append(f"s.{self.dialect.name(STATE)} = {self.dialect.literal(measure.customers)}")
        return " AND ".join(f"({one})" for one in conditions) or self.dialect.literal(value=True)

    def _counted(self, kpi: str, measure: Measure) -> list[str]:
        """The aggregate, and for those that need a value in every row, how many had none."""
        column, met = self.dialect.name(value_of(kpi)), self.dialect.name("met:" + kpi)
        taken = f"CASE WHEN {met} THEN {column} END"
        spelled = {
            "sum": f"SUM({taken})", "count": f"COUNT({taken})", "count_distinct": f"COUNT(DISTINCT {taken})",
            "min": f"MIN({taken})", "max": f"MAX({taken})",
        }[measure.agg]
        found = [f"{spelled} AS {column}"]
        if measure.agg in {"sum", "min", "max"}:
            missing = self.dialect.name(missing_of(kpi))
            found.append(f"COUNT(CASE WHEN {met} AND {column} IS NULL THEN 1 END) AS {missing}")
        return found
