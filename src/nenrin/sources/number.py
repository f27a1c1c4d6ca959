"""Numbers as people type them, read strictly: exact, or refused."""

from __future__ import annotations

import decimal
import math
import re
from decimal import Decimal

from nenrin.sources.refusal import Refused, Repaired
from nenrin.vocabulary import Sentence

WIDE = str.maketrans("０１２３４５６７８９，．－＋（）：／　", "0123456789,.-+():/ ")
_MINUS = str.maketrans(dict.fromkeys("−‐‑–—―", "-"))
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
_NUMBER = re.compile(rf"[+-]?(?:{_DIGITS})", re.ASCII)
_BRACKETS = re.compile(rf"\(({_DIGITS})\)", re.ASCII)
_TRIANGLE = re.compile(rf"[△▲] ?({_DIGITS})", re.ASCII)
_TRAILING = re.compile(rf"({_DIGITS}) ?-", re.ASCII)
_WITH_UNIT = re.compile(rf"([^\d.,+-]*)[+-]?(?:{_DIGITS})([^\d.,]*)", re.ASCII)
_SIGNS = frozenset(".,+-()△▲")
_MULTIPLIERS = frozenset({"k", "m", "b", "mn", "bn", "mio", "thousand", "million", "billion"})
_MANY = 10**15
_LARGEST_INTEGER = 2**63 - 1
_TYPED = 6
"""Nobody types more decimals than these."""
_NOISE = Sentence("source.noise")
_CONTEXT = decimal.Context(prec=80)
"""Wide enough for decimal(38,38); arithmetic in Python's own context would round to 28 digits."""


def number(raw: object, *, comma: str = ",") -> Decimal:
    """The exact value of a number cell or of a number typed as text.

    Accepts full-width digits, thousand separators, and the negatives ``-5 −5 (5) △5 ▲5 5-``. A float is the decimal
    that a spreadsheet shows for it (its shortest spelling). Refused: anything else, above all ``nan``, ``1e400``,
    ``0x10``, ``1_000``, ``12%``, ``1.2億``. Where the file's delimiter is ``;`` a comma may be a decimal comma:
    then ``comma`` is empty and numbers with commas are refused.
    """
    if isinstance(raw, float):
        return _from_cell(raw)
    if not isinstance(raw, str):
        raise Refused("is no number", "write a number")
    text = raw.translate(WIDE).translate(_MINUS).strip()
    if not comma and "," in text:
        raise Refused("may have a decimal comma or a thousand separator", "write 1234.5, or separate columns by commas")
    if _NUMBER.fullmatch(text):
        return Decimal(text.replace(",", ""))
    for negative in (_BRACKETS, _TRIANGLE, _TRAILING):
        if found := negative.fullmatch(text):
            return Decimal(found[1].replace(",", "")).copy_negate()
    raise Refused("is no number", _advice(text))


def exact(raw: object, precision: int, scale: int, *, comma: str = ",") -> Decimal | Repaired:
    """A number with at most ``scale`` decimals and ``precision`` digits in all; never rounded.

    Spreadsheets compute in binary and show 15 significant digits: 113.28999999999999 is 113.29 there. Digits beyond
    the fifteenth are dropped where only so the value fits, and every such cell is counted.
    """
    value = number(raw, comma=comma)
    fitted = _fit(value, scale)
    noisy = fitted is None and isinstance(raw, float)
    if noisy:
        fitted = _fit(Decimal(f"{raw:.15g}"), scale)
    if fitted is None:
        raise Refused(f"has more decimals than the {scale} declared", _wider(value, precision, scale))
    if fitted and fitted.adjusted() + 1 > precision - scale:
        raise Refused(f"has more digits than decimal({precision},{scale}) holds", "declare a wider decimal")
    return Repaired(fitted, _NOISE) if noisy else fitted


def integer(raw: object, *, comma: str = ",") -> int:
    """A whole number of at most 64 bits; ``12.0`` is whole."""
    value = number(raw, comma=comma)
    if value != value.to_integral_value():
        raise Refused("is no whole number", "declare the column as decimal")
    if abs(value) > _LARGEST_INTEGER:
        raise Refused("is too large for an integer column", "declare the column as decimal(38,0)")
    return int(value)


def changes_numbers(unit: str) -> bool:
    """Whether a number without ``unit`` is another number: 1.2億 without 億, 3M without M, 10² without ²."""
    narrow = unit.translate(WIDE).translate(_MINUS).strip()
    return narrow.casefold() in _MULTIPLIERS or any(char in _SIGNS or char.isnumeric() for char in narrow)


def _from_cell(raw: float) -> Decimal:
    if abs(raw) < _MANY:
        return Decimal(repr(raw))
    if math.isfinite(raw):
        raise Refused("has more digits than a spreadsheet keeps (15)", "store it as text")
    raise Refused("is no number", "write a number")


def _fit(value: Decimal, scale: int) -> Decimal | None:
    """The same value with exactly ``scale`` decimals; None where digits would be lost."""
    if value.adjusted() + scale >= _CONTEXT.prec:
        return value
    fitted = value.quantize(Decimal(1).scaleb(-scale), context=_CONTEXT)
    return _CONTEXT.plus(fitted) if fitted == value else None


def _wider(value: Decimal, precision: int, scale: int) -> str:
    """A type that holds the value; one with a long tail was computed, and others like it have another tail."""
    more = -int(value.normalize().as_tuple().exponent) - scale
    if scale + more > _TYPED:
        return "declare  float  if such cells are computed, else round them in the file"
    return f"declare  decimal({precision + more},{scale + more})"


def _advice(text: str) -> str:
    found = _WITH_UNIT.fullmatch(text)
    unit = (found[1].strip() or found[2].strip()) if found else ""
    if not unit:
        return "write digits, such as 1234.5"
    if unit in {"%", "％"}:
        return "write a share in digits, 0.12 for 12%; to read it as 12, add  clean: [{column: {column}, strip: '%'}]"
    if changes_numbers(unit):
        return "write the whole number in digits"
    return f"add  clean: [{{column: {{column}}, strip: '{unit}'}}]"
