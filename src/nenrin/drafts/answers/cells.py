"""Cells that people fill: texts, amounts, months and words from a list, each read strictly or refused."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from nenrin.drafts.answers.form import LANGUAGES, plain
from nenrin.settings.compose import MOST_LETTERS
from nenrin.settings.suspects import forbidden
from nenrin.sources import Refused, number
from nenrin.vocabulary import Month, nearest
from nenrin.words import Words

_SPELLING = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(?:\d{1,2}\s*日?)?)?")
_NAMED = re.compile(r"([a-z]{3,9})\.?[\s-]*(\d{4})")
_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_ZERO = dt.date(1899, 12, 30)
_SINCE_1904 = 1462
_SERIALS = (20_000, 80_000)
"""What may be a day without its format: from 1954 to 2119."""


def text(raw: object) -> str:
    """A text on one or more lines; numbers and days as they are shown. Raises Refused."""
    _known(raw)
    if isinstance(raw, dt.date):
        return f"{raw:%Y-%m-%d}"
    found = f"{raw:.15g}" if isinstance(raw, float) else str(raw).replace("\r\n", "\n").replace("\r", "\n").strip()
    if (sign := forbidden(found)) is not None:
        raise Refused(f"has the control character {sign}", "delete it")
    if len(found) > MOST_LETTERS:
        raise Refused(f"has {len(found):,} characters", f"a text has at most {MOST_LETTERS:,}")
    return found


def amount(raw: object, *, percent: bool) -> float:
    """A signed amount in the KPI's unit; ``percent``: 1.5% is 0.015, as a cell with that format holds it."""
    _known(raw)
    if isinstance(raw, dt.date):
        raise Refused("is a date", "write the amount as a number")
    typed = unicodedata.normalize("NFKC", str(raw)).strip() if isinstance(raw, str) else raw
    if isinstance(typed, str) and typed.endswith("%"):
        if not percent:
            raise Refused("is a percentage", "write the effect in the KPI's unit")
        return float(number(typed[:-1].strip())) / 100
    found = float(number(float(typed) if isinstance(typed, int) else typed))
    return float(f"{found:.15g}")


def month(raw: object, *, from_1904: bool = False) -> Month:
    """A month, or the month of a day: a date, a serial number without its format, 2011-11, Nov 2011, 2011年11月."""
    _known(raw)
    if isinstance(raw, dt.date):
        return Month.of(raw)
    if isinstance(raw, float | int) and _SERIALS[0] < raw < _SERIALS[1]:
        return Month.of(_DAY_ZERO + dt.timedelta(days=int(raw) + _SINCE_1904 * from_1904))
    typed = unicodedata.normalize("NFKC", str(raw)).casefold().strip()
    spelled, named = _SPELLING.fullmatch(typed), _NAMED.fullmatch(typed)
    try:
        if spelled:
            return Month(int(spelled[1]), int(spelled[2]))
        if named and named[1][:3] in _SHORT:
            return Month(int(named[2]), _SHORT.index(named[1][:3]) + 1)
    except ValueError:
        pass
    raise Refused("is no month", "write it as 2011-11")


def choice(raw: object, group: str, keys: tuple[str, ...]) -> str:
    """A word of one of the lists, in either language, by its key."""
    _known(raw)
    words = {plain(Words(language).text(f"sheet.{group}.{key}")): key for language in LANGUAGES for key in keys}
    typed = plain(raw)
    found = words.get(typed) or {key: key for key in keys}.get(typed)
    if found is None:
        raise Refused("is not in the list", nearest(typed, words) or f"choose one of {', '.join(words)}")
    return found


def _known(raw: object) -> None:
    if isinstance(raw, Refused):
        raise raw
