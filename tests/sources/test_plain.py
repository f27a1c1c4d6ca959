"""Ids, names and truth values are kept as they were written, unless a spreadsheet has damaged them."""

from __future__ import annotations

import datetime as dt

import pytest

from nenrin.sources.plain import identifier, name, text, truth
from nenrin.sources.refusal import Refused, Repaired, shown
from nenrin.vocabulary import Sentence
from orders import wall


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (17850.0, "17850"), ("00012", "00012"), ("1E5", "1E5"), ("C536379", "C536379"), (" A1 ", "A1"), ("NA", "NA"),
        ("None", "None"), ("null", "null"), ("　全角　", "全角"),
    ],
)
def test_an_id_is_the_text_that_people_see(written: object, meant: str) -> None:
    assert identifier(written) == meant


@pytest.mark.parametrize(
    "written", ["1.23457E+11", "1E+15", 12.5, 1234567890123570.0, float("nan"), float("inf"), dt.date(2026, 10, 12)],
)
def test_an_id_that_a_spreadsheet_has_damaged_is_refused(written: object) -> None:
    with pytest.raises(Refused):
        identifier(written)


def test_an_id_exported_from_a_column_of_floats_loses_its_zero_and_is_counted() -> None:
    assert identifier("17850.0") == Repaired("17850", Sentence("source.whole"))


@pytest.mark.parametrize("hidden", ["\x1b[31m", "\u202e", "\u200b", "\ufeff", "\x00"])
def test_invisible_characters_are_taken_out_and_counted(hidden: str) -> None:
    found = text(f"{hidden}Kyoto")
    assert isinstance(found, Repaired)
    assert str(found.value).endswith("Kyoto")
    assert all(character.isprintable() for character in str(found.value))


def test_a_name_that_became_a_date_is_refused() -> None:
    with pytest.raises(Refused, match="a date where a name"):
        name(wall("2026-10-12"))
    assert text(wall("2026-10-12")) == "2026-10-12 00:00:00"


def test_truth_values_in_their_usual_words() -> None:
    assert [truth(written) for written in ("yes", "TRUE", 1.0, "はい", "○")] == [True] * 5
    assert [truth(written) for written in ("No", "false", 0.0, "いいえ", "無")] == [False] * 5


@pytest.mark.parametrize("written", ["", "maybe", "2", "未"])
def test_what_is_neither_yes_nor_no_is_refused(written: str) -> None:
    with pytest.raises(Refused):
        truth(written)


def test_a_message_shows_a_value_short_harmless_and_never_a_personal_one() -> None:
    assert shown("x" * 100) == f"'{'x' * 40}…'"
    assert "\x1b" not in shown("\x1b[2J")
    assert "12" not in shown("12345", personal=True)
