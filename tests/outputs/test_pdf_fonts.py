"""A font loses what only other programs need, and not an outline or a width."""

from __future__ import annotations

import io

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from nenrin.charts.fonts import folder
from nenrin.outputs.pdf_fonts import slim, unusual


@pytest.mark.parametrize("file", ["SourceSans3-Regular.ttf", "NotoSansJP-Bold.ttf"])
def test_outlines_and_widths_are_as_they_were(file: str) -> None:
    content = (folder() / file).read_bytes()
    before, after = TTFont(io.BytesIO(content)), TTFont(io.BytesIO(slim(content)), checkChecksums=2)
    assert set(after.keys()) <= {"GlyphOrder", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}
    names = list(before["cmap"].getBestCmap().values())[40:400:40]
    for name in names:
        number = before.getGlyphID(name)
        drawn = []
        for font, called in ((before, name), (after, after.getGlyphName(number))):
            pen = DecomposingRecordingPen(font.getGlyphSet())
            font.getGlyphSet()[called].draw(pen)
            drawn.append((pen.value, font["hmtx"][called]))
        assert drawn[0] == drawn[1]


def test_a_font_of_another_kind_is_left_alone() -> None:
    assert slim(b"OTTO and whatever follows") == b"OTTO and whatever follows"


def test_only_what_is_no_full_em_wide_is_listed() -> None:
    """What a list leaves out is 1000 wide (PDF 32000-1, table 117)."""
    assert list(unusual(7, [1000, 500, 600, 1000, 1000, 555])) == [(8, [500, 600]), (12, [555])]
    assert list(unusual(7, [1000, 1000])) == []
