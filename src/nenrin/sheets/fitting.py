"""How high a row must be for its wrapped texts: spreadsheets other than Excel do not find out by themselves."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Mapping

from nenrin.sheets.cell import Cell

_WRAPPED = frozenset({
    "text_wrapped", "text_wrapped_bold", "grey_wrapped", "grey_wrapped_middle", "input_text", "strong_wrapped",
})
_LINE, _MARGIN = 13.5, 3.0
"""Points of a line, and of the white around it."""
_CHARACTERS = 1.2
"""Latin characters of running text to one unit of width."""


def heights(cells: Iterable[Cell], widths: Iterable[tuple[int, int, float]]) -> Mapping[int, float]:
    """The height of every row whose texts need more than one line, in points."""
    wide = {column: width for first, last, width in widths for column in range(first, last + 1)}
    lines: dict[int, int] = {}
    for cell in cells:
        if cell.role in _WRAPPED and isinstance(cell.value, str):
            lines[cell.row] = max(lines.get(cell.row, 1), lines_of(cell.value, wide.get(cell.column, 9.0)))
    return {row: count * _LINE + _MARGIN for row, count in lines.items() if count > 1}


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column; an ideograph is wider than two characters."""
    room = max(width * _CHARACTERS, 1.0)
    return sum(max(1, math.ceil(_length(line) / room)) for line in text.split("\n"))


def _length(text: str) -> float:
    return sum(2.3 if unicodedata.east_asian_width(one) in "WF" else 1.0 for one in text)
