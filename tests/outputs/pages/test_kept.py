"""No last line of one letter or of one word: the end of a text stays together."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from nenrin.outputs.pages.kept import kept

JOINER, FIRM = "\u2060", "\u00a0"


def plain(text: str) -> str:
    """Without what is not seen."""
    return text.replace(JOINER, "").replace(FIRM, " ")


@pytest.mark.parametrize(("text", "last"), [
    ("影響額はKGIに換算した差で、ツリーの外のKPIにはありません。", "ありません。"),
    ("データの欠落ではない（全期間を収録している）。", "している）。"),
    ("休眠会員への復帰を促すためのオプション", "プション"),
    ("休眠会員の復帰を促すためのセッション", "ション"),
])
def test_the_last_letters_are_joined_and_none_of_them_is_a_small_one_first(text: str, last: str) -> None:
    assert str(kept(text)).endswith(JOINER.join(last))
    assert plain(kept(text)) == text


def test_a_japanese_text_does_not_end_with_a_line_that_begins_within_a_word() -> None:
    """お試し品の同梱, never お試し / 品の同梱; and no range is broken before its sign."""
    assert str(kept("初回購入から30日以内のフォロー便とお試し品の同梱")).endswith(JOINER.join("お試し品の同梱"))
    assert str(kept("実績11,308点は想定範囲を外れ、既知の要因もない。")).endswith(JOINER.join("要因もない。"))
    assert f"323{JOINER}～571" in kept("実績657人に対し、想定範囲は323～571人です。")


def test_a_number_of_months_stays_with_its_noun() -> None:
    figure = Markup('実績の蓄積が<span class="fig">3</span>か月と短いため、着地を見込めません。')
    assert f"3</span>{JOINER}か{JOINER}月と" in kept(figure)
    assert f"39{JOINER}か{JOINER}月" in kept("毎月+16円ずつ、残り39か月にわたって")


def test_nothing_comes_between_the_digits_of_a_number() -> None:
    figure = Markup('<p>範囲の外：△3,540ドルから<span class="fig">+30,474ドル</span></p>')
    assert f"+30,474{JOINER}ド{JOINER}ル" in kept(figure)


def test_the_last_word_is_joined_to_the_one_before_it() -> None:
    assert kept("A KPI beside the tree has none.") == "A KPI beside the tree has\u00a0none."


@pytest.mark.parametrize("text", ["has none.", "Withoutasinglespaceinside", "It came to <5%", "終了した。"])
def test_what_is_short_or_has_no_words_is_left_alone(text: str) -> None:
    assert kept(text).unescape() == text


def test_marks_stay_as_they_are() -> None:
    """A figure at the end, and a person's words."""
    figure = Markup('It reached up to <span class="fig" data-figure="a">3.1 points</span>')
    assert kept(figure) == figure.replace("3.1 points", "3.1\u00a0points")
    words = Markup("<span data-name>Follow-up parcel within 30 days</span>")
    assert plain(kept(words)) == words
    assert kept("1 < 2 & so on to the very end") == "1 &lt; 2 &amp; so on to the very\u00a0end"
