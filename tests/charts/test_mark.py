"""Shapes before they are drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nenrin.charts.fonts import width
from nenrin.charts.mark import Anchor, Text, disc, hatch, polyline, rectangle

PLACES = st.floats(-200, 200)
ANCHORS: tuple[Anchor, ...] = ("start", "middle", "end")
SIZES = st.floats(-80, 80).filter(lambda size: abs(size) > 0.5)


@given(x=PLACES, y=PLACES, wide=SIZES, high=SIZES)
def test_hatching_never_leaves_its_rectangle(x: float, y: float, wide: float, high: float) -> None:
    for _, points in hatch(x, y, wide, high):
        for across, down in points:
            assert min(x, x + wide) - 1e-6 <= across <= max(x, x + wide) + 1e-6
            assert min(y, y + high) - 1e-6 <= down <= max(y, y + high) + 1e-6


@given(x=PLACES, y=PLACES, wide=SIZES, high=SIZES)
def test_hatching_runs_at_forty_five_degrees(x: float, y: float, wide: float, high: float) -> None:
    steps = hatch(x, y, wide, high)
    for (_, (start,)), (_, (end,)) in zip(steps[0::2], steps[1::2], strict=True):
        assert end[1] - start[1] == pytest.approx(start[0] - end[0])


def test_a_rectangle_with_negative_height_stands_on_its_baseline() -> None:
    corners = {point for _, points in rectangle(10, 100, 5, -30) for point in points}
    assert corners == {(10, 100), (15, 100), (15, 70), (10, 70)}


def test_a_disc_touches_its_four_ends_and_closes() -> None:
    steps = disc(10, 20, 3)
    ends = {points[-1] for letter, points in steps if letter in "MC"}
    assert ends == {(13, 20), (10, 23), (7, 20), (10, 17)}
    assert steps[-1][0] == "Z"


def test_a_line_moves_once_and_then_draws() -> None:
    assert [letter for letter, _ in polyline([(0, 0), (1, 1), (2, 0)])] == ["M", "L", "L"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_text_anchored_in_the_middle_or_at_the_end_is_moved_by_its_own_width(language: str) -> None:
    long = width("△1,234", 8, language, 700)
    start, middle, end = (
        Text(100, 0, "△1,234", 8, "#000000", bold=True, anchor=anchor).start(language) for anchor in ANCHORS
    )
    assert start == 100
    assert middle == pytest.approx(100 - long / 2)
    assert end == pytest.approx(100 - long)
