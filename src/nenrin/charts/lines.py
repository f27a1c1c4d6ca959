"""Where a line of text may be broken: between phrases, in lines of equal length, without a lonely last word."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from nenrin.charts.fonts import Face, Weight, width

if TYPE_CHECKING:
    from budoux import Parser

_WORD = re.compile(r"\S+\s*")
_KANA, _KANJI = re.compile(r"[\u3040-\u309fー]"), re.compile(r"[\u4e00-\u9fff]+")
_LONELY = 0.28
"""A last line shorter than this share of the longest one is avoided where another break allows it."""


def phrases(text: str, language: str) -> tuple[str, ...]:
    """The pieces between which a line may break; joined they are ``text`` again."""
    if language == "ja":
        return tuple(_glued(_parser().parse(text))) if text else ()
    return tuple(_WORD.findall(text))


def balanced(
    text: str, language: str, room: float, size: float, weight: Weight = 600, face: Face = "serif",
    before: Mapping[str, float] | None = None, *, names: Sequence[str] = (),
) -> tuple[str, ...]:
    """``text`` in as few lines of ``room`` as it needs, as equally long as its phrases allow.

    ``before``: the widths of the characters of a font that is asked first. ``names``: what is not broken in Japanese,
    where words are not set apart, as far as it is no longer than half a line.
    """
    pieces = phrases(text, language)
    if language == "ja":
        short = [name for name in names if width(name, size, language, weight, face, before) <= room / 2]
        pieces = _whole(text, pieces, short)
    wide = [width(piece, size, language, weight, face, before) for piece in pieces]
    breaks = _even(wide, _least(wide, room), room) if pieces else ()
    places = itertools.pairwise((0, *breaks, len(pieces)))
    return tuple("".join(pieces[start:end]).strip() for start, end in places if end > start)


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
    most = next(over, len(text))
    return text[:_within(text, most)] if language == "ja" else text[:most]


def _within(text: str, most: int) -> int:
    """Where a long Japanese word is divided: after its kana, else between pairs of kanji; two letters go on."""
    if most >= len(text) or most <= 2:  # noqa: PLR2004 (nothing to choose)
        return most
    last = min(most, len(text) - 2)
    turns = [at for at in range(2, last + 1) if _KANA.match(text[at - 1]) and not _KANA.match(text[at])]
    if turns:
        return turns[-1]
    return last - last % 2 if _KANJI.fullmatch(text[:last]) and last % 2 and last > 2 else last  # noqa: PLR2004 (a pair)


def _whole(text: str, pieces: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """The pieces without the breaks that lie inside a name."""
    spans = [(found.start(), found.end()) for name in names if name for found in re.finditer(re.escape(name), text)]
    ends = list(itertools.accumulate(map(len, pieces)))
    kept = [end for end in ends if not any(start < end < last for start, last in spans)]
    return tuple(text[start:end] for start, end in itertools.pairwise((0, *kept)))


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


def _even(wide: Sequence[float], count: int, room: float) -> tuple[int, ...]:
    """Where ``count`` lines break so that their squared distances from the mean length are least.

    Built up line by line: the best way to set the first pieces in so many lines is found once and used again.
    """
    mean = math.fsum(wide) / count
    starts = [0.0, *itertools.accumulate(wide)]
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(1, count + 1):
        last = line == count
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for end in [len(wide)] if last else range(line, len(wide)):
            ways = [
                (cost + _unevenness(starts[end] - starts[start], mean, room, last=last), (*breaks, start))
                for start, (cost, breaks) in best.items() if start < end
            ]
            if ways:
                found[end] = min(ways)
        best = found
    return best[len(wide)][1][1:] if best else ()


def _unevenness(long: float, mean: float, room: float, *, last: bool) -> float:
    """What a line of this length costs: too long is forbidden, a lonely end is dear."""
    lonely = mean**2 if last and long < _LONELY * mean else 0.0
    return (long - mean) ** 2 + 1e6 * max(0.0, long - room) + lonely


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
