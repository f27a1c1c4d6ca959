"""Where lines break: between phrases, balanced, with no lonely last word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nenrin.charts.fonts import width
from nenrin.charts.lines import balanced, fitted, phrases

HEADLINES = {
    "en": "Net revenue came in £32k (2.1%) below plan but 2.7% above last year; the gap sits mainly in new customers",
    "ja": "純売上高は計画を32千ポンド（2.1%）下回りましたが、前年同月比では2.7%増となりました。"
    "差は主に新規顧客数で生じています。",
}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_phrases_joined_are_the_text_again(language: str) -> None:
    assert "".join(phrases(HEADLINES[language], language)) == HEADLINES[language]
    assert len(phrases(HEADLINES[language], language)) > 5


def test_japanese_is_not_broken_inside_a_word_or_before_its_particle() -> None:
    pieces = phrases("継続顧客数は計画を下回りました", "ja")
    assert "計画を" in pieces
    assert all(piece[0] not in "、。）」をはがに" for piece in pieces)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_headline_takes_no_more_lines_than_it_needs_and_they_are_about_equal(language: str) -> None:
    lines = balanced(HEADLINES[language], language, 493, 15)
    long = [width(line, 15, language, 600, "serif") for line in lines]
    assert max(long) <= 493
    assert len(lines) == -(-sum(long) // 493)
    assert min(long) > 0.6 * max(long)


def test_a_name_is_not_broken_in_japanese_as_long_as_it_is_short() -> None:
    text, name = "回答が必要な変動は3件あり、最大は顧客ID不明の売上高（+174千ポンド相当）です", "顧客ID不明の売上高"
    assert not any(name in line for line in balanced(text, "ja", 400, 15))
    lines = balanced(text, "ja", 400, 15, names=[name])
    assert any(name in line for line in lines)
    assert "".join(lines) == text
    assert balanced(text, "ja", 200, 15, names=[name]) == balanced(text, "ja", 200, 15), "longer than half a line"


@pytest.mark.parametrize(("name", "lines"), [
    ("1注文あたり点数", ("1注文あたり", "点数")),
    ("平均商品単価", ("平均商品", "単価")),
    ("継続顧客数", ("継続顧客数",)),
])
def test_a_long_japanese_word_is_divided_where_a_reader_would(name: str, lines: tuple[str, ...]) -> None:
    """After its kana, else between pairs of kanji, and never before its last letter."""
    assert fitted(name, "ja", 37, 6.5, most=3) == lines


def test_a_short_headline_is_one_line() -> None:
    assert balanced("No change needs an answer", "en", 493, 17.5) == ("No change needs an answer",)
    assert balanced("", "en", 493, 17.5) == ()


def test_the_last_line_is_not_one_lonely_word() -> None:
    text = "One two three four five six seven eight nine ten eleven"
    room = width(text, 17.5, "en", 600, "serif") - 2
    lines = balanced(text, "en", room, 17.5)
    assert len(lines) == 2
    assert len(lines[1].split()) > 3


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=80), st.integers(1, 3))
def test_fitted_lines_never_exceed_their_room_or_their_number(text: str, most: int) -> None:
    lines = fitted(text, "en", 60, 7, most)
    assert len(lines) <= most
    assert all(width(line, 7, "en") <= 60 + 1e-6 for line in lines)


def test_what_does_not_fit_ends_in_an_ellipsis_and_keeps_its_blanks() -> None:
    (line,) = fitted("Revenue without customer id", "en", 62, 7)
    assert line.endswith("…")
    assert "Revenue without customer id".startswith(line.removesuffix("…"))
    assert width(line, 7, "en") > 50
    assert fitted("Revenue without customer id", "en", 90, 7, 2) == ("Revenue without customer id",)


@pytest.mark.slow
def test_a_text_of_many_lines_is_no_harder_than_a_short_one() -> None:
    lines = balanced("word " * 400, "en", 493, 17.5)
    assert "".join(lines).replace(" ", "") == "word" * 400
    assert len({len(line.split()) for line in lines}) <= 2
