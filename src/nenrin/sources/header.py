"""The header row: found beneath title lines, and every column of it mapped to what the configuration calls it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nenrin.sources.grid import Grid
from nenrin.sources.refusal import shown
from nenrin.sources.source import Column
from nenrin.vocabulary import Place, Problem, Problems, nearest

_LOOKED_AT = 50
_LISTED = 8
_NEGLIGIBLE = re.compile("[\\s_\\-\u00ad\u200b-\u200f\u2060\ufeff]+")


@dataclass(frozen=True)
class Header:
    """Where the header stands (``index`` in the grid's rows, ``number`` as people count) and what it means.

    ``found``: canonical name → column from 0. ``unknown``: headers that the configuration does not name.
    """

    index: int
    number: int
    texts: tuple[str, ...]
    found: Mapping[str, int]
    unknown: tuple[str, ...]


def fold(text: str) -> str:
    """A header without what people change unawares: width, capitals, blanks, underscores, hyphens, invisible marks."""
    return _NEGLIGIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def find_header(grid: Grid, columns: Mapping[str, Column]) -> tuple[Header, list[Problem]]:
    """The row that names the most columns, and what is wrong with it. Raises Problems where no row names any."""
    meanings = _Meanings(columns)
    index = max(range(min(len(grid.rows), _LOOKED_AT)), key=lambda index: meanings.known(grid.rows[index]), default=-1)
    if index < 0 or not meanings.known(grid.rows[index]):
        raise Problems([_no_header(grid, columns)])
    texts = tuple(str(cell).strip() for cell in grid.rows[index])
    found: dict[str, int] = {}
    problems = []
    for column, text in enumerate(texts):
        name = meanings.of(text)
        if name in found:
            place = grid.place(grid.numbers[index], column)
            wrong = f"two columns for {name}: {shown(texts[found[name]])} and {shown(text)}"
            problems.append(Problem(place, wrong, "leave one of them in the file"))
        elif name is not None:
            found[name] = column
    unknown = tuple(text for text in texts if text and meanings.of(text) is None)
    header = Header(index, grid.numbers[index], texts, found, unknown)
    return header, problems + _missing(grid, header, columns)


class _Meanings:
    """What a header may mean: first as it is written, then without what people change unawares."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        spellings = [(name, text) for name, column in columns.items() for text in (name, *column.headers)]
        self.exact = {text: name for name, text in reversed(spellings)}
        self.folded = {fold(text): name for name, text in reversed(spellings)}

    def of(self, text: str) -> str | None:
        return self.exact.get(text) or self.folded.get(fold(text))

    def known(self, row: Sequence[object]) -> int:
        return len({self.of(str(cell).strip()) for cell in row if cell != ""} - {None})


def _missing(grid: Grid, header: Header, columns: Mapping[str, Column]) -> list[Problem]:
    place = grid.place() if grid.sheet else Place(grid.file, header.number)
    problems = []
    for name, column in columns.items():
        if column.required and name not in header.found:
            spelled = " or ".join(map(shown, dict.fromkeys((*column.headers, name))))
            wrong = f"no column for {name}: {grid.here(header.number)} has no header {spelled}"
            problems.append(Problem(place, wrong, _offer(name, column, header.unknown)))
    return problems


def _offer(name: str, column: Column, unknown: tuple[str, ...]) -> str:
    """The nearest header that means nothing else, and the line that would map it."""
    for spelling in (*column.headers, name):
        if close := nearest(spelling, unknown):
            return close
    if unknown:
        return f"is it {_list(unknown)}? then add it to  {name}: {{from: […]}}"
    return "export the column, or say  required: false"


def _no_header(grid: Grid, columns: Mapping[str, Column]) -> Problem:
    """The cells themselves are not shown: where there is no header they are data."""
    wanted = _list(column.headers[0] if column.headers else name for name, column in columns.items())
    if not any(cell != "" for row in grid.rows for cell in row):
        return Problem(grid.place(), "the table is empty", f"expected a header row with {wanted}")
    return Problem(grid.place(), f"no header row in the first {_LOOKED_AT} rows", f"expected {wanted}")


def _list(texts: Iterable[str]) -> str:
    spelled = list(map(shown, texts))
    return ", ".join(spelled[:_LISTED]) + (" …" if len(spelled) > _LISTED else "")
