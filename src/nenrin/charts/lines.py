"""Where a line of text may be broken: between phrases, in lines of equal length, without a lonely last word."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from nenrin.charts.fonts import Face, Weight, width

if TYPE_CHECKING:
    from budoux import Parser

_WORD = re.compile(r"\S+\s*")
_LONELY = 0.28
"""A last line shorter than this share of the longest one is avoided where another break allows it."""


def phrases(text: str, language: str) -> tuple[str, ...]:
    """The pieces between which a line may break; joined they are ``text`` again."""
    if language == "ja":
        return tuple(_glued(_parser().parse(text))) if text else ()
    return tuple(_WORD.findall(text))


def balanced(
    text: str, language: str, room: float, size: float, weight: Weight = 600, face: Face = "serif",
) -> tuple[str, ...]:
    """``text`` in as few lines of ``room`` as it needs, as equally long as its phrases allow."""
    pieces = phrases(text, language)
    wide = [width(piece, size, language, weight, face) for piece in pieces]
    count = _least(wide, room)
    if count <= 1 or len(pieces) <= count:
        return _lines(pieces, range(1, len(pieces)) if len(pieces) <= count else ())
    best = min(_breaks(len(pieces), count), key=lambda breaks: _unevenness(wide, breaks, room))
    return _lines(pieces, best)


def fitted(text: str, language: str, room: float, size: float, most: int = 1, weight: Weight = 400) -> tuple[str, ...]:
    """``text`` in at most ``most`` lines of ``room``; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    rest = text.strip()
    while rest and len(lines) < most:
        last = len(lines) == most - 1 and width(rest, size, language, weight) > room
        line = _cut(rest, language, room, size, weight) if last else _fill(rest, language, room, size, weight)
        lines.append(line.strip())
        rest = "" if last else rest[len(line):].strip()
    return tuple(lines)


def _fill(text: str, language: str, room: float, size: float, weight: Weight) -> str:
    """As many phrases as the room holds; the first one may be cut between letters."""
    line = ""
    for piece in phrases(text, language):
        if width((line + piece).rstrip(), size, language, weight) > room:
            break
        line += piece
    return line or _letters(text, language, room, size, weight)


def _letters(text: str, language: str, room: float, size: float, weight: Weight) -> str:
    over = (place for place in range(1, len(text)) if width(text[:place + 1], size, language, weight) > room)
    return text[:next(over, len(text))]


def _cut(text: str, language: str, room: float, size: float, weight: Weight) -> str:
    while text and width(text + "…", size, language, weight) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def _least(wide: Sequence[float], room: float) -> int:
    """How many lines a greedy filling takes."""
    count, used = 1, 0.0
    for one in wide:
        if used and used + one > room:
            count, used = count + 1, 0.0
        used += one
    return count


def _breaks(pieces: int, lines: int) -> itertools.combinations[tuple[int, ...]]:
    return itertools.combinations(range(1, pieces), lines - 1)


def _unevenness(wide: Sequence[float], breaks: tuple[int, ...], room: float) -> float:
    """Sum of squared free room, with a fine for what overflows and for a lonely last line."""
    lines = [sum(wide[start:end]) for start, end in itertools.pairwise((0, *breaks, len(wide)))]
    longest = max(lines)
    over = sum(max(0.0, line - room) for line in lines)
    lonely = lines[-1] < _LONELY * longest
    return sum((longest - line) ** 2 for line in lines) + 1e6 * over + (longest**2 if lonely else 0.0)


def _lines(pieces: Sequence[str], breaks: Sequence[int]) -> tuple[str, ...]:
    places = itertools.pairwise((0, *breaks, len(pieces)))
    return tuple("".join(pieces[start:end]).strip() for start, end in places if end > start)


def _glued(pieces: Sequence[str]) -> list[str]:
    """Phrases of one letter stay with the phrase before them, and an opening bracket with the one after."""
    glued: list[str] = []
    for piece in pieces:
        if glued and (len(piece) == 1 or glued[-1][-1] in "（「『(" or piece[0] in "、。）」』)"):
            glued[-1] += piece
        else:
            glued.append(piece)
    return glued


@lru_cache(maxsize=1)
def _parser() -> Parser:
    import budoux

    return budoux.load_default_japanese_parser()
