"""A font as a PDF needs it: the outlines that are drawn and their widths, without what only other programs ask for."""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence

_NEEDED = (b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep")
"""What a TrueType font must have to be addressed by glyph number, and what its outlines may ask for."""
_TRUETYPE = b"\0\1\0\0"
_USUAL = 1000
"""How wide a glyph is that is not listed (PDF 32000-1, table 117): a full em, as nearly all Japanese ones are."""
_ENTRY = ">4sIII"
_SIZE = 16
_GLYPHS, _WIDTHS, _LONG = 4, 34, 50
"""Where ``maxp`` says how many glyphs there are, ``hhea`` how many widths, ``head`` how long a place in ``loca`` is."""
_SHORT = 0x20000
"""Up to how many bytes of outlines their places take two bytes each."""
_PARTS = 10
"""Where the parts of a composed outline begin (OpenType, table glyf)."""
_WORDS, _MORE = 0x0001, 0x0020
_SCALES = {0x0008: 2, 0x0040: 4, 0x0080: 8}
"""Bits of a part: long offsets, another part follows, and how many bytes its scales take."""


def truetype(font: bytes) -> bool:
    """Whether its outlines are of the kind that is read here."""
    return font[:4] == _TRUETYPE


def slim(font: bytes) -> bytes:
    """``font`` with its needed tables only, each as it was (PDF 32000-1, 9.9); another kind of font is left alone."""
    return _font(_tables(font)) if truetype(font) else font


def chosen(font: bytes, glyphs: Sequence[int]) -> bytes:
    """A TrueType font with glyph 0 and then ``glyphs``, which get the numbers from 1 on, and the parts of these."""
    tables = _tables(font)
    outlines, widths = _outlines(tables), _widths(tables)
    order = [0, *glyphs]
    for glyph in order:                     # which grows meanwhile
        order += dict.fromkeys(part for _, part in _parts(outlines[glyph]) if part not in order)
    numbers = {glyph: number for number, glyph in enumerate(order)}
    drawn = [_renamed(outlines[glyph], numbers) for glyph in order]
    places = list(itertools.accumulate(map(len, drawn), initial=0))
    long = places[-1] >= _SHORT
    return _font(tables | {
        b"glyf": b"".join(drawn),
        b"head": _with(tables[b"head"], _LONG, int(long)),
        b"hhea": _with(tables[b"hhea"], _WIDTHS, len(order)),
        b"hmtx": b"".join(widths[glyph] for glyph in order),
        b"loca": struct.pack(f">{len(places)}I", *places) if long else struct.pack(
            f">{len(places)}H", *(place // 2 for place in places),
        ),
        b"maxp": _with(tables[b"maxp"], _GLYPHS, len(order)),
    })


def unusual(first: int, widths: Iterable[int]) -> Iterator[tuple[int, list[int]]]:
    """Of the glyphs numbered from ``first`` on, those of another width: each run's first number, and its widths."""
    for usual, run in itertools.groupby(enumerate(widths, first), lambda pair: pair[1] == _USUAL):
        if not usual:
            found = list(run)
            yield found[0][0], [width for _, width in found]


def _tables(font: bytes) -> dict[bytes, bytes]:
    """The needed tables by their tags, in the order of these."""
    (count,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(_ENTRY, font, 12 + _SIZE * place) for place in range(count))
    return {tag: font[start : start + size] for tag, _, start, size in sorted(entries) if tag in _NEEDED}


def _font(tables: Mapping[bytes, bytes]) -> bytes:
    """The file of those tables."""
    depth = len(tables).bit_length() - 1
    whole = _SIZE << depth
    head = struct.pack(">4sHHHH", _TRUETYPE, len(tables), whole, depth, _SIZE * len(tables) - whole)
    start = len(head) + _SIZE * len(tables)
    directory, body = b"", b""
    for tag, table in tables.items():
        padded = table + bytes(-len(table) % 4)
        counted = padded[:8] + bytes(4) + padded[12:] if tag == b"head" else padded     # without the sum of all
        check = sum(struct.unpack(f">{len(counted) // 4}I", counted)) & 0xFFFFFFFF
        directory += struct.pack(_ENTRY, tag, check, start + len(body), len(table))
        body += padded
    return head + directory + body


def _outlines(tables: Mapping[bytes, bytes]) -> list[bytes]:
    """Every glyph's outline, of an even number of bytes."""
    glyf, loca = tables[b"glyf"], tables[b"loca"]
    (long,) = struct.unpack_from(">H", tables[b"head"], _LONG)
    places = [place for (place,) in struct.iter_unpack(">I", loca)] if long else [
        2 * place for (place,) in struct.iter_unpack(">H", loca)
    ]
    return [glyf[start:end] + bytes((end - start) % 2) for start, end in itertools.pairwise(places)]


def _widths(tables: Mapping[bytes, bytes]) -> list[bytes]:
    """Every glyph's width and first edge, as they are written."""
    told = tables[b"hmtx"]
    (wide,) = struct.unpack_from(">H", tables[b"hhea"], _WIDTHS)
    own, edges = told[: 4 * wide], told[4 * wide :]
    last = own[-4:-2]                       # what all glyphs have that only say their edge
    return [own[at : at + 4] for at in range(0, len(own), 4)] + [
        last + edges[at : at + 2] for at in range(0, len(edges), 2)
    ]


def _parts(outline: bytes) -> Iterator[tuple[int, int]]:
    """The parts of a composed outline: where each is named, and its number."""
    at = _PARTS if outline[:1] >= b"\x80" else len(outline)     # less than no contours: it is composed
    more = at < len(outline)
    while more:
        kind, glyph = struct.unpack_from(">HH", outline, at)
        yield at + 2, glyph
        at += 4 + (4 if kind & _WORDS else 2) + sum(size for bit, size in _SCALES.items() if kind & bit)
        more = bool(kind & _MORE)


def _renamed(outline: bytes, numbers: Mapping[int, int]) -> bytes:
    """An outline with new numbers for its parts."""
    for at, glyph in list(_parts(outline)):
        outline = _with(outline, at, numbers[glyph])
    return outline


def _with(table: bytes, where: int, number: int) -> bytes:
    """``table`` with another number of two bytes in one place."""
    return table[:where] + struct.pack(">H", number) + table[where + 2 :]
