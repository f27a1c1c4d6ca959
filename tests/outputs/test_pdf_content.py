"""A page drawn in fewer words shows the same: each piece by hand, and whole pages against what the engine wrote."""

from __future__ import annotations

import pytest

from nenrin.outputs.pdf_content import condensed


def told(text: str) -> str:
    return condensed(text.encode().split(b"~")).decode().replace("\n", "~")


@pytest.mark.parametrize(("before", "after"), [
    # what is wanted is said when it is needed, once
    ("1 0 0 rg~0 0 5 5 re~f~1 0 0 rg~5 5 1 1 re~f", "1 0 0 rg~0 0 5 5 re~f~5 5 1 1 re~f"),
    ("1 0 0 rg~0 1 0 rg~0 0 5 5 re~f", "0 1 0 rg~0 0 5 5 re~f"),
    ("0 0 0 rg~1 w~0 0 5 5 re~f", "0 0 5 5 re~f"),
    ("1 0 0 rg~1 0 0 RG~2 w~0 0 m~5 5 l~S", "1 0 0 RG~2 w~0 0 m~5 5 l~S"),
    # what was saved comes back, and is said again only if something is drawn with it
    ("1 0 0 rg~q~0 1 0 rg~0 0 5 5 re~f~Q~5 5 1 1 re~f", "0 1 0 rg~0 0 5 5 re~f~1 0 0 rg~5 5 1 1 re~f"),
    ("q~q~0 0 1 1 re~f~Q~Q", "0 0 1 1 re~f"),
    # a transformation and a clip can only be undone by what was saved
    ("q~2 0 0 2 0 0 cm~0 0 1 1 re~f~Q~0 0 1 1 re~f", "q~2 0 0 2 0 0 cm~0 0 1 1 re~f~Q~0 0 1 1 re~f"),
    ("q~0 0 9 9 re~W~n~1 1 3 3 re~f~Q", "q~0 0 9 9 re~W~n~1 1 3 3 re~f~Q"),
    ("q~1 1 1 1 re~W~n~2 0 0 2 0 0 cm~1 1 1 1 re~W~n~0 0 5 5 re~f~Q",
     "q~1 1 1 1 re~W~n~2 0 0 2 0 0 cm~1 1 1 1 re~W~n~0 0 5 5 re~f~Q"),
    # a clip to what is filled, a clip within the same clip, and one in which nothing is drawn
    ("q~0 0 9 9 re~W~n~0 0 9 9 re~f~Q", "0 0 9 9 re~f"),
    ("q~0 0 9 9 re~W~n~q~0 0 9 9 re~W~n~1 1 3 3 re~f~Q~Q", "q~0 0 9 9 re~W~n~1 1 3 3 re~f~Q"),
    ("q~0 0 9 9 re~W~n~Q~1 1 3 3 re~f", "1 1 3 3 re~f"),
    ("q~0 0 9 9 re~W~n~0 0 9 9 re~f~1 1 3 3 re~f~Q", "0 0 9 9 re~f~q~0 0 9 9 re~W~n~1 1 3 3 re~f~Q"),
    # nothing is opaque within what is not
    ("/a1.0 gs~0 0 5 5 re~f", "0 0 5 5 re~f"),
    ("q~/a0.5 gs~q~/a1.0 gs~0 0 5 5 re~f~Q~Q", "q~/a0.5 gs~q~/a1.0 gs~0 0 5 5 re~f~Q~Q"),
    # artifacts that follow one another are one; words keep their number
    ("/Artifact~BMC~0 0 5 5 re~f~EMC~/Artifact~BMC~1 1 2 2 re~f~EMC", "/Artifact BMC~0 0 5 5 re~f~1 1 2 2 re~f~EMC"),
    ("/Artifact~BMC~EMC~/Span~<</MCID 3>>~BDC~EMC", "/Span <</MCID 3>> BDC~EMC"),
    # to go somewhere and on from there leaves nothing
    ("0 0 m~3 5 m~9 5 l~S", "3 5 m~9 5 l~S"),
    # a line that goes on, unless it is dashed
    ("0 5 m~3 5 l~S~3 5 m~9 5 l~S", "0 5 m~9 5 l~S"),
    ("0 5 m~3 5 l~S~3 5 m~3 9 l~S", "0 5 m~3 5 l~S~3 5 m~3 9 l~S"),
    ("0 15 m~3 5 l~S~3 5 m~9 5 l~S", "0 15 m~3 5 l~S~3 5 m~9 5 l~S"),
    ("0 0 5 5 re~S~3 5 m~9 5 l~S", "0 0 5 5 re~S~3 5 m~9 5 l~S"),
    ("[2 1] 0 d~0 5 m~3 5 l~S~3 5 m~9 5 l~S", "[2 1] 0 d~0 5 m~3 5 l~S~3 5 m~9 5 l~S"),
    ("0 5 m~3 5 l~S~2 w~3 5 m~9 5 l~S", "0 5 m~3 5 l~S~2 w~3 5 m~9 5 l~S"),
    # another drawing may depend on everything
    ("1 0 0 rg~2 w~/x1 Do", "1 0 0 rg~2 w~/x1 Do"),
])
def test_it_is_drawn_the_same_with_fewer_words(before: str, after: str) -> None:
    assert told(before) == after


