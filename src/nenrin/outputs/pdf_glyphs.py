"""Glyphs numbered anew from 1, font by font: what is not drawn takes no place in the font nor in any list."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from nenrin.outputs.pdf_cubic import drawn, plain
from nenrin.outputs.pdf_fonts import chosen, slim, truetype, unusual
from nenrin.outputs.pdf_write import referred

if TYPE_CHECKING:
    from weasyprint import Document

Numbers = Mapping[bytes, Mapping[bytes, bytes]]
"""By the name under which a page asks for a font (``/ABCDEF``): new numbers by old ones, each of four digits."""

_SHOWN, _GLYPH = re.compile(rb"<([0-9a-f]+)>"), re.compile(rb"....")
_BLOCK = 0x100
"""A list of letters stays within numbers of the same first byte (PDF 32000-1, 9.10.3)."""
_HEAD = (
    b"/CIDInit /ProcSet findresource begin", b"12 dict begin", b"begincmap",
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def", b"/CMapName/Adobe-Identity-UCS def",
    b"/CMapType 2 def", b"1 begincodespacerange", b"<0000> <ffff>", b"endcodespacerange",
)
_FOOT = (b"endcmap", b"CMapName currentdict /CMap defineresource pop", b"end", b"end")


def renumbered(document: Document, pdf: Any) -> Numbers:  # noqa: ANN401 (pydyf has no types)
    """Cut every font of the file down to what is drawn, with its widths and letters; returns the new numbers.

    A font of another kind, or one that lacks a letter, keeps its numbers and loses only what no reader needs.
    """
    letters: dict[str, dict[int, str]] = {}
    for font in document.fonts.values():
        letters.setdefault(font.hash, {}).update(font.to_unicode)
    lacking = {font.hash for font in document.fonts.values() if font.missing}
    found: dict[bytes, Mapping[bytes, bytes]] = {}
    resources = referred(pdf, referred(pdf, pdf.page_references[0])["Resources"])
    for name, reference in referred(pdf, resources["Font"]).items():
        glyphs = [] if name in lacking else sorted(letters[name].keys() - {0})
        if _cut(pdf, referred(pdf, reference), glyphs, letters[name]):
            found[b"/" + name.encode()] = {b"%04x" % glyph: b"%04x" % new for new, glyph in enumerate(glyphs, start=1)}
    return found


def renamed(shown: bytes, numbers: Mapping[bytes, bytes] | None) -> bytes:
    """A text as it is shown, ``[<00410042>-20<0043>] TJ``, with the new numbers of its font, if it has any."""
    if numbers is None:
        return shown
    return _SHOWN.sub(lambda found: b"<" + b"".join(numbers[one] for one in _GLYPH.findall(found[1])) + b">", shown)


def respelled(pieces: Iterable[Any], numbers: Numbers) -> Iterator[Any]:
    """All that is drawn, with the new numbers of the fonts in which it is set."""
    font = b""
    for piece in pieces:
        if isinstance(piece, bytes) and piece.endswith(b" Tf"):
            font = piece.partition(b" ")[0]
        shows = isinstance(piece, bytes) and piece.endswith(b" TJ")
        yield renamed(piece, numbers.get(font)) if shows else piece


def _cut(pdf: Any, font: Any, glyphs: Sequence[int], letters: Mapping[int, str]) -> bool:  # noqa: ANN401 (the same)
    """Change one font, its widths and its letters; False where its glyphs keep their numbers."""
    below = referred(pdf, font["DescendantFonts"][0])
    file = referred(pdf, next(told for name, told in referred(pdf, below["FontDescriptor"]).items() if "File" in name))
    runs = zip(*[iter(below["W"])] * 2, strict=True)
    widths = {first + step: wide for first, run in runs for step, wide in enumerate(run)}
    cubic = bool(glyphs) and plain(file.stream[0])
    anew = cubic or (bool(glyphs) and truetype(file.stream[0]))
    if cubic:
        file.stream, file.extra["Subtype"] = [drawn(file.stream[0], glyphs)], "/CIDFontType0C"
        del below["CIDToGIDMap"]            # only fonts of the other kind have one
    elif anew:
        file.stream = [chosen(file.stream[0], glyphs)]
    if anew:
        widths = {new: widths[glyph] for new, glyph in enumerate(glyphs, start=1)}
        referred(pdf, font["ToUnicode"]).stream = list(_told([letters[glyph] for glyph in glyphs]))
    else:
        file.stream = [slim(file.stream[0])]
    if "Length1" in file.extra:
        file.extra["Length1"] = len(file.stream[0])
    _list(below["W"], widths)
    return anew


def _list(told: Any, widths: Mapping[int, int]) -> None:  # noqa: ANN401 (the same)
    """Write the widths that a reader does not take for granted."""
    from weasyprint.pdf import pydyf

    told.clear()
    for first, run in _runs(widths):
        for start, unlike in unusual(first, run):
            told += (start, pydyf.Array(unlike))


def _runs(widths: Mapping[int, int]) -> Iterator[tuple[int, list[int]]]:
    """The widths of glyphs that follow one another, with the number of the first."""
    for _, run in itertools.groupby(enumerate(sorted(widths)), lambda pair: pair[1] - pair[0]):
        glyphs = [glyph for _, glyph in run]
        yield glyphs[0], [widths[glyph] for glyph in glyphs]


def _told(letters: Sequence[str]) -> Iterator[bytes]:
    """What glyphs 1, 2, … stand for: a list for all numbers that begin with the same byte."""
    spelled = [b"<%b>" % letter.encode("utf-16-be").hex().encode() for letter in letters]
    starts = [1, *range(_BLOCK, len(spelled) + 1, _BLOCK)]
    yield from _HEAD
    yield b"%d beginbfrange" % len(starts)
    for start, end in itertools.pairwise([*starts, len(spelled) + 1]):
        yield b"<%04x> <%04x> [%b]" % (start, end - 1, b"".join(spelled[start - 1 : end - 1]))
    yield b"endbfrange"
    yield from _FOOT
