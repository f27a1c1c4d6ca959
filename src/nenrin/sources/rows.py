"""Small tables that people write by hand – a plan, a register: every value with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from nenrin.sources.grid import Grid
from nenrin.sources.load import load, read_grid
from nenrin.sources.refusal import Refused
from nenrin.sources.source import Limits
from nenrin.vocabulary import Place, Problem, Problems

_LIMITS = Limits(file_megabytes=20, unzipped_megabytes=100, cells=1_000_000, rows=100_000)


class Written(NamedTuple):
    """What stands in a cell – a text, a number or a day, None where it is blank – and where."""

    value: str | float | dt.date | None
    place: Place


def rows(path: Path, shown_as: str, sheet: str | None = None) -> tuple[dict[str, Written], ...]:
    """The rows of a CSV file or a sheet, by the headers of its first filled row; blank rows are left out.

    Lines that begin with ``#`` are comments (in text files). Texts come without blanks around them; numbers and days
    of CSV are still text: ``number`` and ``day`` read them strictly. Raises Problems with everything that is wrong.
    """
    data = load(path, shown_as, _LIMITS)
    grid = read_grid(data, shown_as, sheet, None, _LIMITS, comments=True)
    filled = [index for index, row in enumerate(grid.rows) if any(str(cell).strip() for cell in row)]
    if not filled:
        raise Problems([Problem(grid.place(), "the table is empty", "write a header row and rows under it")])
    headers = [str(cell).strip() for cell in grid.rows[filled[0]]]
    if problems := [*_unclear(grid, filled[0], headers), *_lost(grid, filled[1:], len(headers))]:
        raise Problems(problems)
    return tuple(_row(grid, index, headers) for index in filled[1:])


def _row(grid: Grid, index: int, headers: list[str]) -> dict[str, Written]:
    cells = [*grid.rows[index], *[""] * (len(headers) - len(grid.rows[index]))]
    return {
        header: Written(_value(cells[column]), grid.place(grid.numbers[index], column))
        for column, header in enumerate(headers) if header
    }


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
            wrong = f"{grid.spot(number)} has {len(row)} cells, the header has {width}"
            yield Problem(grid.place(number), wrong, "is a separator too many, or a quote missing?")
        for column, cell in enumerate(row):
            if isinstance(cell, Refused):
                yield Problem(grid.place(number, column), f"the cell {cell.wrong}", cell.right)
