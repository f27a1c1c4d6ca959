"""The SQL that is asked: one plain SELECT a query, which every engine can parse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from nenrin import settings
from nenrin.formulas import Dialect
from nenrin.measures.dialect import DuckDB
from nenrin.measures.query import Renderer, queries
from nenrin.measures.spans import years_so_far
from nenrin.vocabulary import Month
from spark import Spark

CLIENT = Path(__file__).parents[2] / "config" / "online-retail" / "client.yaml"
FUNCTIONS = (
    exp.Sum, exp.Count, exp.Min, exp.Max, exp.Coalesce, exp.Case, exp.If, exp.Substring, exp.And, exp.Grouping,
)
ENGINES = [("duckdb", DuckDB()), ("postgres", DuckDB()), ("spark", Spark())]


def statements(dialect: Dialect) -> Iterator[str]:
    """Every statement that a run of the sample emits."""
    said = settings.load(CLIENT).settings
    renderer = Renderer(dialect, said.sources, said.customer, said.dimensions)
    measures = {name: kpi.measure for name, kpi in said.kpis.items() if kpi.measure is not None}
    for query in queries(measures):
        yield renderer.render(query)
        yield renderer.render(query, years_so_far(Month(2011, 11), 1))


@pytest.mark.parametrize(("engine", "dialect"), ENGINES, ids=[engine for engine, _ in ENGINES])
def test_every_statement_is_exactly_one_select_for_every_engine(engine: str, dialect: Dialect) -> None:
    emitted = list(statements(dialect))
    assert len(emitted) == 6                    # plain, by state and lost; each by month and by year
    for text in emitted:
        parsed = sqlglot.parse(text, read=engine)
        assert len(parsed) == 1
        assert isinstance(parsed[0], exp.Select)
        changing = (exp.Insert, exp.Update, exp.Delete, exp.Create, exp.Drop, exp.Command, exp.Copy, exp.Window)
        assert not list(parsed[0].find_all(*changing))


@pytest.mark.parametrize(("engine", "dialect"), ENGINES, ids=[engine for engine, _ in ENGINES])
def test_nothing_is_asked_that_engines_answer_differently(engine: str, dialect: Dialect) -> None:
    """No division, no average, no rounding; only the aggregates and functions that every engine computes alike."""
    for text in statements(dialect):
        parsed = sqlglot.parse_one(text, read=engine)
        assert not list(parsed.find_all(exp.Div, exp.Avg, exp.Round, exp.Mod, exp.Like))
        used = {type(found) for found in parsed.find_all(exp.Func)} - set(FUNCTIONS)
        assert not used


def test_every_name_is_quoted() -> None:
    for text in statements(DuckDB()):
        parsed = sqlglot.parse_one(text, read="duckdb")
        loose = {found.name for found in parsed.find_all(exp.Identifier) if not found.quoted}
        assert loose <= {"a", "b", "s", "t"}
