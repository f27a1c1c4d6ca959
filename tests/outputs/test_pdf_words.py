"""Texts share one text object and say their distance from the one before, and stand where they stood."""

from __future__ import annotations

import pytest

from nenrin.outputs.pdf_words import together


def told(text: str) -> str:
    return b"~".join(together(text.encode().split(b"~"))).decode()


def marked(number: int, *lines: str) -> str:
    return "~".join([f"/Span <</MCID {number}>> BDC", "BT", *lines, "ET", "EMC"])


def test_marked_texts_that_follow_one_another_are_one_text_object_with_their_marks_in_it() -> None:
    first = marked(0, "/F 9 Tf", "1 0 0 -1 9 20.5 Tm", "[<0a>] TJ")
    assert told(first + "~" + marked(1, "1 0 0 -1 9.25 31 Tm", "[<0b>] TJ")) == (
        "BT~/Span <</MCID 0>> BDC~/F 9 Tf~1 0 0 -1 9 20.5 Tm~[<0a>] TJ~EMC~"
        "/Span <</MCID 1>> BDC~0.25 -10.5 Td~[<0b>] TJ~EMC~ET"
    )


def test_a_distance_is_one_of_lines_and_columns_whatever_was_drawn_between_two_places() -> None:
    """Both places of a text are counted from where the line begins, not from where its letters end (9.4.2)."""
    before = marked(0, "1 0 0 -1 1 1 Tm", "[<0a0b>] TJ", "1 0 0 -1 4 1 Tm", "[<0c>] TJ", "1 0 0 -1 4 1 Tm", "[<0d>] TJ")
    after = "1 0 0 -1 1 1 Tm~[<0a0b>] TJ~3 0 Td~[<0c>] TJ~0 0 Td~[<0d>] TJ"
    assert told(before) == f"BT~/Span <</MCID 0>> BDC~{after}~EMC~ET"


@pytest.mark.parametrize("between", ["0 0 5 5 re~f", "q", "/Artifact BMC~0 0 5 5 re~f~EMC"])
def test_what_is_no_text_ends_it_and_the_next_says_its_place_in_full(between: str) -> None:
    before = f"{marked(0, '1 0 0 -1 9 9 Tm', '[<0a>] TJ')}~{between}~{marked(1, '1 0 0 -1 9 9 Tm', '[<0b>] TJ')}"
    assert told(before) == (
        f"BT~/Span <</MCID 0>> BDC~1 0 0 -1 9 9 Tm~[<0a>] TJ~EMC~ET~{between}"
        "~BT~/Span <</MCID 1>> BDC~1 0 0 -1 9 9 Tm~[<0b>] TJ~EMC~ET"
    )


@pytest.mark.parametrize("alone", [
    "/Figure <</MCID 0>> BDC~0 0 5 5 re~f~BT~1 0 0 -1 9 9 Tm~[<0a>] TJ~ET~EMC",
    "/Figure <</MCID 0>> BDC~BT~1 0 0 -1 9 9 Tm~[<0a>] TJ~ET~0 0 5 5 re~f~EMC",
    "/Artifact BMC~BT~1 0 0 -1 9 9 Tm~[<0a>] TJ~ET~EMC",
    "BT~1 0 0 -1 9 9 Tm~[<0a>] TJ~ET",
])
def test_a_piece_that_is_more_than_one_text_is_left_alone(alone: str) -> None:
    assert told(alone) == alone


def test_a_turned_text_says_its_place_in_full() -> None:
    before = marked(0, "1 0 0 -1 9 9 Tm", "[<0a>] TJ", "0 1 1 0 9 9 Tm", "[<0b>] TJ")
    assert "0 1 1 0 9 9 Tm" in told(before)
