"""What the cells and headers of a table let one guess about the country it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

_SCRIPT = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_DATE = re.compile(r"\d{1,4}年\d{1,2}月")
_SIGNS = {
    "JPY": re.compile("[¥￥円]|JPY"), "GBP": re.compile("£|GBP"), "EUR": re.compile("€|EUR"),
    "USD": re.compile(r"\$|USD"),
}
_DIGIT = re.compile(r"\d")
_LOOKED_AT = 5_000

About: TypeAlias = Literal["header", "text", "date", "currency"]


@dataclass(frozen=True)
class Hint:
    """``about``: a Japanese header, Japanese text, a date with 年 and 月, or a sign of money, which is then ``code``.

    ``header``: the column in which it stands. No cell is shown.
    """

    about: About
    header: str
    code: str = ""


def hints(cells: Mapping[str, Sequence[object]]) -> tuple[Hint, ...]:
    """The hints of a table, by its headers and the cells under them; each kind once a column."""
    return tuple(hint for header, found in cells.items() for hint in dict.fromkeys(_of(header, found[:_LOOKED_AT])))


def _of(header: str, cells: Sequence[object]) -> Iterator[Hint]:
    if _SCRIPT.search(header):
        yield Hint("header", header)
    yield from (Hint("currency", header, code) for code, sign in _SIGNS.items() if sign.search(header))
    for text in {cell for cell in cells if isinstance(cell, str)}:
        amount = _DIGIT.search(text) is not None
        if amount and _DATE.search(text):
            yield Hint("date", header)
        elif amount and (code := next((code for code, sign in _SIGNS.items() if sign.search(text)), "")):
            yield Hint("currency", header, code)
        elif _SCRIPT.search(text):
            yield Hint("text", header)
