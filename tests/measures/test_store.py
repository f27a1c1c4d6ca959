"""The engine holds the tables and nothing else: no file, no network, no Python variable can be reached from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from nenrin.measures.store import Engine, stored
from nenrin.sources import Source, read
from nenrin.vocabulary import Month

COLUMNS = {
    "id": {"type": "id"}, "day": {"type": "date"}, "at": {"type": "datetime", "required": False},
    "amount": {"type": "decimal(20,3)", "required": False}, "units": {"type": "integer", "required": False},
    "open": {"type": "boolean", "required": False}, "score": {"type": "float", "required": False},
    "absent": {"type": "decimal(5,1)", "required": False},
}
NAMES = ", ".join(f'"{name}"' for name in COLUMNS)
VALUES = '00012,2026-10-01,2026-10-01 09:30:00.5,"12,345,678,901,234,567.125",9007199254740993,yes,0.1\n'


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """The second row comes after so many blanks that a type guessed from the first rows would be wrong."""
    blanks = "".join(f"x{number},2026-10-02,,,,,\n" for number in range(3000))
    (tmp_path / "t.csv").write_text("id,day,at,amount,units,open,score\n" + blanks + VALUES, encoding="utf-8")
    source = Source.model_validate({"path": "t.csv", "time": "day", "columns": COLUMNS})
    with stored(read({"t": source}, tmp_path, Month(2026, 10), "UTC"), {"t": source}) as found:
        yield found


def test_values_arrive_exactly_and_blanks_as_blanks(engine: Engine) -> None:
    (row,) = engine.answer(f"SELECT {NAMES} FROM t WHERE units IS NOT NULL")  # noqa: S608 (names of this file)
    assert row == {
        "id": "00012", "day": dt.date(2026, 10, 1), "at": dt.datetime.fromisoformat("2026-10-01 09:30:00.500000"),
        "amount": Decimal("12345678901234567.125"), "units": 9007199254740993, "open": True, "score": 0.1,
        "absent": None,
    }
    (counts,) = engine.answer('SELECT COUNT(*) AS n, COUNT(amount) AS a, COUNT(open) AS o, COUNT("at") AS d FROM t')
    assert counts == {"n": 3001, "a": 1, "o": 1, "d": 1}


@pytest.mark.parametrize(
    "attack",
    [
        "SELECT * FROM '{file}'", "SELECT * FROM read_csv('{file}')", "SELECT * FROM read_text('{file}')",
        "SELECT * FROM read_blob('{file}')", "SELECT * FROM glob('{folder}/*')", "COPY t TO '{folder}/out.csv'",
        "ATTACH '{folder}/x.db'", "INSTALL httpfs", "LOAD httpfs", "SET enable_external_access = true",
        "SET lock_configuration = false", "SET python_enable_replacements = true", "SELECT * FROM secret_frame",
        "EXPORT DATABASE '{folder}/e'", "SELECT getenv('HOME')", "PRAGMA database_list('{file}')",
        "SELECT * FROM 'https://example.org/x.csv'",
    ],
)
def test_nothing_outside_the_tables_can_be_reached(engine: Engine, tmp_path: Path, attack: str) -> None:
    import pandas as pd

    secret_frame = pd.DataFrame({"x": [1]})
    before = sorted(tmp_path.iterdir())
    with pytest.raises(duckdb.Error):
        engine.connection.execute(attack.format(file=tmp_path / "t.csv", folder=tmp_path)).fetchall()
    assert sorted(tmp_path.iterdir()) == before
    assert len(secret_frame) == 1
