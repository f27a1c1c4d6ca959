"""Numbers of a page's content in as few figures as show the same: places, colours, what moves letters."""

from __future__ import annotations

import functools
import math
import re

_LONG = re.compile(rb"-?\d+\.\d{3,}")
_KERNS = re.compile(rb">((?:-?[\d.]+(?:<>)?)+)(?=[<\]])")
"""What is moved between two glyphs: nearly always nothing, and often in two steps."""
_EIGHT_BITS = 255


def kerned(shown: bytes) -> bytes:
    """A text as it is shown, with one kern between two glyphs, if there is any."""
    return _KERNS.sub(_moved, shown).replace(b"><", b"")


def _moved(found: re.Match[bytes]) -> bytes:
    """All kerns between two glyphs as one, to a ten-thousandth of an em."""
    whole = _rounded(b"%f" % sum(map(float, found[1].rstrip(b"<>").split(b"<>"))), 1)
    return b">" if whole == b"0" else b">" + whole


def short(piece: bytes, scale: float) -> bytes:
    """Coordinates to a hundredth of a CSS pixel or less."""
    places = 2 if scale < 2 else 2 + math.ceil(math.log10(scale))  # noqa: PLR2004 (where it could be seen)
    return _LONG.sub(lambda found: _rounded(found[0], places), piece)


@functools.lru_cache(maxsize=4096)
def tinted(piece: bytes) -> bytes:
    """A colour in thousandths, if these are the same in eight bits for each light."""
    *lights, operator = piece.split(b" ")
    if any(round(_EIGHT_BITS * float(one)) != round(_EIGHT_BITS * round(float(one), 3)) for one in lights):
        return piece
    return b" ".join([*(_rounded(one, 3) for one in lights), operator])


@functools.lru_cache(maxsize=4096)
def _rounded(number: bytes, places: int) -> bytes:
    text = f"{float(number):.{places}f}".rstrip("0").rstrip(".")
    return b"0" if text in {"-0", ""} else text.encode()
