"""Addresses as a spreadsheet writes them, from rows and columns counted from 0."""

from __future__ import annotations

from functools import cache

_LETTERS = 26


@cache
def letters(column: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    spelled = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        spelled = chr(ord("A") + rest) + spelled
    return spelled


def number_of(column: str) -> int:
    """0 for ``A``, 26 for ``AA``."""
    number = 0
    for letter in column:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1


def spot(row: int, column: int, fixed: str = "") -> str:
    """``C7``; ``fixed`` says what stays when the formula is copied: ``row`` C$7, ``column`` $C7, ``both`` $C$7."""
    if not fixed:
        return f"{letters(column)}{row + 1}"
    return f"{'$' * (fixed in ('column', 'both'))}{letters(column)}{'$' * (fixed in ('row', 'both'))}{row + 1}"


def area(first: tuple[int, int], last: tuple[int, int], fixed: str = "") -> str:
    """``C7:F9`` from its two corners."""
    return f"{spot(*first, fixed)}:{spot(*last, fixed)}"


def on(sheet: str, address: str) -> str:
    """``Calc!C7``, or ``'Calc 2'!C7`` where the name needs quotes."""
    return f"{_called(sheet)}!{address}"


@cache
def _called(sheet: str) -> str:
    plain = sheet.isascii() and sheet.replace("_", "a").isalnum() and not sheet[:1].isdigit()
    return sheet if plain else f"'{sheet.replace(chr(39), chr(39) * 2)}'"
