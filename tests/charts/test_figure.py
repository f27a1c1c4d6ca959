"""Marks drawn by matplotlib: clean, the same bytes every time, harmless whatever the words are."""

from __future__ import annotations

import re

import pytest

from drawn import boxes, sentence, texts
from nenrin.charts import figure, svg
from nenrin.charts.mark import Mark, Shape, Text, disc, polyline, rectangle

HOSTILE = "<script>alert(1)</script>]]>{{ 7*7 }}&lt; $x^2$ \"'"
MARKS: list[Mark] = [
    Shape(rectangle(10, 50, 20, -30), fill="#123456"),
    Shape(polyline([(0, 0), (5, 5)]), stroke="#0b7a53", thickness=0.5, dash=(2, 1)),
    Shape(disc(80, 20, 3), fill="#ffffff", stroke="#a55f00", thickness=1.6),
    Text(50, 40, "計画 +1.2%", 7, "#1b1f24", bold=True, anchor="end"),
]


def test_the_same_marks_give_the_same_bytes() -> None:
    assert figure.draw(MARKS, 100, 60, "A picture.", "en") == figure.draw(MARKS, 100, 60, "A picture.", "en")


def test_a_shape_stands_where_it_was_put() -> None:
    drawn = figure.draw(MARKS, 100, 60, "A picture.", "ja")
    (box,) = boxes(drawn, "#123456")
    assert (box.left, box.top, box.right, box.bottom) == (10, 20, 30, 50)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_both_ways_of_drawing_put_words_in_the_same_place(language: str) -> None:
    by_figure, by_hand = (draw(MARKS[3:], 100, 60, "A picture.", language) for draw in (figure.draw, svg.document))
    places = [float(found) for drawn in (by_figure, by_hand) for found in re.findall(r'<text x="([\d.]+)"', drawn)]
    assert places[0] == pytest.approx(places[1], abs=0.02)
    assert re.sub(r'x="[\d.]+"', "", by_figure) == re.sub(r'x="[\d.]+"', "", by_hand)


def test_dashes_are_as_long_as_they_were_asked_to_be() -> None:
    assert 'stroke-dasharray="2,1"' in figure.draw(MARKS, 100, 60, "A picture.", "en")


def test_nothing_of_it_reaches_beyond_the_picture() -> None:
    """No id that could stand twice on a page, no style rule for the whole of it, no preamble, no address."""
    drawn = figure.draw(MARKS, 100, 60, "A picture.", "en")
    assert not any(part in drawn for part in (" id=", "<style", "<?xml", "<!DOCTYPE", "<metadata", "href", "url("))


def test_hostile_words_stay_words() -> None:
    drawn = figure.draw([Text(1, 9, HOSTILE, 7, "#000000")], 100, 60, HOSTILE, "en")
    assert "<script" not in drawn
    assert sentence(drawn) == HOSTILE
    assert texts(drawn) == [HOSTILE]
