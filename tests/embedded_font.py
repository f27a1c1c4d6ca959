"""A font inside a PDF, read by fontTools whatever the kind of its outlines: widths and outlines by glyph number."""

from __future__ import annotations

import io
from typing import Any, Protocol

from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.ttLib import TTFont


class Embedded(Protocol):
    """``count``: of all glyphs, glyph 0 too; ``parts``: how many of them may be there only as a part of others."""

    count: int
    parts: int

    def width(self, glyph: int) -> float:
        """In thousandths of an em."""

    def outline(self, glyph: int) -> list[Any]:
        """What it draws."""


class Quadratic:
    """A TrueType font."""

    def __init__(self, content: bytes) -> None:
        self._font = TTFont(io.BytesIO(content))
        self._names = self._font.getGlyphOrder()
        self.count = len(self._names)
        glyphs = [self._font["glyf"][name] for name in self._names]
        self.parts = sum(len(one.components) for one in glyphs if one.isComposite())

    def width(self, glyph: int) -> float:
        wide: float = self._font["hmtx"][self._names[glyph]][0] * 1000 / self._font["head"].unitsPerEm
        return wide

    def outline(self, glyph: int) -> list[Any]:
        return outline(self._font, self._names[glyph])


class Cubic:
    """A bare CFF font, addressed by number."""

    parts = 0

    def __init__(self, content: bytes) -> None:
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(content), otFont=None)
        (self._name,) = fonts.keys()
        self._top = fonts[self._name]
        assert self._top.ROS == ("Adobe", "Identity", 0)
        self.count = self._top.CIDCount
        assert self._top.charset == [".notdef", *(f"cid{glyph:05}" for glyph in range(1, self.count))]
        assert len(self._top.CharStrings) == self.count

    def _drawn(self, glyph: int) -> tuple[float, list[Any]]:
        pen, told = RecordingPen(), self._top.CharStrings[self._top.charset[glyph]]
        told.draw(pen)
        return told.width, pen.value

    def width(self, glyph: int) -> float:
        return self._drawn(glyph)[0]

    def outline(self, glyph: int) -> list[Any]:
        return self._drawn(glyph)[1]


def embedded(descriptor: Any) -> Embedded:  # noqa: ANN401 (pikepdf types none of them)
    """The font that a descriptor of a PDF embeds."""
    if "/FontFile3" in descriptor:
        return Cubic(descriptor.FontFile3.read_bytes())
    return Quadratic(descriptor.FontFile2.read_bytes())


def outline(font: TTFont, name: str) -> list[Any]:
    """What a glyph of a font file draws."""
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    found: list[Any] = pen.value
    return found
