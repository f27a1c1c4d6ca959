"""One table as it stands in one file: cells, their places, and nothing decided yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nenrin.vocabulary import Place, Sentence

_LETTERS = 26
MERGED = "source.merged"
"""The plan of the note that a sheet has merged cells."""


def letters(column: int) -> str:
    """The name of a spreadsheet column, counted from 0: 0 → A, 27 → AB."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + letter) + name
    return name


def column_of(name: str) -> int:
    """The inverse of ``letters``: AB → 27."""
    column = 0
    for letter in name:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return column - 1


def place_of(file: str, sheet: str | None, number: int | None = None, column: int = 0) -> Place:
    """Where a row or a cell stands: by its line in a text file, by its cell in a sheet."""
    if sheet is None:
        return Place(file, number)
    return Place(file, sheet=sheet, cell=None if number is None else f"{letters(column)}{number}")


@dataclass(frozen=True)
class Grid:
    """The rows of a CSV file or of one sheet, raw.

    ``rows``: texts, numbers, dates and times as the file holds them; a blank is ''; a cell whose value is lost – an
    error, a formula without a saved result – is a Refused. ``numbers``: the line (CSV) or row (sheet) of each.
    """

    file: str
    rows: Sequence[Sequence[object]]
    numbers: Sequence[int]
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    from_1904: bool = False
    notes: tuple[Sentence, ...] = ()

    @property
    def comma(self) -> str:
        """The thousand separator that numbers may have; none where a comma could be a decimal comma."""
        return "" if self.delimiter == ";" else ","

    def place(self, number: int | None = None, column: int = 0) -> Place:
        """Where a row, or one of its cells, stands; without a row: the sheet or the file."""
        return place_of(self.file, self.sheet, number, column)

    def here(self, number: int) -> str:
        """A row in a problem at its place: in a text file the place names the line, in a sheet a cell or nothing."""
        return "this line" if self.sheet is None else f"row {number}"
