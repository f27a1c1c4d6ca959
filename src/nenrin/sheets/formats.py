"""Number formats: a KPI's format as a spreadsheet spells it, values staying unrounded."""

from __future__ import annotations

from functools import cache

from nenrin.vocabulary import Format
from nenrin.vocabulary.format import Scale
from nenrin.words import Words

_COMMAS: dict[Scale, int] = {"one": 0, "thousand": 1, "million": 2, "billion": 3}
_NEAREST: dict[Scale, Scale] = {"万": "thousand", "億": "million"}
"""A spreadsheet can scale by thousands only."""

_WITHOUT_CENTS = frozenset({"JPY", "KRW", "VND", "CLP", "ISK", "XAF", "XOF", "XPF", "UGX", "PYG"})
"""Currencies whose smallest unit is the unit itself (ISO 4217)."""
RATIO = "relative"
NONE = "–"
"""What stands where there is no number."""
SQUARE = "[=0]0;0.0E+00"
"""A squared range: its size alone tells anything, and it is 0 as a rule."""


def workable(format_: Format) -> Format:
    """The format with a scale that a spreadsheet can show: 万 becomes thousand, 億 million."""
    nearest = _NEAREST.get(format_.scale)
    return format_ if nearest is None else format_.model_copy(update={"scale": nearest})


def full(format_: Format, currency: str) -> Format:
    """The format for sheets where inputs stand: no scale, and the cents of a currency that has them."""
    scaled = format_.scale != "one"
    cents = (0 if scaled else format_.digits) if currency in _WITHOUT_CENTS else max(2, format_.digits)
    digits = {"currency": cents, "percent": format_.digits + 1}.get(format_.style, format_.digits)
    return format_.model_copy(update={"scale": "one", "digits": digits})


def amount(currency: str) -> str:
    """An amount of money, unscaled, with the cents of a currency that has them."""
    return _decimals(0 if currency in _WITHOUT_CENTS else 2, "#,##0")


def level(format_: Format, words: Words) -> str:
    """An amount: ``#,##0.0,;"−"#,##0.0,``."""
    digits = _digits(format_)
    return f'{digits};"{minus(words)}"{digits};{digits}'


def change(format_: Format, words: Words) -> str:
    """A signed difference; of percentages it says that it is in points: ``+0.9% pts``."""
    points = words.text("sheet.unit.points") if format_.style == "percent" else ""
    return signed(f'{_digits(format_)}"{points}"' if points else _digits(format_), words)


def relative(words: Words) -> str:
    """A signed ratio in percent."""
    return signed("0.0%", words)


def signed(digits: str, words: Words) -> str:
    """A number that always carries its sign, unless it is zero."""
    return f'"+"{digits};"{minus(words)}"{digits};{digits}'


def plain(digits: str, words: Words, nothing: str = "0") -> str:
    """A working number: its sign only where it is negative."""
    return f'{digits};"{minus(words)}"{digits};{nothing}'


def minus(words: Words) -> str:
    """The language's sign before a negative number."""
    return _minus(words.language)


def month(words: Words) -> str:
    """A month: ``Nov 2011``, 2011年11月."""
    return words.text("sheet.format.month")


@cache
def _minus(language: str) -> str:
    """Nearly every cell asks for it."""
    return Words(language).text("format.minus")


def _digits(format_: Format) -> str:
    if format_.style == "percent":
        return f"{_decimals(format_.digits)}%"
    return _decimals(format_.digits, "#,##0") + "," * _COMMAS[format_.scale]


def _decimals(count: int, whole: str = "0") -> str:
    return f"{whole}.{'0' * count}" if count else whole
