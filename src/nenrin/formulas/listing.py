"""Things one after another, as people write them."""

from __future__ import annotations

from collections.abc import Sequence

_PAIR = 2


def listed(things: Sequence[str], language: str, last: str = "and") -> str:
    """``A, B and C``; in Japanese ``A、B、C``, two as ``AとB``."""
    if language == "ja":
        return ("と" if len(things) == _PAIR else "、").join(things)
    return things[0] if len(things) == 1 else f"{', '.join(things[:-1])} {last} {things[-1]}"
