"""The fonts of the report: they are there, they are measured, and what they lack is known."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from nenrin.charts import fonts


def test_every_face_of_the_stylesheet_has_a_file_and_every_family_a_licence() -> None:
    names = {path.name for path in fonts.folder().iterdir()}
    assert {file for files in fonts.FILES.values() for file in files} <= names
    for family in ("source-sans-3", "source-serif-4", "noto-sans-jp", "noto-serif-jp"):
        licence = (fonts.folder() / f"LICENSE-{family}.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_no_font_is_shipped_that_nothing_uses() -> None:
    used = {file for files in fonts.FILES.values() for file in files}
    assert {path.name for path in fonts.folder().glob("*.[to]tf")} == used


@pytest.mark.parametrize(("language", "file"), [("en", "SourceSans3-Regular.ttf"), ("ja", "NotoSansJP-Regular.otf")])
def test_figures_are_as_wide_as_the_language_s_first_font_says(language: str, file: str) -> None:
    with TTFont(fonts.folder() / file) as font:
        advance = font["hmtx"].metrics[font.getBestCmap()[ord("4")]][0] / font["head"].unitsPerEm
    assert fonts.width("4444", 10, language) == pytest.approx(40 * advance)


def test_a_japanese_letter_is_as_wide_as_it_is_high() -> None:
    assert fonts.width("純売上高", 9, "en") == pytest.approx(36) == fonts.width("純売上高", 9, "ja")


def test_everything_that_the_texts_are_written_with_has_a_glyph() -> None:
    written = [path.read_text(encoding="utf-8") for path in fonts.folder().parent.glob("texts/*/*.toml")]
    assert fonts.missing(written) == {}


def test_a_character_without_a_glyph_is_told_with_the_text_it_stands_in() -> None:
    assert fonts.missing(["fine", "a 😀 b", "again 😀"]) == {"😀": "a 😀 b"}
