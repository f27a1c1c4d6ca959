"""Small tables that people write by hand – a plan, a register: every value with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from nenrin.sources.grid import Grid
from nenrin.sources.load import is_spreadsheet, load, read_grid
from nenrin.sources.refusal import Refused
from nenrin.sources.source import Limits
from nenrin.sources.workbook import read_sheets
from nenrin.vocabulary import Place, Problem, Problems

_LIMITS = Limits(file_megabytes=20, unzipped_megabytes=100, cells=1_000_000, rows=100_000)
_SEARCHED = 40
"""Rows in which a head with known headers is looked for."""


class Written(NamedTuple):
    """What stands in a cell – a text, a number or a day, None where it is blank – and where."""

    value: str | float | dt.date | None
    place: Place


@dataclass(frozen=True)
class Handwritten:
    """A table as it stands in its file: ``data`` its bytes, ``head`` the index of its head in the rows of the grid."""

    data: bytes
    grid: Grid
    head: int

    @property
    def headers(self) -> list[str]:
        """The texts of the head, empty where a column has none."""
        return [str(cell).strip() for cell in self.grid.rows[self.head]]

    @property
    def filled(self) -> list[int]:
        """The indexes of the rows under the head in which something stands."""
        return [index for index in range(self.head + 1, len(self.grid.rows)) if _filled(self.grid.rows[index])]

    def row(self, index: int) -> dict[str, Written]:
        """One row by its headers."""
        headers, grid = self.headers, self.grid
        cells = [*grid.rows[index], *[""] * (len(headers) - len(grid.rows[index]))]
        return {
            header: Written(_value(cells[column]), grid.place(grid.numbers[index], column))
            for column, header in enumerate(headers) if header
        }


def rows(path: Path, shown_as: str, sheet: str | None = None) -> tuple[dict[str, Written], ...]:
    """The rows of a CSV file or a sheet, by the headers of its first filled row; blank rows are left out.

    Lines that begin with ``#`` are comments (in text files). Texts come without blanks around them; numbers and days
    of CSV are still text: ``number`` and ``day`` read them strictly. Raises Problems with everything that is wrong.
    """
    data = load(path, shown_as, _LIMITS)
    found = _checked(Handwritten(data, read_grid(data, shown_as, sheet, None, _LIMITS, comments=True), 0))
    return tuple(found.row(index) for index in found.filled)


def handwritten(path: Path, shown_as: str, known: Callable[[str], bool], content: bytes | None = None) -> Handwritten:
    """The table whose head has the most ``known`` headers, on whichever visible sheet and under whatever titles.

    ``content``: read these bytes as if they stood in the file. Raises Problems as ``rows`` does.
    """
    data = load(path, shown_as, _LIMITS) if content is None else content
    if is_spreadsheet(shown_as):
        grids = read_sheets(data, shown_as, _LIMITS)
    else:
        grids = (read_grid(data, shown_as, None, None, _LIMITS, comments=True),)

    def count(grid: Grid, index: int) -> int:
        return len({str(cell).strip() for cell in grid.rows[index] if known(str(cell).strip())})

    heads = [(grid, index) for grid in grids for index in range(min(_SEARCHED, len(grid.rows)))]
    grid, index = max(heads, key=lambda head: count(*head), default=(None, 0))
    if grid is None or not count(grid, index):
        return _checked(Handwritten(data, grids[0] if grids else Grid(shown_as, (), ()), 0))
    return _checked(Handwritten(data, grid, index))


def _checked(found: Handwritten) -> Handwritten:
    """The same from its first filled row on; raises Problems where that cannot be read without doubt."""
    grid = found.grid
    head = next((index for index in range(found.head, len(grid.rows)) if _filled(grid.rows[index])), None)
    if head is None:
        raise Problems([Problem(grid.place(), "the table is empty", "write a header row and rows under it")])
    table = Handwritten(found.data, grid, head)
    if problems := [*_unclear(grid, head, table.headers), *_lost(grid, table.filled, len(table.headers))]:
        raise Problems(problems)
    return table


def _filled(row: object) -> bool:
    return isinstance(row, list | tuple) and any(str(cell).strip() for cell in row)


def _value(cell: object) -> str | float | dt.date | None:
    if isinstance(cell, str):
        return cell.strip() or None
    return cell if isinstance(cell, float | dt.date) else str(cell)


def _unclear(grid: Grid, index: int, headers: list[str]) -> Iterator[Problem]:
    for column, header in enumerate(headers):
        if header and header in headers[:column]:
            place = grid.place(grid.numbers[index], column)
            yield Problem(place, f"the header {header!r} stands twice", "name every column differently")


def _lost(grid: Grid, indexes: list[int], width: int) -> Iterator[Problem]:
    """Cells beyond the header, errors, and formulas without a result."""
    for index in indexes:
        row, number = grid.rows[index], grid.numbers[index]
        if any(str(cell).strip() for cell in row[width:]):
            wrong = f"{grid.here(number)} has {len(row)} cells, the header has {width}"
            yield Problem(grid.place(number), wrong, "is a separator too many, or a quote missing?")
        for column, cell in enumerate(row):
            if isinstance(cell, Refused):
                yield Problem(grid.place(number, column), f"the cell {cell.wrong}", cell.right)
