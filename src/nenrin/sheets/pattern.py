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
    """The formula as ``here`` spells it, and how many months before its own column it looks (0: in it)."""

    spelled: str
    backs: tuple[int, ...]

    @classmethod
    def of(cls, spelled: str) -> Self:
        """The pattern of a formula spelled with ``here``."""
        return cls(spelled, tuple(dict.fromkeys(int(back) for back in spelled.split(_MARK)[1::2])))

    def at(self, column: int) -> str:
        """The formula in a column; what lies before the first month is read left of it, where a text stands."""
        spelled = self.spelled
        for back in self.backs:
            spelled = spelled.replace(here(back), letters(max(column - back, BEFORE)))
        return spelled
