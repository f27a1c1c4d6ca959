"""Bars that hang from each other in a table."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.waterfall import Fall, fall
from nenrin.words import Words
from sample_report import sample_report

CONTEXT = Context(sample_report(), Words("en"), "pdf")
PARTS = st.lists(st.floats(-5e4, 5e4), max_size=12)


def ends(drawn: Fall, value: float) -> tuple[float, float]:
    """Where a part starts and ends, by its sign."""
    low, high = drawn.left, drawn.left + drawn.wide
    return (low, high) if value >= 0 else (high, low)


@given(start=st.floats(-1e5, 2e5), parts=PARTS)
def test_every_part_starts_where_the_one_before_ended_inside_the_cell(start: float, parts: list[float]) -> None:
    values = [start, *parts, start + sum(parts)]
    drawn = fall(CONTEXT, values)
    for one in drawn:
        assert -1e-6 <= one.left <= one.left + one.wide <= 100 + 1e-6
    for place in range(1, len(values) - 1):
        before = drawn[place - 1].link
        assert before is not None
        assert ends(drawn[place], values[place])[0] == pytest.approx(before, abs=1e-6)
        assert ends(drawn[place], values[place])[1] == pytest.approx(drawn[place].link, abs=1e-6)


@given(parts=st.lists(st.floats(1e3, 5e4), min_size=2, max_size=8))
def test_equal_amounts_are_equally_long(parts: list[float]) -> None:
    assume(max(parts) / min(parts) < 50)
    drawn = fall(CONTEXT, [1e5, *parts, 1e5 + sum(parts)])
    per = [one.wide / part for one, part in zip(drawn[1:-1], parts, strict=True)]
    assert per == pytest.approx([per[0]] * len(per))


def test_the_axis_is_cut_only_where_the_parts_would_not_be_seen_and_both_totals_show_it() -> None:
    near, far = fall(CONTEXT, [1000.0, 10.0, 1010.0]), fall(CONTEXT, [1000.0, -700.0, 300.0])
    assert [one.cut for one in near] == [True, False, True]
    assert [one.cut for one in far] == [False, False, False]
    assert far[0].wide == pytest.approx(far[2].wide * 1000 / 300)


def test_a_fall_of_the_goal_is_red_and_told_on_its_left() -> None:
    drawn = fall(CONTEXT, [100_000.0, -40_000.0, 60_000.0])
    assert (drawn[1].number.text, drawn[1].tone, drawn[1].leftward) == ("−40.0", "bad", True)
    assert (drawn[2].number.text, drawn[2].tone) == ("60.0", "")
