"""A first look at a file of which nothing is declared yet: tables, header rows, and what each column seems to hold."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from nenrin.sources.grid import Grid
from nenrin.sources.load import is_spreadsheet, load
from nenrin.sources.delimited import read_text
from nenrin.sources.moment import day, moment
from nenrin.sources.number import integer, number
from nenrin.sources.plain import truth
from nenrin.sources.refusal import Refused, Repaired
from nenrin.sources.source import Limits
from nenrin.sources.workbook import read_sheets

_LOOKED_AT = 50
_FEW = 60
_ANY_ZONE = ZoneInfo("UTC")
_PERSONAL = re.compile(r"customer|client|member|user|name|mail|tel|phone|address|birth|顧客|会員|氏名|名前|電話|住所|生年", re.IGNORECASE)
_ID = re.compile(r"(?:^|[\s_])(?:id|no|number|code|sku|invoice|order)(?:$|[\s_])|(?<=[a-z])(?:ID|No|Code)$|番号|コード|ＩＤ", re.IGNORECASE)


@dataclass(frozen=True)
class ColumnSeen:
    """One column: its header, the type that all of its cells fit, how many are blank, how many values differ.

    ``unique``: no value stands twice. ``personal``: its header sounds like a person's data. No cell is shown.
    """

    header: str
    type: str
    blanks: int
    distinct: int
    unique: bool
    personal: bool


@dataclass(frozen=True)
class TableSeen:
    """One sheet, or the one table of a text file. ``first_day``/``last_day``: of its first column of days."""

    sheet: str | None
    header_row: int
    rows: int
    columns: tuple[ColumnSeen, ...]
    first_day: dt.date | None = None
    last_day: dt.date | None = None


@dataclass(frozen=True)
class Seen:
    """What a file holds; ``encoding`` and ``delimiter`` are those of a text file."""

    file: str
    tables: tuple[TableSeen, ...]
    encoding: str | None = None
    delimiter: str | None = None


def peek(path: Path, shown_as: str | None = None) -> Seen:
    """Look at a spreadsheet or a text table; raises Problems where it cannot be read. Sheets without a table are left out."""
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
    columns = tuple(_column(text, found) for text, found in cells.items())
    times = next((cells[column.header] for column in columns if column.type in {"date", "datetime"}), [])
    days = sorted({_day(cell) for cell in times if str(cell).strip()})
    return TableSeen(
        grid.sheet, grid.numbers[header], len(rows), columns, days[0] if days else None, days[-1] if days else None,
    )


def _header(grid: Grid) -> int | None:
    """The first row as wide as the table that holds texts only, all different; above it stand titles."""
    start = grid.rows[:_LOOKED_AT]
    widest = max((sum(cell != "" for cell in row) for row in start), default=0)
    for index, row in enumerate(start):
        texts = [cell for cell in row if cell != ""]
        named = all(isinstance(cell, str) and not _reads(number, cell) for cell in texts)
        if len(texts) * 2 > widest and named and len(set(texts)) == len(texts) and len(grid.rows) > index + 1:
            return index
    return None


def _column(header: str, cells: Sequence[object]) -> ColumnSeen:
    filled = [cell for cell in cells if str(cell).strip()]
    values = set(filled)
    unique = len(values) == len(filled) and bool(filled)
    return ColumnSeen(
        header, _type(header, values), len(cells) - len(filled), len(values), unique, bool(_PERSONAL.search(header)),
    )


def _type(header: str, values: set[object]) -> str:
    """The narrowest type that every value fits; numbers whose header sounds like an id are ids."""
    if not values or any(isinstance(value, Refused) for value in values):
        return "text"
    if all(_reads(_as_day, value) for value in values):
        return "date"
    if all(_reads(_as_moment, value) for value in values):
        return "datetime"
    if _ID.search(header):
        return "id"
    if all(_reads(integer, value) for value in values):
        return "integer"
    if all(_reads(number, value) for value in values):
        return f"decimal(18,{max(_decimals(value) for value in values)})"
    if all(_reads(truth, value) for value in values):
        return "boolean"
    return "category" if len(values) <= _FEW else "text"


def _as_day(cell: object) -> object:
    """A day, if it is written as one: a plain number is none here, and a time of day is not dropped."""
    found = day(cell, _ANY_ZONE)
    if isinstance(cell, float) or (isinstance(found, Repaired) and "time of day" in found.reason):
        raise Refused("is no day")
    return found


def _as_moment(cell: object) -> object:
    if isinstance(cell, float):
        raise Refused("is no time")
    return moment(cell, _ANY_ZONE)


def _reads(read: Callable[[object], object], cell: object) -> bool:
    try:
        read(cell)
    except Refused:
        return False
    return True


def _day(cell: object) -> dt.date:
    found = day(cell, _ANY_ZONE) if not isinstance(cell, str) or len(cell) <= len("2026-10-31") else moment(cell, _ANY_ZONE)
    value = found.value if isinstance(found, Repaired) else found
    return value.date() if isinstance(value, dt.datetime) else dt.date.min


def _decimals(value: object) -> int:
    exponent = number(value).as_tuple().exponent
    return min(max(-exponent, 0), 6) if isinstance(exponent, int) else 0
