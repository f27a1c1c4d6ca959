"""The fonts that travel inside the HTML."""

from __future__ import annotations

import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont

from nenrin.outputs.webfonts import faces

RULE = re.compile(r'font-family: "([^"]+)"; font-weight: ([\d ]+);.*?base64,([^)]+)\)')


def embedded(*texts: str, language: str) -> dict[tuple[str, str], set[str]]:
    """The characters of every face, by family and weight."""
    found = {}
    for family, weight, data in RULE.findall(faces(texts, language)):
        with TTFont(io.BytesIO(base64.b64decode(data))) as font:
            found[family, weight] = {chr(code) for code in font.getBestCmap()}
    return found


def test_a_japanese_page_takes_all_its_glyphs_from_the_japanese_faces() -> None:
    found = embedded("純売上高 1,462", language="ja")
    assert set(found) == {("Noto Sans JP", "400"), ("Noto Sans JP", "600 700"), ("Noto Serif JP", "600")}
    assert all(set("純売上高1462") <= letters for letters in found.values())


def test_an_english_page_takes_from_the_japanese_faces_only_what_the_latin_ones_lack() -> None:
    found = embedded("Net revenue 純", language="en")
    assert found["Source Sans 3", "400"] >= set("Netrvu")
    assert found["Noto Sans JP", "400"] == {"純"}


def test_capitals_that_the_stylesheet_makes_are_there() -> None:
    assert "X" in embedded("unexplained", language="en")["Source Sans 3", "600"]


@pytest.mark.parametrize("language", ["en", pytest.param("ja", marks=pytest.mark.slow)])
def test_the_same_texts_give_the_same_bytes(language: str) -> None:
    assert faces(["Net 売上"], language) == faces(["Net 売上"], language)
