"""How improbable a deviation is: 0.05 at the edge of its band."""

from __future__ import annotations

import pytest

from nenrin.expectations.student import p_value


def test_the_p_value_is_5_percent_exactly_at_the_edge_of_the_band_and_1_in_its_middle() -> None:
    assert p_value(7.5, 7.5, 4.14) == pytest.approx(0.05, rel=1e-9)
    assert p_value(-7.5, 7.5, 5.22) == pytest.approx(0.05, rel=1e-9)
    assert p_value(0.0, 7.5, 5.22) == 1.0
    assert p_value(7.4, 7.5, 5.22) > 0.05 > p_value(7.6, 7.5, 5.22)


def test_a_band_without_width_knows_one_value() -> None:
    assert p_value(0.0, 0.0, 5.0) == 1.0
    assert p_value(0.1, 0.0, 5.0) == 0.0
