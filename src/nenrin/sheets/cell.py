"""The workbook before it is one: frozen, addressed cells."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

Value: TypeAlias = float | str | bool | None
Role: TypeAlias = str
"""A style by its meaning (``input``, ``calculation``, ``title``, …); the workbook writer knows what it looks like."""


class Cell(NamedTuple):
    """One cell, row and column from 0. A ``formula`` (without ``=``) carries its engine-computed ``value``.

    Without a formula, a number or a text is a constant, written as what it is and never interpreted; None is a styled
    blank. ``number_format`` is a spreadsheet format code; ``link`` a target inside the book such as ``'Data'!C7``;
    ``of``, for what is left over, how large the numbers are of which it is the difference: it is as exact as they are.
    A named tuple, not a frozen dataclass: a book has a hundred thousand of them, and a tuple is made in a third of the
    time.
    """

    row: int
    column: int
    value: Value
    formula: str | None = None
    role: Role = "text"
    number_format: str = ""
    link: str | None = None
    indent: int = 0
    of: float = 0.0
