"""The sheet with the explanations in a returned workbook: found by its headers, in whatever order they stand now."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from nenrin.sheets.register import NAMES
from nenrin.sources import Grid, Refused, Returned
from nenrin.vocabulary import Place, Problem, Problems
from nenrin.words import Words

LANGUAGES = ("en", "ja")
_SEARCHED = 40
"""Rows in which the headers are looked for."""
_ENOUGH = 6
"""Headers by which a row is known to be the head."""
NEEDED = (
    "key", "kpi_id", "kind", "cause", "low", "high", "from", "to", "evidence", "owner", "due", "status", "reviewer",
    "carried", "issued",
)
"""The columns without which nothing can be read back."""


@dataclass(frozen=True)
class Form:
    """``columns`` by name; ``rows``: the numbers of the rows below the head; ``language``: of its headers."""

    grid: Grid
    columns: Mapping[str, int]
    rows: range
    language: str

    def cell(self, row: int, name: str) -> object:
        """What stands in a cell; an empty text where nothing does."""
        cells, column = self.grid.rows[row], self.columns.get(name)
        return "" if column is None or column >= len(cells) else cells[column]

    def text(self, row: int, name: str) -> str:
        """A cell that is a text, without blanks around it; empty for an error."""
        raw = self.cell(row, name)
        return "" if isinstance(raw, Refused) else str(raw).replace("\r\n", "\n").strip()

    def place(self, row: int, name: str) -> Place:
        """Where a cell stands."""
        return self.grid.place(self.grid.numbers[row], self.columns.get(name, 0))


def find(workbook: Returned, file: str) -> Form:
    """The form; raises Problems where no sheet has one, or columns of it are gone or stand twice."""
    found = [head for grid in workbook.sheets for head in _heads(grid)]
    if not found:
        headers = ", ".join(f"'{_header('en', name)}'" for name in ("key", "kind", "cause"))
        right = f"its head row has {headers} and others; take them from the original"
        raise Problems([Problem(Place(file), "no sheet has the register of explanations", right)])
    grid, row, language = max(found, key=lambda head: len(_columns(*head)))
    columns = _columns(grid, row, language)
    problems = [*_missing(grid, row, language, columns), *_twice(grid, row, language)]
    if problems:
        raise Problems(problems)
    return Form(grid, columns, range(row + 1, len(grid.rows)), language)


def plain(text: object) -> str:
    """A header as it is compared: width, case and line breaks do not matter."""
    return " ".join(unicodedata.normalize("NFKC", str(text)).casefold().split())


def _heads(grid: Grid) -> Iterator[tuple[Grid, int, str]]:
    for row in range(min(_SEARCHED, len(grid.rows))):
        for language in LANGUAGES:
            columns = _columns(grid, row, language)
            if "key" in columns and len(columns) >= _ENOUGH:
                yield grid, row, language


def _columns(grid: Grid, row: int, language: str) -> dict[str, int]:
    """The first column of every known header."""
    known = {plain(_header(language, name)): name for name in NAMES}
    found: dict[str, int] = {}
    for column, cell in enumerate(grid.rows[row]):
        name = known.get(plain(cell)) if isinstance(cell, str) else None
        if name is not None:
            found.setdefault(name, column)
    return found


@cache
def _header(language: str, name: str) -> str:
    return Words(language).text(f"sheet.explanations.column.{name}")


def _missing(grid: Grid, row: int, language: str, columns: Mapping[str, int]) -> Iterator[Problem]:
    for name in NEEDED:
        if name not in columns:
            wrong = f"the column {_header(language, name)!r} is missing"
            yield Problem(grid.place(grid.numbers[row]), wrong, "put it back from the original workbook")


def _twice(grid: Grid, row: int, language: str) -> Iterator[Problem]:
    heads = [plain(cell) for cell in grid.rows[row]]
    for name in NEEDED:
        places = [column for column, head in enumerate(heads) if head == plain(_header(language, name))]
        for column in places[1:]:
            wrong = f"the header {_header(language, name)!r} stands twice"
            yield Problem(grid.place(grid.numbers[row], column), wrong, "name the inserted column differently")
