"""Long texts on lines of their own."""

from __future__ import annotations

from nenrin.sheets.folding import folded


def test_english_breaks_between_words_and_keeps_every_one() -> None:
    text = "the quick brown fox jumps over the lazy dog"
    lines = folded(text, 10)
    assert " ".join(lines) == text
    assert all(len(line) <= 11 for line in lines)


def test_japanese_breaks_anywhere_but_before_a_closing_mark() -> None:
    text = "東京都の継続顧客が減った。" * 5
    for width in (11, 12, 13, 14, 15, 16):
        lines = folded(text, width)
        assert "".join(lines) == text
        assert not any(line.startswith(("。", "っ")) for line in lines)


def test_lines_of_the_text_stay_lines() -> None:
    assert folded("one\ntwo", 80) == ["one", "two"]
    assert folded("", 80) == [""]