def test_words_stand_where_they_stood_and_go_on_after_a_change_of_font() -> None:
    before = "BT~1 0 0 -1 9 9 Tm~/F 9 Tf~[<0a>] TJ~/G 9 Tf~[<0b>] TJ~ET~BT~1 0 0 -1 20 9 Tm~[<0c>] TJ~ET"
    after = "BT~/F 9 Tf~1 0 0 -1 9 9 Tm~[<0a>] TJ~/G 9 Tf~[<0b>] TJ~1 0 0 -1 20 9 Tm~[<0c>] TJ~ET"
    assert told(before) == after
    marked = "/Span~<</MCID 0>>~BDC~BT~/F 9 Tf~1 0 0 -1 9 9 Tm~[<0a>] TJ~ET~EMC"
    assert told(marked) == "BT~/Span <</MCID 0>> BDC~/F 9 Tf~1 0 0 -1 9 9 Tm~[<0a>] TJ~EMC~ET"


def test_glyphs_get_the_new_numbers_of_their_font_and_of_no_other() -> None:
    numbers = {b"/F": {b"00a0": b"0001", b"00b0": b"0002"}}
    before = b"BT~/F 9 Tf~1 0 0 1 0 0 Tm~[<00a000b0>-20<00b0>] TJ~/G 9 Tf~[<00a0>] TJ~ET".split(b"~")
    after = condensed(before, numbers).decode().replace("\n", "~")
    assert after == "BT~/F 9 Tf~1 0 0 1 0 0 Tm~[<00010002>-20<0002>] TJ~/G 9 Tf~[<00a0>] TJ~ET"


def test_a_drawing_set_aside_is_drawn_where_it_is_shown_and_changes_nothing_after_it() -> None:
    small = [b"1 0 0 1 5 5 cm", b"1 0 0 rg", b"0 0 1 1 re", b"f"]
    after = condensed([b"/x0 Do", b"0 0 2 2 re", b"f"], drawings={b"/x0 Do": small})
    assert after == b"q\n1 0 0 1 5 5 cm\n1 0 0 rg\n0 0 1 1 re\nf\nQ\n0 0 2 2 re\nf"


@pytest.mark.parametrize(("before", "after"), [
    ("[<0a>0<0b>0] TJ", "[<0a0b>] TJ"),
    ("[<0a>-19<>-20.3857<0b>] TJ", "[<0a>-39.4<0b>] TJ"),
    ("[<>491.5<0a>8<0b>] TJ", "[<>491.5<0a>8<0b>] TJ"),
    ("[<0a>12<>-12<0b>] TJ", "[<0a0b>] TJ"),
])
def test_kerns_are_added_up_and_those_of_nothing_left_out(before: str, after: str) -> None:
    assert told(f"BT~1 0 0 1 0 0 Tm~{before}~ET") == f"BT~1 0 0 1 0 0 Tm~{after}~ET"


def test_places_are_as_exact_as_can_be_seen_and_in_an_enlarged_drawing_more_so() -> None:
    assert told("0.123456 -0.001 9.999999 5 re~f") == "0.12 0 10 5 re~f"
    assert told("q~300 0 0 300 0 0 cm~0.123456 0 1 1 re~f~Q") == "q~300 0 0 300 0 0 cm~0.12346 0 1 1 re~f~Q"


@pytest.mark.parametrize("light", range(256))
def test_a_colour_is_the_same_in_eight_bits(light: int) -> None:
    said = told(f"{light / 255:f} 0 1 rg~0 0 1 1 re~f").split(" ")[0]
    assert (round(255 * float(said)), len(said) <= len("0.123")) == (light, True)


def test_a_colour_between_those_of_eight_bits_is_as_it_is() -> None:
    assert told("0.50196078 0.5019 0 rg~0 0 1 1 re~f").startswith("0.502 0.502 0 rg")
    assert told("0.4999 0.1 0.1 rg~0 0 1 1 re~f").startswith("0.4999 0.1 0.1 rg"), "thousandths would round elsewhere"
