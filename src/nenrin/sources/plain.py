"""Ids, names and truth values: text that is kept as it was written."""

from __future__ import annotations

import datetime as dt
import re

from nenrin.sources.refusal import Refused, Repaired
from nenrin.vocabulary import Sentence

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]",
)
_SHORTENED = re.compile(r"\d(?:\.\d+)?E\+\d{2,}", re.ASCII)
_WHOLE_FLOAT = re.compile(r"(\d+)\.0", re.ASCII)
_KEPT_DIGITS = 10**15
_UNSEEN, _WHOLE = Sentence("source.invisible"), Sentence("source.whole")
_TRUE = frozenset({"true", "yes", "y", "1", "はい", "有", "○", "〇"})
_FALSE = frozenset({"false", "no", "n", "0", "いいえ", "無", "×"})


def text(raw: object) -> str | Repaired:
    """The text of a cell without blanks around it. ``NA``, ``None`` and ``null`` are ordinary text.

    Control, direction-changing and zero-width characters are taken out, and every such cell is counted.
    """
    if isinstance(raw, str):
        seen = _INVISIBLE.sub("", raw)
        return seen.strip() if seen == raw else Repaired(seen.strip(), _UNSEEN)
    if isinstance(raw, dt.datetime):
        return raw.isoformat(sep=" ")
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() and abs(raw) < _KEPT_DIGITS else str(raw)


def name(raw: object) -> str | Repaired:
    """The text of a category: like ``text``, but a date there is a spreadsheet's guess (``10-12`` became a day)."""
    if isinstance(raw, dt.date | dt.time | dt.timedelta):
        raise Refused("is a date where a name is expected", "format the column as text before typing")
    return text(raw)


def identifier(raw: object) -> str | Repaired:
    """The text of an id: 17850.0 becomes ``17850``, leading zeros of text stay.

    Refused is what a spreadsheet has already damaged: ``1.23457E+11`` and numbers of more than 15 digits.
    """
    if isinstance(raw, float):
        if raw.is_integer() and abs(raw) < _KEPT_DIGITS:
            return str(int(raw))
        raise Refused("is no id: a number with decimals or with more than 15 digits", "store the ids as text")
    found = name(raw)
    spelled = str(found.value) if isinstance(found, Repaired) else found
    if _SHORTENED.fullmatch(spelled):
        raise Refused("is an id that a spreadsheet has shortened", "export the column as text")
    if isinstance(raw, str) and (whole := _WHOLE_FLOAT.fullmatch(spelled)):
        return Repaired(whole[1], _WHOLE)
    return found


def truth(raw: object) -> bool:
    """true/false, yes/no, 1/0, はい/いいえ, 有/無, ○/×."""
    word = text(raw)
    folded = (str(word.value) if isinstance(word, Repaired) else word).casefold()
    if folded in _TRUE or folded in _FALSE:
        return folded in _TRUE
    raise Refused("is neither true nor false", "write true or false")

