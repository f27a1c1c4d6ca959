"""A font loses what only other programs need, and not an outline or a width."""

from __future__ import annotations

import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from nenrin.charts.fonts import folder
from nenrin.outputs.pdf_fonts import chosen, slim, unusual


@pytest.mark.parametrize("file", ["SourceSans3-Regular.ttf", "SourceSerif4-SemiBold.ttf"])
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


@pytest.mark.parametrize(("file", "letters"), [
    ("SourceSans3-Regular.ttf", "äÅA fiß½%"),
    ("SourceSerif4-SemiBold.ttf", "é£"),
])
def test_chosen_glyphs_are_numbered_from_one_and_drawn_as_they_were(file: str, letters: str) -> None:
    content = (folder() / file).read_bytes()
    before = TTFont(io.BytesIO(content))
    names = [before.getBestCmap()[ord(letter)] for letter in letters]
    glyphs = sorted(before.getGlyphID(name) for name in names)
    after = TTFont(io.BytesIO(chosen(content, glyphs)), checkChecksums=2)
    order = after.getGlyphOrder()
    for number, glyph in enumerate([0, *glyphs]):
        name = before.getGlyphName(glyph)
        assert drawn(after, order[number]) == drawn(before, name)
        assert after["hmtx"][order[number]] == before["hmtx"][name]
    composed = [before["glyf"][name].components for name in names if before["glyf"][name].isComposite()]
    assert len(glyphs) < len(order) <= len(glyphs) + 1 + 2 * sum(map(len, composed))


def test_parts_of_composed_outlines_come_along_under_new_numbers() -> None:
    """A font whose ``B`` is twice ``A``, once reduced, and whose ``A`` nobody asks for."""
    pen, whole = TTGlyphPen(None), FontBuilder(1000)
    for at, place in enumerate([(0, 0), (500, 0), (250, 700)]):
        (pen.lineTo if at else pen.moveTo)(place)
    pen.closePath()
    single, twice = pen.glyph(), TTGlyphPen({"A": None})
    twice.addComponent("A", (1, 0, 0, 1, 0, 0))
    twice.addComponent("A", (0.5, 0, 0, 0.5, 400, 20))
    whole.setupGlyphOrder([".notdef", "A", "B"])
    whole.setupCharacterMap({65: "A", 66: "B"})
    whole.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "A": single, "B": twice.glyph()})
    whole.setupHorizontalMetrics({".notdef": (500, 0), "A": (500, 0), "B": (900, 0)})
    whole.setupHorizontalHeader()
    whole.setupPost()
    written = io.BytesIO()
    whole.save(written)
    before, after = TTFont(written), TTFont(io.BytesIO(chosen(written.getvalue(), [2])), checkChecksums=2)
    names = after.getGlyphOrder()
    assert len(names) == 3
    assert drawn(after, names[1]) == drawn(before, "B")
    assert [len(contour) for contour in (drawn(after, names[1]), drawn(after, names[2]))] == [8, 4]


def drawn(font: TTFont, name: str) -> list[object]:
    """The outline of a glyph."""
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    found: list[object] = pen.value
    return found


def test_a_font_of_another_kind_is_left_alone() -> None:
    assert slim(b"OTTO and whatever follows") == b"OTTO and whatever follows"


def test_only_what_is_no_full_em_wide_is_listed() -> None:
    """What a list leaves out is 1000 wide (PDF 32000-1, table 117)."""
    assert list(unusual(7, [1000, 500, 600, 1000, 1000, 555])) == [(8, [500, 600]), (12, [555])]
    assert list(unusual(7, [1000, 1000])) == []
