"""A first look at a file of which nothing is declared yet: its tables, their header rows, what each column holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from nenrin.sources.delimited import read_text
from nenrin.sources.grid import Grid
from nenrin.sources.guess import ColumnSeen, guess, reads
from nenrin.sources.hints import Hint, hints
from nenrin.sources.load import is_spreadsheet, load
from nenrin.sources.moment import day, moment
from nenrin.sources.number import number
from nenrin.sources.refusal import Repaired
from nenrin.sources.source import Limits
from nenrin.sources.workbook import read_sheets

_LOOKED_AT = 50
_ANY_ZONE = ZoneInfo("UTC")
_TIMES = {"date": day, "datetime": moment}


@dataclass(frozen=True)
class TableSeen:
    """One sheet, or the one table of a text file. ``first_day``/``last_day``: of its first column of days.

    ``hints``: what its cells let one guess about the country it comes from.
    """

    sheet: str | None
    header_row: int
    rows: int
    columns: tuple[ColumnSeen, ...]
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True)
class Seen:
    """What a file holds; ``encoding`` and ``delimiter`` are those of a text file."""

    file: str
    tables: tuple[TableSeen, ...]
    encoding: str | None = None
    delimiter: str | None = None


def peek(path: Path, shown_as: str | None = None) -> Seen:
    """Look at a spreadsheet or a text table; raises Problems where it cannot be read.

    Hidden sheets and sheets without a table are left out.
    """
    limits, name = Limits(), shown_as or path.name
    data = load(path, name, limits)
    if is_spreadsheet(name):
        grids = read_sheets(data, name, limits)
        return Seen(name, tuple(found for grid in grids if (found := _table(grid)) is not None))
    grid = read_text(data, name, None, limits.rows)
    table = _table(grid)
    return Seen(name, () if table is None else (table,), grid.encoding, grid.delimiter)


def _table(grid: Grid) -> TableSeen | None:
    header = _header(grid)
    if header is None:
        return None
    rows = [row for row in grid.rows[header + 1 :] if any(cell != "" for cell in row)]
    texts = [str(cell).strip() for cell in grid.rows[header]]
    cells = {text: [row[at] if at < len(row) else "" for row in rows] for at, text in enumerate(texts) if text}
    columns = tuple(guess(text, found, grid.comma) for text, found in cells.items())
    time = next((column for column in columns if column.type in _TIMES), None)
    days = sorted(_days(cells[time.header], _TIMES[time.type])) if time else [None]
    return TableSeen(grid.sheet, grid.numbers[header], len(rows), columns, days[0], days[-1], hints(cells))


def _days(cells: Sequence[object], read: Callable[[object, ZoneInfo], dt.datetime | Repaired]) -> set[dt.date]:
    """The days of a column that has at least one."""
    found = (read(cell, _ANY_ZONE) for cell in set(cells) if str(cell).strip())
    moments = (one.value if isinstance(one, Repaired) else one for one in found)
    return {moment.date() for moment in moments if isinstance(moment, dt.datetime)}


def _header(grid: Grid) -> int | None:
    """The first row as wide as the table that holds texts only, all different; above it stand titles."""
    start = grid.rows[:_LOOKED_AT]
    widest = max((sum(cell != "" for cell in row) for row in start), default=0)
    for index, row in enumerate(start):
        texts = [cell for cell in row if cell != ""]
        named = all(isinstance(cell, str) and not reads(number, cell) for cell in texts)
        if len(texts) * 2 > widest and named and len(set(texts)) == len(texts) and len(grid.rows) > index + 1:
            return index
    return None


