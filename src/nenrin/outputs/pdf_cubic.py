"""A font with cubic outlines (CFF) as a PDF needs it: the outlines that are drawn, numbered anew, and no table more."""

from __future__ import annotations

import itertools
import struct
from collections.abc import Mapping, Sequence

_OPENTYPE = b"OTTO"
_ENTRY, _DIRECTORY = ">4sIII", 12
_BOX, _CHARSET, _OUTLINES, _PRIVATE, _COLLECTION, _COUNT, _FONTS, _WHOSE = 5, 15, 17, 18, 0x0C1E, 0x0C22, 0x0C24, 0x0C25
"""Entries of a font's dictionary (Adobe 5176, tables 9 and 10); those of two bytes begin with 12."""
_MATRIX = 0x0C07
"""There only where an em is not 1000 units."""
_WIDTHS = frozenset({20, 21})
"""Entries of the private dictionary that say how wide outlines are that do not say it themselves, or nearly so."""
_OWN = 391
"""The number of the first text that is the font's own (Adobe 5176, appendix A)."""
_ESCAPE, _KEYS, _LONG, _BROKEN, _ONE_BYTE, _ABOVE, _NIBBLE = 12, 21, 29, 30, 246, 250, 0xF
"""First bytes: of a key of two bytes; the last that is a key; of numbers; the last of one kind; how broken ones end."""
_WHOLE = {28: 2, _LONG: 4}
"""How many bytes follow."""


def plain(font: bytes) -> bool:
    """Whether the outlines need nothing but themselves: no hints, no parts that they share, 1000 units to an em."""
    if font[:4] != _OPENTYPE:
        return False
    table = _table(font)
    top, common = _read(table)
    return not {_COLLECTION, _MATRIX} & top.keys() and not common and _private(table, top).keys() <= _WIDTHS


def drawn(font: bytes, glyphs: Sequence[int]) -> bytes:
    """Glyph 0 and then ``glyphs``, which get the numbers from 1 on and are called by these (PDF 32000-1, 9.9)."""
    table = _table(font)
    top, _ = _read(table)
    outlines, _ = _listed(table, top[_OUTLINES][0])
    size, place = top[_PRIVATE]
    (name,), _ = _listed(table, table[2])
    chosen = [outlines[glyph] for glyph in (0, *glyphs)]
    return _font(name, top.get(_BOX, [0] * 4), chosen, table[place : place + size])


def _font(name: bytes, box: Sequence[int], outlines: Sequence[bytes], private: bytes) -> bytes:
    """The file, in the form for fonts whose glyphs have numbers and no names."""
    count = len(outlines)
    head = b"\1\0\4\4" + _list([name])
    texts = _list([b"Adobe", b"Identity"]) + _list([])              # and nothing that outlines share
    numbers = struct.pack(">BHH", 2, 1, count - 2)                  # glyph n is called n
    whose = struct.pack(">BHHBH", 3, 1, 0, 0, count)                # all are of the one font below
    drawings, places = _list(outlines), dict.fromkeys((_CHARSET, _WHOSE, _OUTLINES, _FONTS, _PRIVATE), 0)
    start = len(head) + len(_list([_top(box, count, places)])) + len(texts)
    below = len(_list([_entry(_PRIVATE, len(private), 0)]))
    sizes = (len(numbers), len(whose), len(drawings), below)
    places = dict(zip(places, itertools.accumulate(sizes, initial=start), strict=True))
    fonts = _list([_entry(_PRIVATE, len(private), places[_PRIVATE])])
    return head + _list([_top(box, count, places)]) + texts + numbers + whose + drawings + fonts + private


def _top(box: Sequence[int], count: int, places: Mapping[int, int]) -> bytes:
    """What the font is, and where its parts lie."""
    told = [_entry(_COLLECTION, _OWN, _OWN + 1, 0), _entry(_BOX, *box), _entry(_COUNT, count)]
    return b"".join([*told, *(_entry(key, place) for key, place in places.items() if key != _PRIVATE)])


def _entry(key: int, *values: int) -> bytes:
    """An entry of a dictionary; every number takes five bytes, so that places change no lengths."""
    spelled = bytes([_ESCAPE, key & 0xFF]) if key >> 8 else bytes([key])
    return b"".join(struct.pack(">Bi", _LONG, value) for value in values) + spelled


def _list(items: Sequence[bytes]) -> bytes:
    """Items one after another, behind where each begins (Adobe 5176, 5)."""
    if not items:
        return b"\0\0"
    places = list(itertools.accumulate(map(len, items), initial=1))
    wide = (places[-1].bit_length() + 7) // 8
    said = b"".join(place.to_bytes(wide) for place in places)
    return struct.pack(">HB", len(items), wide) + said + b"".join(items)


def _listed(table: bytes, at: int) -> tuple[list[bytes], int]:
    """The items of such a list, and where it ends."""
    (count,) = struct.unpack_from(">H", table, at)
    if not count:
        return [], at + 2
    wide, begin = table[at + 2], at + 3
    places = [int.from_bytes(table[one : one + wide]) for one in range(begin, begin + wide * (count + 1), wide)]
    base = begin + wide * (count + 1) - 1
    return [table[base + one : base + other] for one, other in itertools.pairwise(places)], base + places[-1]


def _table(font: bytes) -> bytes:
    """The outlines' own table of an OpenType font."""
    (count,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(_ENTRY, font, _DIRECTORY + 16 * place) for place in range(count))
    return next(font[start : start + size] for tag, _, start, size in entries if tag == b"CFF ")


def _read(table: bytes) -> tuple[dict[int, list[int]], list[bytes]]:
    """What the font says of itself, and the parts that its outlines share."""
    _, after = _listed(table, table[2])
    (top,), after = _listed(table, after)
    _, after = _listed(table, after)
    return _entries(top), _listed(table, after)[0]


def _private(table: bytes, top: Mapping[int, list[int]]) -> dict[int, list[int]]:
    size, place = top[_PRIVATE]
    return _entries(table[place : place + size])


def _entries(told: bytes) -> dict[int, list[int]]:
    """The entries of a dictionary (Adobe 5176, 4); of a broken number nothing is kept but its place."""
    found: dict[int, list[int]] = {}
    values: list[int] = []
    at = 0
    while at < len(told):
        if told[at] > _KEYS:
            value, at = _number(told, at)
            values.append(value)
        else:
            key, at = (told[at] << 8 | told[at + 1], at + 2) if told[at] == _ESCAPE else (told[at], at + 1)
            found[key], values = values, []
    return found


def _number(told: bytes, at: int) -> tuple[int, int]:
    """A number, and where the next one begins (Adobe 5176, table 3)."""
    first = told[at]
    if first in _WHOLE:
        end = at + 1 + _WHOLE[first]
        return int.from_bytes(told[at + 1 : end], signed=True), end
    if first == _BROKEN:
        return 0, next(one for one in range(at + 1, len(told)) if told[one] & _NIBBLE == _NIBBLE) + 1
    if first <= _ONE_BYTE:
        return first - 139, at + 1
    if first <= _ABOVE:
        return (first - 247) * 256 + told[at + 1] + 108, at + 2
    return (251 - first) * 256 - told[at + 1] - 108, at + 2
