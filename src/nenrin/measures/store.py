"""The tables inside the engine: loaded, then locked; after that only single SELECTs are possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from nenrin.measures.dialect import DuckDB
from nenrin.sources import FILE, Source, Table

if TYPE_CHECKING:
    import duckdb

_SAFE = {
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "threads": "2",
}


@contextmanager
def stored(tables: Mapping[str, Table], sources: Mapping[str, Source]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open an engine in memory that holds every table under its source's name, decimals exact.

    Nothing else can be reached from it: no file, no network, no Python variable; its configuration is locked.
    """
    import duckdb

    engine = duckdb.connect(config=dict(_SAFE))
    try:
        for name, table in tables.items():
            _load(engine, table, sources[name])
        engine.execute("SET enable_progress_bar = false")
        engine.execute("SET lock_configuration = true")
        yield engine
    finally:
        engine.close()


def _load(engine: duckdb.DuckDBPyConnection, table: Table, source: Source) -> None:
    """Copy one frame; decimals travel as text, the one form that both sides read exactly."""
    dialect, frame, columns = DuckDB(), table.frame, []
    shown = {}
    for name in frame.columns:
        kind = dialect.kind(source.columns[name].type) if name in source.columns else None
        if kind is None:
            kind = "BOOLEAN" if name in source.pairs else "VARCHAR" if name == FILE else "BIGINT"
        exact = kind.startswith("DECIMAL")
        shown[name] = frame[name].map(str, na_action="ignore") if exact else frame[name]
        columns.append(f"CAST({dialect.name(name)} AS {kind}) AS {dialect.name(name)}")
    engine.register("incoming", frame.assign(**shown))
    engine.execute(f"CREATE TABLE {dialect.name(table.source)} AS SELECT {', '.join(columns)} FROM incoming")  # noqa: S608 (names are quoted)
    engine.unregister("incoming")


def answer(engine: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    """Run one SELECT; rows as mappings by column."""
    found = engine.execute(query)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
