"""The register of causes as a spreadsheet or CSV: the same keys, as columns."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TypeAlias

import pytest
from openpyxl import Workbook

from nenrin.explanations import Cause
from nenrin.settings import load
from nenrin.vocabulary import Month, Problems
from yaml_cases import said, written

Cell: TypeAlias = str | float | dt.date | None
STORM: dict[str, Cell] = {
    "id": "storm", "Label EN": "Storm", "Label JA": "嵐", "kpi": "revenue", "direction": "down", "size low": 5000,
    "size high": 7500.5, "from": dt.date(2011, 1, 1), "to": "2011-03", "kind": "calendar", "lasting": "yes",
    "date": dt.date(2011, 2, 3),
}


def register(folder: Path, *causes: dict[str, Cell]) -> Path:
    """Write a register as a workbook and a configuration that names it."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Causes"
    sheet.append(list(causes[0]))
    for cause in causes:
        sheet.append(list(cause.values()))
    book.save(folder / "causes.xlsx")
    return written(folder, "causes: causes.xlsx")


def test_a_workbook_says_what_the_yaml_would(tmp_path: Path) -> None:
    (cause,) = load(register(tmp_path, STORM)).causes
    assert isinstance(cause, Cause)
    assert (cause.id, cause.kpi, cause.direction, cause.kind) == ("storm", "revenue", "down", "calendar")
    assert cause.lasting
    assert (cause.label.text("en"), cause.label.text("ja")) == ("Storm", "嵐")
    assert cause.size == (5000.0, 7500.5)
    assert (cause.months.from_, cause.months.to, cause.date) == (Month(2011, 1), Month(2011, 3), dt.date(2011, 2, 3))
    assert str(cause.place("kpi")).endswith("causes.xlsx:Causes!D2")


def test_so_does_a_csv(tmp_path: Path) -> None:
    header = "id,label,kpi,direction,size low,size high,from,kind,lasting"
    (tmp_path / "causes.csv").write_text(f"{header}\nstorm,Storm,revenue,down,5%,10%,2011-01,calendar,no\n")
    (cause,) = load(written(tmp_path, "causes: causes.csv")).causes
    assert (cause.size, cause.lasting, cause.label.text("en")) == (("5%", "10%"), False, "Storm")


def test_blank_cells_are_keys_that_are_not_there(tmp_path: Path) -> None:
    blank = dict.fromkeys(("size low", "size high", "to", "lasting", "date"))
    (cause,) = load(register(tmp_path, STORM | blank)).causes
    assert (cause.size, cause.months.to, cause.lasting, cause.date) == (None, None, False, None)


@pytest.mark.parametrize(("column", "value", "line"), [
    ("direction", "sideways", "E2: direction: 'sideways' does not fit; write up or down"),
    ("kpi", "revenu", "D2: unknown KPI 'revenu' in cause 'storm'; did you mean 'revenue'?"),
    ("kpi", None, "A2: cause 'storm' lacks the key 'kpi'; add  kpi: <text>"),
    ("size high", 100, "F2: the size of cause 'storm' runs from 5000 down to 100; write [100, 5000]"),
    ("size high", None, "F2: size: has too few entries; write [a number or text, a number or text]"),
    ("size low", 0.05, "F2: size low: 0.05 can be an amount or a percentage; write a percentage as text (5%), or"),
    ("from", 2011, "H2: from: '2011' is no month; write it as 2011-11"),
    ("id", "=1+1", "A2: the cell holds a formula without a saved result"),
])
def test_a_wrong_cell_is_told_with_its_address(tmp_path: Path, column: str, value: Cell, line: str) -> None:
    told = said(register(tmp_path, STORM | {column: value}))
    assert len(told) == 1
    assert told[0].startswith(f"{tmp_path}/causes.xlsx:Causes!{line}")


def test_a_column_that_is_none_is_told_with_the_one_it_resembles(tmp_path: Path) -> None:
    told = said(register(tmp_path, STORM | {"kindd": "data"}))
    assert told == [f"{tmp_path}/causes.xlsx:Causes!M2: unknown column 'kindd' in the register; did you mean 'kind'?"]


def test_two_rows_with_one_id_are_told(tmp_path: Path) -> None:
    with pytest.raises(Problems, match=r"A3: the cause 'storm' stands twice; it first stands at \S+:Causes!A2; rename"):
        load(register(tmp_path, STORM, STORM))


def test_its_bytes_are_part_of_the_fingerprint(tmp_path: Path) -> None:
    first = load(register(tmp_path, STORM)).sha256
    assert load(register(tmp_path, STORM | {"size low": 5001})).sha256 != first
