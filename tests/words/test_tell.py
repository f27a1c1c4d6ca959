"""A sentence in pieces: what is a number, a date or a name is told apart, and nothing is lost."""

from __future__ import annotations

import pytest

from nenrin.report.conclusion import conclusion
from nenrin.report.messages import tree_message
from nenrin.vocabulary import Figure, Format, Label, Month, Sentence
from nenrin.words import say, tell
from sample_months import MONTHS_TOLD

_MONEY = Figure(1_461_756.25, "level", Format(style="currency", scale="thousand"), "GBP")


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("month", MONTHS_TOLD)
def test_the_pieces_joined_are_the_sentence(month: str, language: str) -> None:
    for sentence in (conclusion(MONTHS_TOLD[month]), tree_message(MONTHS_TOLD[month])):
        assert "".join(run.text for run in tell(sentence, language)) == say(sentence, language)


def test_every_kind_of_piece_is_told_apart() -> None:
    facts = {"text": (Label("Sales 2"), _MONEY, 3, Month(2011, 11), "0.27", "2011-11-30", "abroad")}
    found = [(run.text, run.role) for run in tell(Sentence("common.plain", facts), "en") if run.role != "text"]
    assert found == [
        ("Sales 2", "name"), ("£1.46m", "figure"), ("3", "figure"), ("November 2011", "date"), ("0.27", "figure"),
        ("2011-11-30", "date"), ("abroad", "name"),
    ]


def test_a_number_keeps_its_value_and_where_it_stood() -> None:
    (run,) = (run for run in tell(Sentence("common.plain", {"text": _MONEY}), "en") if run.role == "figure")
    assert (run.figure, run.origin) == (_MONEY, "common.plain.text")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_sentence_has_a_digit_that_no_fact_brought(language: str) -> None:
    """Numbers in the sentences about the month come from facts alone, so that each can be looked up."""
    for month in MONTHS_TOLD.values():
        for sentence in (conclusion(month), tree_message(month)):
            told = [run.text for run in tell(sentence, language) if run.role == "text"]
            assert not any(letter.isdigit() for text in told for letter in text)
