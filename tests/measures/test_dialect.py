"""Names and literals mean in the engine what they mean in the configuration."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import duckdb
import pytest

from nenrin.measures.dialect import DuckDB

DIALECT = DuckDB()


@pytest.mark.parametrize(
    "value",
    [
        "UK", "O'Neill", "''", "\\", "\\'; DROP TABLE t; --", 'a "quoted" name', "日本語", "%_", "\n", "\x1b", "",
        0, -5, 2**62, Decimal("0.1"), Decimal("-12345678901234567890.123"), Decimal("1E+3"), True, False, None,
        dt.date(2026, 2, 28),
    ],
)
def test_a_literal_comes_back_as_it_was(value: object) -> None:
    found = duckdb.connect().execute(f"SELECT {DIALECT.literal(value)}").fetchall()[0][0]
    assert found == value
    assert isinstance(found, bool) == isinstance(value, bool)


@pytest.mark.parametrize("name", ["amount", "select", 'a"b', "顧客 ID", "a.b", "x; --"])
def test_a_name_is_a_name_whatever_it_holds(name: str) -> None:
    found = duckdb.connect().execute(f"SELECT 1 AS {DIALECT.name(name)}")
    assert [column[0] for column in found.description or ()] == [name]


def test_a_nul_character_and_other_values_have_no_literal() -> None:
    with pytest.raises(ValueError, match="NUL"):
        DIALECT.literal("a\0b")
    with pytest.raises(TypeError):
        DIALECT.literal(0.5)


def test_every_type_of_a_column_is_a_type_of_the_engine() -> None:
    for kind in ("id", "text", "category", "integer", "boolean", "date", "datetime", "float", "decimal(14,2)"):
        duckdb.connect().execute(f"SELECT CAST(NULL AS {DIALECT.kind(kind)})")
