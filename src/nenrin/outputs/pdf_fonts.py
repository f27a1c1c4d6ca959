"""A font as a PDF needs it: its outlines and widths, without the tables that serve other programs."""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterable, Iterator

_NEEDED = (b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep")
"""What a TrueType font must have to be addressed by glyph number, and what its outlines may ask for."""
_USUAL = 1000
"""How wide a glyph is that is not listed (PDF 32000-1, table 117): a full em, as nearly all Japanese ones are."""
_ENTRY = ">4sIII"
_SIZE = 16


def slim(font: bytes) -> bytes:
    """``font`` with its needed tables only, each as it was (PDF 32000-1, 9.9); another kind of font is left alone."""
    if font[:4] != b"\0\1\0\0":
        return font
    (count,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(_ENTRY, font, 12 + _SIZE * place) for place in range(count))
    kept = [(tag, check, font[start : start + size]) for tag, check, start, size in entries if tag in _NEEDED]
    depth = len(kept).bit_length() - 1
    whole = _SIZE << depth
    head = struct.pack(">4sHHHH", font[:4], len(kept), whole, depth, _SIZE * len(kept) - whole)
    start = len(head) + _SIZE * len(kept)
    directory, body = b"", b""
    for tag, check, table in kept:
        directory += struct.pack(_ENTRY, tag, check, start + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return head + directory + body


def unusual(first: int, widths: Iterable[int]) -> Iterator[tuple[int, list[int]]]:
    """Of the glyphs numbered from ``first`` on, those of another width: each run's first number, and its widths."""
    for usual, run in itertools.groupby(enumerate(widths, first), lambda pair: pair[1] == _USUAL):
        if not usual:
            found = list(run)
            yield found[0][0], [width for _, width in found]
