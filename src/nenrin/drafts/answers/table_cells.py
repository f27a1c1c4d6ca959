"""Which cells of a register kept as a table are to be written: edits of known rows, new rows, and new columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from nenrin.drafts.answers.edits import Weighed, equal
from nenrin.drafts.answers.form import LANGUAGES
from nenrin.settings.document import Trail
from nenrin.settings.register_headers import as_used, column_of
from nenrin.sources import Handwritten
from nenrin.vocabulary import Month

Content: TypeAlias = str | float | Month
"""A month becomes a day where the column holds days, else its text."""
_HEADERS: dict[Trail, str] = {
    ("size", 0): "size_low", ("size", 1): "size_high", ("months", "from"): "from", ("months", "to"): "to",
}


@dataclass
class Written:
    """``cells`` by (index of the row in the grid, column); rows from ``first_new`` on are new; ``headers`` of columns.

    ``first_new`` lies below everything that stands on the sheet.
    """

    first_new: int
    cells: dict[tuple[int, int], Content] = field(default_factory=dict)
    headers: dict[int, str] = field(default_factory=dict)

    @property
    def new_rows(self) -> list[int]:
        """The rows that are added, from the top."""
        return sorted({row for row, _ in self.cells if row >= self.first_new})


def cells_to_write(table: Handwritten, found: Weighed, language: str) -> Written:
    """Every change of the register as cells of its table."""
    made = _Making(table, language)
    for edit in found.edits:
        row = made.rows[edit.key]
        before = dict(_parts(edit.trail, edit.before))
        for trail, value in _parts(edit.trail, edit.value):
            if not equal(before.get(trail), value):
                made.put(row, trail, value)
    for row, cause in enumerate(found.causes, made.written.first_new):
        for key, value in cause.items():
            for trail, part in _of(key, value):
                made.put(row, trail, part)
    return made.written


class _Making:
    """The cells being gathered."""

    def __init__(self, table: Handwritten, language: str) -> None:
        self._table, self._language = table, language
        self._columns = {trail: at for at, header in enumerate(table.headers) if (trail := column_of(header))}
        rows = table.grid.rows
        self._free = 1 + max(_last(row) for row in rows[table.head:])
        key = self._columns["id",]
        self.rows = {str(rows[index][key]).strip(): index for index in table.filled if key < len(rows[index])}
        below = len(rows) if table.grid.sheet is None else 1 + max([table.head, *table.filled])
        self.written = Written(below)

    def put(self, row: int, trail: Trail, value: object) -> None:
        """A value under its header; the header is added where there is none."""
        column = self._column(row, trail)
        if isinstance(value, float | int):
            self.written.cells[row, column] = float(value)
        elif trail[0] == "months":
            self.written.cells[row, column] = Month.parse(str(value))
        else:
            self.written.cells[row, column] = as_used(str(trail[0]), str(value), self._beneath(column))

    def _column(self, row: int, trail: Trail) -> int:
        """A text in several languages goes under its own language, unless the row says it in all of them at once."""
        several = any(one[0] == trail[0] and one[-1] in LANGUAGES for one in self._columns)
        rows = self._table.grid.rows
        there = row < self.written.first_new and str(_cell(rows[row], self._columns.get(trail, -1))).strip()
        if several and not there:
            trail = (*trail, self._language)
        if trail not in self._columns:
            self._columns[trail] = self._free
            self.written.headers[self._free] = _HEADERS.get(trail, "_".join(map(str, trail)))
            self._free += 1
        return self._columns[trail]

    def _beneath(self, column: int) -> list[str]:
        rows = (self._table.grid.rows[index] for index in self._table.filled)
        return [str(row[column]).strip() for row in rows if column < len(row)]


def holds_days(table: Handwritten, column: int) -> int | None:
    """The index of a row with a day in this column; None where there is none."""
    return next(
        (index for index in table.filled if isinstance(_cell(table.grid.rows[index], column), dt.date)), None,
    )


def _of(key: str, value: object) -> Iterable[tuple[Trail, object]]:
    if isinstance(value, Mapping):
        return [((key, end), part) for end, part in value.items()]
    return _parts((key,), value)


def _parts(trail: Trail, value: object) -> Iterable[tuple[Trail, object]]:
    """A value, or the two ends of one."""
    if isinstance(value, list):
        return [((*trail, place), end) for place, end in enumerate(value)]
    return [(trail, value)]


def _cell(row: object, column: int) -> object:
    return row[column] if isinstance(row, list | tuple) and 0 <= column < len(row) else ""


def _last(row: object) -> int:
    """The last filled column of a row, −1 where there is none."""
    cells = row if isinstance(row, list | tuple) else ()
    return max((at for at, cell in enumerate(cells) if str(cell).strip()), default=-1)


