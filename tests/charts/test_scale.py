"""From numbers to places on paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nenrin.charts.scale import Scale, around, from_zero

VALUES = st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=20)


@given(VALUES)
def test_a_scale_for_columns_always_contains_zero(values: list[float]) -> None:
    scale = from_zero(values, 100, 0)
    assert scale.low <= 0 <= scale.high


@given(VALUES)
def test_a_scale_for_lines_holds_every_value_between_its_ends(values: list[float]) -> None:
    up = around(values, 90, 10)
    assert all(10 - 1e-6 <= up(value) <= 90 + 1e-6 for value in values)


def test_equal_lengths_stand_for_equal_amounts() -> None:
    up = Scale(0, 50, 100, 0)
    assert up(10) == pytest.approx(80)
    assert up(30) - up(20) == pytest.approx(up(20) - up(10)) == pytest.approx(up.length(10))


def test_flat_values_lie_in_the_middle() -> None:
    assert around([7.0, 7.0], 100, 0)(7.0) == pytest.approx(50)
    assert around([0.0], 100, 0)(0.0) == pytest.approx(50)


def test_nothing_to_draw_is_no_fault() -> None:
    assert from_zero([], 100, 0)(0.0) == 100
    assert around([], 100, 0).high > around([], 100, 0).low
