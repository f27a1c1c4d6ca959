"""Long texts as lines of their own: each runs to the right over empty cells, so that no column need be wide for it."""

from __future__ import annotations

import math
import re
import unicodedata

_IDEOGRAPH, _CHARACTERS = 2.3, 1.1
"""An ideograph's width in Latin characters, and Latin characters to one unit of width."""
_NEVER_FIRST = frozenset("、。，．）」』】〕％%,.;:!?)]ー…々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ")


def folded(text: str, width: float) -> list[str]:
    """The lines of a text that fit into so many units of width; Japanese breaks anywhere but before a closing mark."""
    return [line for part in text.split("\n") for line in _lines(part, width * _CHARACTERS)]


def _lines(text: str, room: float) -> list[str]:
    lines, now, long = [""], "", 0.0
    for piece in re.findall(r"[!-~]+ ?|.", text):
        size = math.fsum(_IDEOGRAPH if unicodedata.east_asian_width(one) in "WF" else 1.0 for one in piece)
        if now and long + size > room and piece[0] not in _NEVER_FIRST:
            lines[-1] = now.rstrip()
            lines.append("")
            now, long = "", 0.0
        now, long = now + piece, long + size
    lines[-1] = now.rstrip()
    return lines
