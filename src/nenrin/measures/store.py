"""The tables inside the engine: loaded, then locked; after that only single SELECTs are possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nenrin.measures.dialect import DuckDB
from nenrin.sources import FILE, Source, Table

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    from numpy.typing import NDArray

_DIALECT = DuckDB()
_INCOMING = "@incoming"
_SAFE = {"enable_external_access": "false", "python_enable_replacements": "false"}
_ONE_THREAD = {"threads": "1"}
"""Sums of floats depend on their order."""


class Unanswerable(Exception):  # noqa: N818 (the question is at fault)
    """A query that the engine refuses; why, in our own words."""


@dataclass(frozen=True)
class Engine:
    """An engine in memory that holds every table under its source's name."""

    connection: duckdb.DuckDBPyConnection

    def answer(self, query: str) -> list[dict[str, Any]]:
        """Run one SELECT; rows as mappings by column. Raises Unanswerable."""
        import duckdb

        try:
            found = self.connection.execute(query)
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        except duckdb.OutOfRangeException:
            raise Unanswerable("its numbers are too large to be counted exactly") from None
        except (duckdb.BinderException, duckdb.ConversionException, duckdb.InvalidInputException):
            raise Unanswerable("it compares or computes with values of another kind") from None

    def columns(self, query: str) -> dict[str, NDArray[Any]]:
        """Run one SELECT without blanks; one array a column, in the order of the rows."""
        return dict(self.connection.execute(query).fetchnumpy())


@contextmanager
def stored(tables: Mapping[str, Table], sources: Mapping[str, Source]) -> Iterator[Engine]:
    """Open an engine in memory that holds every table, decimals exact.

    Nothing else can be reached from it: no file, no network, no Python variable; its configuration is locked.
    """
    import duckdb

    floats = any(column.type == "float" for source in sources.values() for column in source.columns.values())
    connection = duckdb.connect(config=_SAFE | (_ONE_THREAD if floats else {}))
    try:
        for name, table in tables.items():
            _load(connection, table, sources[name])
        connection.execute("SET enable_progress_bar = false")
        connection.execute("SET lock_configuration = true")
        yield Engine(connection)
    finally:
        connection.close()


def _load(connection: duckdb.DuckDBPyConnection, table: Table, source: Source) -> None:
    """Copy one frame; whatever is no day and no truth travels as text, the form that both sides read exactly."""
    columns = {name: _kind(name, source) for name in table.frame.columns}
    typed = (f"CAST({_DIALECT.name(name)} AS {kind}) AS {_DIALECT.name(name)}" for name, kind in columns.items())
    chosen = f"SELECT {', '.join(typed)} FROM {_DIALECT.name(_INCOMING)}"  # noqa: S608 (quoted names)
    connection.register(_INCOMING, table.frame.assign(**{name: _sent(table.frame[name]) for name in columns}))
    connection.execute(f"CREATE TABLE {_DIALECT.name(table.source)} AS {chosen}")
    connection.unregister(_INCOMING)


def _kind(name: str, source: Source) -> str:
    """The engine's type for a column of a table."""
    if name in source.columns:
        return _DIALECT.kind(source.columns[name].type)
    if name in source.pairs:
        return "BOOLEAN"
    return "VARCHAR" if name == FILE else "BIGINT"


def _sent(column: pd.Series) -> pd.Series:
    """A column of Python values as text; the engine would guess their type from the first ones."""
    return column.map(str, na_action="ignore").astype("string") if column.dtype == object else column
