"""A name in every language: joined, spoken where it is not written, empty where nothing is said."""

from __future__ import annotations

import pytest

from nenrin.vocabulary import UNSAID, Label, joined, spoken


@pytest.mark.parametrize(("label", "says"), [
    (Label("x"), True), (Label({"ja": "あ"}), True), (UNSAID, False), (Label({}), False), (Label({"en": ""}), False),
])
def test_a_label_is_true_where_it_says_something(label: Label, says: bool) -> None:  # noqa: FBT001 (the expectation)
    assert bool(label) is says


def test_names_are_joined_in_every_language_that_one_of_them_has() -> None:
    name = joined([Label({"ja": "電話", "en": "Telephone"}), Label("LINE")], " × ")
    assert (name.text("en"), name.text("ja")) == ("Telephone × LINE", "電話 × LINE")
    assert joined([Label("a"), Label("b")], "/") == Label("a/b")


def test_where_a_language_is_not_written_the_name_itself_is_spoken() -> None:
    """Not the other language's text: a value of the data is its own name in the language of the data."""
    name = spoken(Label({"en": "Telephone"}), "電話")
    assert (name.text("en"), name.text("ja")) == ("Telephone", "電話")
    assert spoken(None, "電話") == Label("電話")
    assert spoken(Label("Tel"), "電話").text("ja") == "Tel"
