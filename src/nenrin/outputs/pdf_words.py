"""Texts that follow one another in one text object, each placed by how far it is from the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_MARK, _END = b" BDC", b"EMC"
_PLACE = re.compile(rb"1 0 0 -1 (\S+) (\S+) Tm")
"""Where a text begins on a page whose y runs downwards: all texts but turned ones."""


def together(lines: Sequence[bytes]) -> Iterator[bytes]:
    """The lines of a page, drawn the same. A number marks one text here, which may change fonts and colours.

    A place that is said as a distance is told in fewer figures: lines have the same, columns begin at the same edge.
    """
    at, within = 0, False
    here: tuple[float, float] | None = None
    while at < len(lines):
        end = _text(lines, at)
        if end and not within:
            yield b"BT"
        elif within and not end:
            yield b"ET"
        if not end or not within:
            here = None
        within = bool(end)
        for line in (lines[at], *lines[at + 2 : end - 2], _END) if end else lines[at : at + 1]:
            place = _PLACE.fullmatch(line) if end and line.endswith(b"Tm") else None
            if place is None:
                yield line
                continue
            there = float(place[1]), float(place[2])
            yield line if here is None else b"%b %b Td" % (_spelled(there[0] - here[0]), _spelled(here[1] - there[1]))
            here = there
        at = end or at + 1
    if within:
        yield b"ET"


def _text(lines: Sequence[bytes], at: int) -> int:
    """Where a marked piece that begins here and is nothing but one text ends; 0 if it is none."""
    if not lines[at].endswith(_MARK) or lines[at + 1 : at + 2] != [b"BT"]:
        return 0
    end = lines.index(b"ET", at) + 2
    return end if lines[end - 1] == _END else 0


def _spelled(number: float) -> bytes:
    """As few figures as say it: places have no more than four after the point."""
    text = f"{number:.5f}".rstrip("0").rstrip(".")
    return b"0" if text == "-0" else text.encode()
