"""The tail of Student's t, against closed forms and the printed tables."""

from __future__ import annotations

import math

import pytest

from nenrin.expectations.student import edge, p_value, two_sided


@pytest.mark.parametrize("t", [0.01, 0.5, 1.0, 3.0, 12.7062, 250.0, 1e5])
def test_with_one_degree_of_freedom_it_is_cauchy(t: float) -> None:
    assert two_sided(t, 1) == pytest.approx(1 - 2 / math.pi * math.atan(t), rel=1e-9, abs=1e-15)


@pytest.mark.parametrize("t", [0.01, 0.5, 1.0, 3.0, 4.3027, 60.0])
def test_with_two_degrees_it_has_a_closed_form(t: float) -> None:
    assert two_sided(t, 2) == pytest.approx(1 - t / math.sqrt(2 + t * t), rel=1e-9)


@pytest.mark.parametrize(
    ("freedom", "t", "p"),
    [
        (1, 12.706, 0.05), (2, 4.303, 0.05), (5, 2.571, 0.05), (10, 2.228, 0.05), (30, 2.042, 0.05), (120, 1.980, 0.05),
        (5, 4.032, 0.01), (10, 3.169, 0.01), (30, 2.750, 0.01), (5, 6.869, 0.001), (10, 4.587, 0.001),
        (30, 3.646, 0.001),
    ],
)
def test_it_agrees_with_the_printed_tables(freedom: float, t: float, p: float) -> None:
    assert two_sided(t, freedom) == pytest.approx(p, rel=2e-3)
    assert two_sided(-t, freedom) == two_sided(t, freedom)


@pytest.mark.parametrize(("freedom", "printed"), [(4, 2.776), (5, 2.571), (7, 2.365), (10, 2.228), (1e7, 1.95996)])
def test_the_edge_is_where_5_percent_lie_outside(freedom: float, printed: float) -> None:
    assert edge(freedom) == pytest.approx(printed, abs=5e-4)
    assert two_sided(edge(freedom), freedom) == pytest.approx(0.05, rel=1e-9)


def test_the_p_value_is_5_percent_exactly_at_the_edge_of_the_band_and_1_in_its_middle() -> None:
    assert p_value(7.5, 7.5, 4.14) == pytest.approx(0.05, rel=1e-9)
    assert p_value(-7.5, 7.5, 5.22) == pytest.approx(0.05, rel=1e-9)
    assert p_value(0.0, 7.5, 5.22) == 1.0
    assert p_value(7.4, 7.5, 5.22) > 0.05 > p_value(7.6, 7.5, 5.22)


def test_a_band_without_width_knows_one_value() -> None:
    assert p_value(0.0, 0.0, 5.0) == 1.0
    assert p_value(0.1, 0.0, 5.0) == 0.0
