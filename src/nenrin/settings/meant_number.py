"""A number as people write it, told as it is written here."""

from __future__ import annotations

import unicodedata

from nenrin.settings.grammar import Type, options

_MOST_DIGITS = 15


def meant_number(text: str, kind: Type | None) -> str:
    """How to write what is meant by ``12%``, ``1,000`` or ``２５０``; empty where that cannot be told."""
    if kind is None or not {int, float} & set(options(kind)):
        return ""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip("¥$£€ 円")
    hundredths = plain.endswith("%")
    try:
        number = float(plain.rstrip("%").strip())
    except ValueError:
        return ""
    if len(plain) > _MOST_DIGITS or not abs(number) < 10**_MOST_DIGITS:
        return f"write a number of at most {_MOST_DIGITS} digits"
    return f"write {number / 100:g}" if hundredths else f"write {number:.15g}"
