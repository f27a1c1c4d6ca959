"""Plain SQL for the measures of one source: months, and months by segment, in one pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nenrin.formulas import Condition
from nenrin.measures.dialect import DuckDB
from nenrin.measures.measure import Customer, Dimension, Measure
from nenrin.measures.spans import Span, spanned
from nenrin.measures.states import state_tables
from nenrin.sources import MONTH, Source

BLANK = "(blank)"
"""The segment of the rows whose dimension is blank."""
_DIALECT = DuckDB()
_NAME, _TEXT = _DIALECT.name, _DIALECT.literal


@dataclass(frozen=True)
class Query:
    """The measures (by KPI) that one SELECT counts, and over which rows: ``all``, ``state`` or ``lost`` customers'."""

    source: str
    rows: str
    measures: Mapping[str, Measure]


def queries(measures: Mapping[str, Measure]) -> tuple[Query, ...]:
    """Measures that can be counted in the same pass, together."""
    grouped: dict[tuple[str, str], dict[str, Measure]] = {}
    for kpi, measure in measures.items():
        rows = {None: "all", "churned": "lost"}.get(measure.customers, "state")
        grouped.setdefault((measure.source, rows), {})[kpi] = measure
    return tuple(Query(source, rows, found) for (source, rows), found in grouped.items())


def render(
    query: Query,
    sources: Mapping[str, Source],
    customer: Customer | None,
    dimensions: Mapping[str, Dimension],
    spans: tuple[Span, ...] = (),
) -> str:
    """One SELECT: ``period``, one column per dimension (with ``g_…`` 1 where it is not grouped by), one per KPI.

    Beside every sum, minimum and maximum stands ``n_…``: how many of its rows had no value to take.
    """
    cut = {name: one for name, one in dimensions.items() if one.source == query.source}
    states = state_tables(customer, sources) if customer is not None and query.rows != "all" else {}
    period = "told" if query.rows == "lost" else f"t.{_NAME(MONTH)}"
    period = spanned(period, spans) if spans else period
    inner = [f"{period} AS period", *(f"{_segment(one)} AS {_NAME(name)}" for name, one in cut.items())]
    inner += [f"{_value(one)} AS {_NAME(kpi)}" for kpi, one in query.measures.items()]
    inner += [f"{_met(one)} AS {_NAME('w_' + kpi)}" for kpi, one in query.measures.items()]
    rows = f"SELECT {', '.join(inner)} FROM {_NAME(query.source)} t{_join(query, sources)}"  # noqa: S608 (quoted names)
    outer = ["period", *(_NAME(name) for name in cut)]
    outer += [f"GROUPING({_NAME(name)}) AS {_NAME('g_' + name)}" for name in cut]
    for kpi, one in query.measures.items():
        outer += _counted(kpi, one)
    sets = ", ".join(["(period)", *(f"(period, {_NAME(name)})" for name in cut)])
    tables = ", ".join(f"{name} AS ({text})" for name, text in {**states, "counted": rows}.items())
    return (
        f"WITH {tables} SELECT {', '.join(outer)} FROM counted WHERE period IS NOT NULL"  # noqa: S608 (quoted names)
        f" GROUP BY GROUPING SETS ({sets})"
    )


def _join(query: Query, sources: Mapping[str, Source]) -> str:
    """How the rows meet the states of their customers."""
    if query.rows == "all":
        return ""
    entity = f"t.{_NAME(sources[query.source].entity or '')}"
    return f" JOIN {query.rows} s ON s.customer = {entity} AND s.month = t.{_NAME(MONTH)}"


def _segment(dimension: Dimension) -> str:
    """The segment of a row: its group's name, ``other``, or the value itself; blanks have a name of their own."""
    column = _NAME(dimension.of)
    cases = [f"WHEN {column} IS NULL THEN {_TEXT(BLANK)}"]
    for name, values in (dimension.groups or {}).items():
        cases.append(f"WHEN {column} IN ({', '.join(_TEXT(value) for value in values)}) THEN {_TEXT(name)}")
    rest = _TEXT(dimension.other) if dimension.other is not None else f"CAST({column} AS VARCHAR)"
    return f"CASE {' '.join(cases)} ELSE {rest} END"


def _met(measure: Measure) -> str:
    """Whether a row counts."""
    conditions = [_spelled(measure.where)] if measure.where else []
    if measure.customers in {"new", "retained", "reactivated"}:
        conditions.append(f"s.state = {_TEXT(measure.customers)}")
    return " AND ".join(f"({one})" for one in conditions) or "TRUE"


def _value(measure: Measure) -> str:
    """What is taken from a row."""
    return _spelled(measure.of) if measure.of is not None else "1"


def _spelled(condition: Condition) -> str:
    return condition.node.query(_DIALECT)


def _counted(kpi: str, measure: Measure) -> list[str]:
    """The aggregate, and for those that need a value in every row, how many had none."""
    column, met = _NAME(kpi), _NAME("w_" + kpi)
    taken = f"CASE WHEN {met} THEN {column} END"
    spelled = {
        "sum": f"SUM({taken})", "count": f"COUNT({taken})", "count_distinct": f"COUNT(DISTINCT {taken})",
        "min": f"MIN({taken})", "max": f"MAX({taken})",
    }[measure.agg]
    found = [f"{spelled} AS {column}"]
    if measure.agg in {"sum", "min", "max"}:
        found.append(f"COUNT(CASE WHEN {met} AND {column} IS NULL THEN 1 END) AS {_NAME('n_' + kpi)}")
    return found
