"""Languages, time zone and currency, as far as the files let one guess them; every guess says what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nenrin.sources import Hint

_ZONES = {"JPY": "Asia/Tokyo", "GBP": "Europe/London"}
"""Where a currency has one; the euro and the dollar have many."""
_WORDS = {"header": "the header", "text": "text under", "date": "days under"}
_UNSAID = "the files do not say it"
_LONGEST = 30


@dataclass(frozen=True)
class Home:
    """What the draft proposes, and the comment that stands beside it."""

    languages: tuple[str, ...]
    why_languages: str
    timezone: str
    why_timezone: str
    currency: str
    why_currency: str


def place_of_trade(hints: Sequence[Hint]) -> Home:
    """Japanese headers make a Japanese report, Japanese cells under other headers one in both languages.

    The currency is that of the signs, in Japanese files without any the yen; the zone follows from both.
    """
    japanese = [hint for hint in hints if hint.about != "currency"]
    headers = [hint for hint in japanese if hint.about == "header"]
    why = next((f"Japanese: {_WORDS[hint.about]} {_shown(hint)}" for hint in (*headers, *japanese)), "")
    languages = ("ja",) if headers else ("ja", "en") if japanese else ("en",)
    currency, money = _currency({hint.code: hint for hint in reversed(hints) if hint.about == "currency"}, why)
    zone = "Asia/Tokyo" if why else _ZONES.get(currency, "UTC")
    clocks = f"where the shop's clocks hang{'' if zone == 'UTC' else f' ({why or currency})'}"
    return Home(languages, f"en, ja or both{f' ({why})' if why else ''}", zone, clocks, currency, money)


def _currency(signs: dict[str, Hint], japanese: str) -> tuple[str, str]:
    """The code and what it rests on; of several signs none is chosen for good."""
    if not signs:
        return ("JPY", f"{_UNSAID} ({japanese})") if japanese else ("USD", _UNSAID)
    if len(signs) == 1:
        return next((code, f"its sign stands under {_shown(hint)}") for code, hint in signs.items())
    told = ", ".join(f"{code} under {_shown(hint)}" for code, hint in sorted(signs.items()))
    return "JPY" if japanese and "JPY" in signs else min(signs), f"which one? there are signs of {told}"


def _shown(hint: Hint) -> str:
    """A header in a comment: short, on one line."""
    return repr(" ".join(hint.header.split())[:_LONGEST])
