"""How high and how wide: rows for their wrapped texts, columns for their numbers; no spreadsheet is left to guess."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from nenrin.sheets.cell import Cell

_WRAPPED = frozenset({
    "text_wrapped", "text_wrapped_bold", "grey_wrapped", "grey_wrapped_middle", "input_text", "strong_wrapped",
    "linked_wrapped", "middle_wrapped_bold", "middle_wrapped", "pointer_wrapped", "head",
    "head_left",
})
_LINE, _MARGIN = 13.5, 3.0
"""Points of a line, and of the white around it."""
_CHARACTERS = 1.2
"""Latin characters of running text to one unit of width."""
_IDEOGRAPH = 2.3
"""An ideograph's width in such characters."""
_FORMAT = re.compile(r"#?,?#*0?(?:\.(0*)(#*))?(,*)(%?)$")
_BOLD = 1.1
_UNBROKEN = 1.15
_KEY = re.compile(r"\S*[_@]\S*")
"""Keys are wider than running text, which is narrow by its blanks."""
_DATE = re.compile(r"(yyyy)|(mmm)|(m)")
_HIGHEST = 409.0
"""Points: no spreadsheet has a row that is higher."""
_AROUND = 1.0
"""Characters of white beside a number."""

Widths = tuple[tuple[int, int, float], ...]


def heights(cells: Iterable[Cell], widths: Widths) -> Mapping[int, float]:
    """The height of every row whose texts need more than one line, in points."""
    wide = _by_column(widths)
    lines: dict[int, int] = {}
    for cell in cells:
        if cell.role in _WRAPPED and isinstance(cell.value, str):
            bold = cell.role.startswith(("head", "strong")) or cell.role.endswith("bold")
            room = wide.get(cell.column, 9.0) / (_BOLD if bold else 1.0)
            lines[cell.row] = max(lines.get(cell.row, 1), lines_of(cell.value, room))
    return {row: min(count * _LINE + _MARGIN, _HIGHEST) for row, count in lines.items() if count > 1}


def fitted(cells: Iterable[Cell], widths: Widths) -> Widths:
    """The widths, enlarged where a number would not fit: it would show as a row of hashes."""
    wide = _by_column(widths)
    for column, number_format, bold, value in _longest(cells):
        needed = length_of(value, number_format) * (_BOLD if bold else 1.0)
        wide[column] = max(wide.get(column, 0.0), needed + _AROUND)
    return tuple((column, column, width) for column, width in sorted(wide.items()))


def _longest(cells: Iterable[Cell]) -> Iterator[tuple[int, str, bool, float]]:
    """Column, format, whether bold, and number of those that may be the longest of their column.

    Of numbers in one format, the largest on either side of zero; all, where the decimals depend on the number.
    """
    found: defaultdict[tuple[int, str, str], list[float]] = defaultdict(list)
    for cell in cells:
        if cell.number_format and isinstance(cell.value, float):
            found[cell.column, cell.number_format, cell.role].append(cell.value)
    for (column, number_format, role), values in found.items():
        for value in values if "0#" in number_format else (min(values), max(values)):
            yield column, number_format, role.endswith("bold"), value


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column."""
    room = max(width * _CHARACTERS, 1.0)
    lines = (_length(line) * (_UNBROKEN if _KEY.fullmatch(line) else 1.0) for line in text.split("\n"))
    return sum(max(1, math.ceil(length / room)) for length in lines)


def length_of(value: float, number_format: str) -> float:
    """How many characters a number or a month takes in its format; 0 for a format that is neither."""
    parts = _parts(number_format, value < 0)
    if parts is None:
        return _length_of_month(number_format) if "yyyy" in number_format else 0.0
    decimals, optional, factor, around = parts
    whole, _, fraction = f"{abs(value) * factor:,.{decimals + optional}f}".partition(".")
    kept = fraction[:decimals] + fraction[decimals:].rstrip("0")
    return len(whole) + len(kept) + bool(kept) + around


def _length_of_month(number_format: str) -> float:
    """``Nov 2011``, 2011年11月: the longest month that a format can show."""
    shown = _DATE.sub(lambda found: "0000" if found[1] else "Nov" if found[2] else "00", number_format)
    return _length(shown.replace('"', ""))


@cache
def _parts(number_format: str, negative: bool) -> tuple[int, int, float, float] | None:  # noqa: FBT001 (a key of the cache)
    """Decimals, those shown only where there are any, the factor, and the width of what stands around the digits."""
    positive, *others = number_format.split(";")
    section = others[0] if negative and others else positive
    literals = "".join(re.findall(r'"([^"]*)"', section))
    plain = _FORMAT.match(re.sub(r'"[^"]*"', "", section))
    if plain is None:
        return None
    decimals, optional, commas, percent = plain.groups()
    factor = (100 if percent else 1) / 1000 ** len(commas or "")
    return len(decimals or ""), len(optional or ""), factor, _length(literals) + len(percent)


def _by_column(widths: Widths) -> dict[int, float]:
    return {column: width for first, last, width in widths for column in range(first, last + 1)}


def _length(text: str) -> float:
    if text.isascii():
        return float(len(text))
    return math.fsum(_IDEOGRAPH if unicodedata.east_asian_width(one) in "WF" else 1.0 for one in text)
