"""A register kept as a spreadsheet or CSV, with its changes written into it and proved by reading it again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from nenrin.drafts.answers import csv_text, workbook_parts
from nenrin.drafts.answers.edits import Weighed
from nenrin.drafts.answers.table_cells import Content, Written, cells_to_write, holds_days
from nenrin.drafts.answers.yaml_nodes import Unchangeable
from nenrin.settings.register_table import MARKED, open_table
from nenrin.sources import Handwritten
from nenrin.vocabulary import Month, Place, Problem, Problems

_LOCKS = ("~${name}", ".~lock.{name}#")
"""What spreadsheets put beside a file that is open in them."""


@dataclass(frozen=True)
class Rewritten:
    """The new bytes of the register, and what its keeper has to do before the next run."""

    content: bytes
    warnings: tuple[Problem, ...] = ()


def rewritten(path: Path, found: Weighed, language: str) -> Rewritten:
    """The register with new causes and edits in it; nothing is written to the disk.

    Raises Problems: cells that must not be written, a file that is open elsewhere or written in a way that cannot be
    edited without touching the rest.
    """
    place = Place(str(path))
    _refuse_open(path)
    table = open_table(path, str(path))
    changes = cells_to_write(table, found, language)
    try:
        if table.grid.sheet is None:
            return Rewritten(_proved(path, table, changes, csv_text.written(table, changes)))
        content = _proved(path, table, changes, workbook_parts.edited(table, changes))
        again = workbook_parts.to_be_calculated(open_table(path, str(path), content))
    except UnicodeEncodeError as fault:
        letter = fault.object[fault.start]
        wrong = f"the file is {table.grid.encoding}, which has no {letter!r}"
        raise Problems([Problem(place, wrong, "save the register as UTF-8")]) from None
    except Unchangeable:
        wrong = "the table is written in a way that cannot be edited without touching the rest"
        raise Problems([Problem(place, wrong, "open it in a spreadsheet and save it again")]) from None
    if again is None:
        return Rewritten(content)
    wrong = "the workbook has formulas, whose results may follow from what is written into it"
    right = "open it in a spreadsheet and save it before the next run"
    return Rewritten(again, (Problem(place, wrong, right, warning=True),))


def _refuse_open(path: Path) -> None:
    for pattern in _LOCKS:
        if path.with_name(pattern.format(name=path.name)).exists():
            raise Problems([Problem(Place(str(path)), "the register is open in a spreadsheet", "close it there first")])


def _proved(path: Path, table: Handwritten, changes: Written, content: bytes) -> bytes:
    """The content, if reading it gives the old cells and the written ones, and nothing else; else Unchangeable."""
    again = open_table(path, str(path), content)
    wanted = _cells(table) | {
        (row, column): _read_as(table, column, value) for (row, column), value in changes.cells.items()
    }
    found = {spot: _text(value) for spot, value in _cells(again).items()}
    headers = {column: text for column, text in enumerate(again.headers) if text}
    before = {column: text for column, text in enumerate(table.headers) if text}
    if found != {spot: _text(value) for spot, value in wanted.items()} or headers != before | changes.headers:
        raise Unchangeable
    return content


def _cells(table: Handwritten) -> dict[tuple[int, int], object]:
    """Every filled cell under the head."""
    rows = enumerate(table.grid.rows)
    return {
        (index, column): cell for index, row in rows if index > table.head
        for column, cell in enumerate(row) if str(cell).strip()
    }


def _read_as(table: Handwritten, column: int, value: Content) -> object:
    """A written value as it reads: in text files everything is text."""
    if isinstance(value, Month):
        day = table.grid.sheet is not None and holds_days(table, column) is not None
        return value.first_day if day else str(value)
    if table.grid.sheet is None:
        said = f"{value:.15g}" if isinstance(value, float) else value
        return f"'{said}" if isinstance(value, str) and f"'{said}".startswith(MARKED) else said
    return f"{value:.15g}" if isinstance(value, float) and 0 < abs(value) < 1 else value




def _text(value: object) -> str:
    """A value as it is compared: a day is one whether or not its cell shows the hour, a number has 15 digits."""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return str(value.date())
    return f"{value:.15g}" if isinstance(value, float) else str(value)
