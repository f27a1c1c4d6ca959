"""A formula that is the same in every column of a row: worked out once, then written for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from nenrin.sheets.address import letters
from nenrin.sheets.layout import BEFORE

_MARK = "\x01"
"""Stands around a column to be filled in; no formula has it."""


def here(back: int = 0) -> str:
    """The letters of the column that a formula is written for, or of one so many months before."""
    return f"{_MARK}{back}{_MARK}"


@dataclass(frozen=True)
class Pattern:
    """``begin``, then how many columns to the left and the text that follows those letters, again and again."""

    begin: str
    rest: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, spelled: str) -> Self:
        """The pattern of a formula spelled with ``here``."""
        begin, *pieces = spelled.split(_MARK)
        return cls(begin, tuple((int(back), text) for back, text in zip(pieces[::2], pieces[1::2], strict=True)))

    def at(self, column: int) -> str:
        """The formula in a column; what lies before the first month is read left of it, where a text stands."""
        spelled = self.begin
        for back, text in self.rest:
            spelled += letters(max(column - back, BEFORE)) + text
        return spelled
