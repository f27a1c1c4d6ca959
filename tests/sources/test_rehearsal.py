"""What would exhaust the memory does so in a process of its own, and is told like any other problem."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from nenrin.sources import rehearsal, workbook
from nenrin.sources.source import Limits
from nenrin.vocabulary import Place, Problems
from orders import write_xlsx

PLACE = Place("orders.xlsx", sheet="Orders")


def wide(folder: Path) -> bytes:
    rows = [[f"{row}-{column}" * 20 for column in range(50)] for row in range(400)]
    return write_xlsx(folder, rows).read_bytes()


def test_a_sheet_that_fits_is_let_through(tmp_path: Path) -> None:
    rehearsal.rehearse(wide(tmp_path), "Orders", PLACE)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound the memory of a process")
def test_a_sheet_that_needs_more_memory_is_a_problem_and_not_the_end_of_the_run(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="cannot be read within 8 MB of memory; divide it"):
        rehearsal.rehearse(wide(tmp_path), "Orders", PLACE, megabytes=8)


def test_a_damaged_file_is_left_to_the_reading_that_tells_what_is_wrong() -> None:
    rehearsal.rehearse(b"PK no workbook", "Orders", PLACE)


def test_where_no_process_may_be_started_the_sheet_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(subprocess, "run", forbidden)
    rehearsal.rehearse(b"", "Orders", PLACE)


def test_only_large_sheets_are_rehearsed_and_read_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rehearsed: list[str] = []

    def note(_: bytes, sheet: str, __: Place) -> None:
        rehearsed.append(sheet)

    monkeypatch.setattr(workbook, "rehearse", note)
    data = write_xlsx(tmp_path, [["a", "b"], [1, "x"]]).read_bytes()
    small = workbook.read_workbook(data, "orders.xlsx", None, Limits()).rows
    assert rehearsed == []
    monkeypatch.setattr(workbook, "LARGE", 0)
    assert workbook.read_workbook(data, "orders.xlsx", None, Limits()).rows == small
    assert rehearsed == ["Orders"]
