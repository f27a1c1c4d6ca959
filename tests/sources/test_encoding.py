"""The encoding of a text file is decided strictly and told; what does not fit is a problem with its byte and line."""

from __future__ import annotations

import pytest

from nenrin.sources.encoding import decode
from nenrin.vocabulary import Problems
from nenrin.words import say

JAPANESE = "注文番号,顧客,金額\n1,株式会社サクラ商事,100\n2,ﾔﾏﾀﾞ商店,200\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp"])
def test_japanese_text_is_read_in_every_encoding_it_comes_in(encoding: str) -> None:
    data = JAPANESE.encode(encoding)
    assert decode(data, "a.csv", None)[:2] == (JAPANESE, encoding)


def test_euc_text_is_not_mistaken_for_cp932_where_both_would_decode() -> None:
    text = "商品,数量\nテスト,3\n"
    assert "ｾｦﾉﾊ" in text.encode("euc_jp").decode("cp932")
    assert decode(text.encode("euc_jp"), "a.csv", None)[:2] == (text, "euc_jp")


@pytest.mark.parametrize("text", ["name,amount\nPérez,1\nMuñoz,2\n", "name,amount\nFrançois,1\nNoël,2\n"])
def test_western_text_in_a_single_byte_encoding_is_refused_rather_than_read_as_kanji(text: str) -> None:
    with pytest.raises(Problems, match="encoding"):
        decode(text.encode("cp1252"), "a.csv", None)
    assert decode(text.encode("cp1252"), "a.csv", "cp1252")[0] == text


def test_a_pound_sign_in_a_single_byte_encoding_is_no_half_width_kana() -> None:
    data = "item,price\nmug,£5\n".encode("cp1252")
    with pytest.raises(Problems):
        decode(data, "a.csv", None)


def test_one_line_of_another_encoding_is_named_with_its_byte_and_line() -> None:
    lines = JAPANESE.splitlines(keepends=True)
    data = lines[0].encode() + lines[1].encode("cp932") + lines[2].encode()
    with pytest.raises(Problems, match=r"a.csv:2: this line is not utf-8: byte 0x8a at position 30"):
        decode(data, "a.csv", None)


def test_a_declared_encoding_is_taken_at_its_word() -> None:
    with pytest.raises(Problems, match="this line is not utf-8"):
        decode(JAPANESE.encode("cp932"), "a.csv", "utf-8")
    text, encoding, notes = decode(JAPANESE.encode(), "a.csv", "latin-1")
    assert text != JAPANESE
    assert encoding == "latin-1"
    assert [say(note, "en") for note in notes] == ["the bytes are valid UTF-8, but encoding: latin-1 is declared"]


def test_an_unknown_encoding_is_a_problem() -> None:
    with pytest.raises(Problems, match="unknown encoding 'sjiss'"):
        decode(b"a", "a.csv", "sjiss")
