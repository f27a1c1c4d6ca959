"""A font with cubic outlines is cut down to what is drawn, or left alone where it needs more than its outlines."""

from __future__ import annotations

import io
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from embedded_font import Cubic, outline
from nenrin.charts.fonts import folder
from nenrin.outputs.pdf_cubic import drawn, plain


@pytest.mark.parametrize("file", ["NotoSansJP-Bold.otf", "NotoSerifJP-Bold.otf"])
def test_chosen_glyphs_are_numbered_from_one_and_drawn_as_they_were(file: str) -> None:
    content = (folder() / file).read_bytes()
    assert plain(content)
    before = TTFont(io.BytesIO(content))
    names = sorted((before.getBestCmap()[ord(letter)] for letter in "月次KPI、。ä一"), key=before.getGlyphID)
    after = Cubic(drawn(content, [before.getGlyphID(name) for name in names]))
    assert after.count == len(names) + 1
    for number, name in enumerate([".notdef", *names]):
        assert after.outline(number) == outline(before, name)
        assert after.width(number) == before["hmtx"][name][0]


def test_one_glyph_is_a_font_too() -> None:
    content = (folder() / "NotoSansJP-Regular.otf").read_bytes()
    before = TTFont(io.BytesIO(content))
    assert Cubic(drawn(content, [7])).outline(1) == outline(before, before.getGlyphName(7))


def font(*, per_em: int = 1000, **private: Any) -> bytes:  # noqa: ANN401 (fontTools types none of them)
    """A font of one box."""
    made, pen = FontBuilder(per_em, isTTF=False), T2CharStringPen(400, None)
    for at, place in enumerate([(0, 0), (300, 0), (300, 300), (0, 300)]):
        (pen.lineTo if at else pen.moveTo)(place)
    pen.closePath()
    made.setupGlyphOrder([".notdef", "A"])
    made.setupCharacterMap({65: "A"})
    box = pen.getCharString()
    matrix = {"FontMatrix": [1 / per_em, 0, 0, 1 / per_em, 0, 0]} if per_em != 1000 else {}
    made.setupCFF("Box", matrix, {".notdef": T2CharStringPen(400, None).getCharString(), "A": box}, private)
    made.setupHorizontalMetrics({".notdef": (400, 0), "A": (400, 0)})
    made.setupHorizontalHeader()
    made.setupPost()
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def test_a_font_of_another_kind_is_told() -> None:
    assert plain(font())
    assert Cubic(drawn(font(defaultWidthX=400), [1])).width(1) == 400
    assert not plain(font(BlueValues=[-10, 0, 700, 710])), "hints"
    assert not plain(font(BlueScale=0.0375, BlueFuzz=0, StdHW=80)), "hints, and numbers of every kind"
    assert not plain(font(per_em=2048)), "another em"
    assert not plain((folder() / "SourceSans3-Regular.ttf").read_bytes()), "quadratic outlines"
