"""A row that undoes another: same customer, opposite amount, same month, one to one."""

from __future__ import annotations

from pathlib import Path

import pytest

from nenrin.vocabulary import Month
from orders import read_one, source, write_csv

PAIRS = {"undoes": {"same": ["customer"], "opposite": "amount"}}


def undone(folder: Path, *rows: tuple[str, str, str]) -> str:
    """The numbers of the orders that pair, from (day, customer, amount)."""
    lines = "".join(f"{number},{','.join(row)}\n" for number, row in enumerate(rows, 1))
    write_csv(folder, "order,day,customer,amount\n" + lines)
    frame = read_one(folder, source(pairs=PAIRS), Month(2026, 11)).frame
    assert frame["undoes"].dtype == bool
    return " ".join(frame.loc[frame["undoes"], "order"])


@pytest.mark.parametrize(
    ("rows", "paired"),
    [
        ([("2026-11-01", "7", "5"), ("2026-11-09", "7", "-5.00")], "1 2"),
        ([("2026-11-09", "7", "-5"), ("2026-11-10", "7", "5")], "1 2"),
        ([("2026-11-01", "7", "5"), ("2026-11-02", "8", "-5")], ""),
        ([("2026-11-01", "7", "5"), ("2026-11-02", "7", "-5.01")], ""),
        ([("2026-10-31", "7", "5"), ("2026-11-01", "7", "-5")], ""),
        ([("2026-11-01", "7", "5"), ("2026-11-02", "7", "5"), ("2026-11-03", "7", "-5")], "1 3"),
        ([("2026-11-01", "7", "-5"), ("2026-11-02", "7", "-5"), ("2026-11-03", "7", "5")], "1 3"),
        ([("2026-11-01", "7", "5")] * 2 + [("2026-11-02", "7", "-5")] * 3, "1 2 3 4"),
        ([("2026-11-01", "", "5"), ("2026-11-02", "", "-5")], ""),
        ([("2026-11-01", "7", "0"), ("2026-11-02", "7", "-0")], ""),
    ],
)
def test_rows_pair_one_to_one(tmp_path: Path, rows: list[tuple[str, str, str]], paired: str) -> None:
    assert undone(tmp_path, *rows) == paired
