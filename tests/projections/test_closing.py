"""The move that closes a gap is found to the last digits, or there is none."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nenrin.projections.closing import closing


@given(st.floats(0.05, 20.0), st.floats(1e-3, 5.0))
def test_powers_are_undone(power: float, gap: float) -> None:
    found = closing(lambda x: (1 + x) ** power - 1 if x > -1 else -1.0, gap, power)
    exact = (1 + gap) ** (1 / power) - 1
    if exact <= 100:
        assert found == pytest.approx(exact, rel=1e-9)
    else:
        assert found is None


def test_a_fall_stops_at_nothing() -> None:
    assert closing(lambda x: -3 * x, 2.0, -3.0) == pytest.approx(-2 / 3)
    assert closing(lambda x: -3 * x, 4.0, -3.0) is None


def test_what_levels_off_below_the_gap_never_closes_it() -> None:
    assert closing(math.tanh, 0.5, 1.0) == pytest.approx(math.atanh(0.5))
    assert closing(math.tanh, 1.5, 1.0) is None


def test_a_leaf_without_a_slope_closes_nothing_and_no_gap_needs_no_move() -> None:
    assert closing(lambda _: 0.0, 1.0, 0.0) is None
    assert closing(lambda x: x, 0.0, 1.0) == 0.0


def test_where_the_way_has_no_value_there_is_no_answer() -> None:
    assert closing(lambda x: None if x > 0.5 else x, 1.0, 1.0) is None
