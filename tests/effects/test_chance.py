"""The distributions agree with closed forms, with the printed tables and with an independent library."""

from __future__ import annotations

import math

import pytest

from nenrin.effects.chance import chi_square_tail, normal_tails, student_edge, student_tails
from oracles import Oracle

oracle = Oracle("scipy.stats")


@pytest.mark.parametrize("freedom", [0.5, 1.0, 2.0, 3.7, 29.0, 58.3, 412.0, 21_000.5, 9e5, 4e6])
def test_student_s_t(freedom: float) -> None:
    for t in (0.0, 0.3, 1.0, 1.96, 3.5, 9.0, -2.0):
        assert student_tails(t, freedom) == pytest.approx(2 * oracle.t.sf(abs(t), freedom), rel=5e-4, abs=1e-15)
    assert student_edge(freedom) == pytest.approx(oracle.t.ppf(0.975, freedom), rel=2e-6)


@pytest.mark.parametrize("t", [0.01, 0.5, 1.0, 3.0, 12.7062, 250.0, 1e5])
def test_with_one_degree_of_freedom_it_is_cauchy(t: float) -> None:
    assert student_tails(t, 1) == pytest.approx(1 - 2 / math.pi * math.atan(t), rel=1e-9, abs=1e-15)


@pytest.mark.parametrize("t", [0.01, 0.5, 1.0, 3.0, 4.3027, 60.0])
def test_with_two_degrees_it_has_a_closed_form(t: float) -> None:
    assert student_tails(t, 2) == pytest.approx(1 - t / math.sqrt(2 + t * t), rel=1e-9)


@pytest.mark.parametrize(
    ("freedom", "t", "p"),
    [
        (1, 12.706, 0.05), (2, 4.303, 0.05), (5, 2.571, 0.05), (10, 2.228, 0.05), (30, 2.042, 0.05), (120, 1.980, 0.05),
        (5, 4.032, 0.01), (10, 3.169, 0.01), (30, 2.750, 0.01), (5, 6.869, 0.001), (10, 4.587, 0.001),
        (30, 3.646, 0.001),
    ],
)
def test_it_agrees_with_the_printed_tables(freedom: float, t: float, p: float) -> None:
    assert student_tails(t, freedom) == pytest.approx(p, rel=2e-3)
    assert student_tails(-t, freedom) == student_tails(t, freedom)


@pytest.mark.parametrize(("freedom", "printed"), [(4, 2.776), (5, 2.571), (7, 2.365), (10, 2.228), (1e7, 1.95996)])
def test_the_edge_is_where_5_percent_lie_outside(freedom: float, printed: float) -> None:
    assert student_edge(freedom) == pytest.approx(printed, abs=5e-4)
    assert student_tails(student_edge(freedom), freedom) == pytest.approx(0.05, rel=1e-9)


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 7, 10])
def test_chi_square(freedom: int) -> None:
    for value in (0.0, 0.2, 1.0, 5.9, 40.0):
        assert chi_square_tail(value, freedom) == pytest.approx(oracle.chi2.sf(value, freedom), abs=1e-13)


def test_the_normal_distribution() -> None:
    for z in (0.0, -1.0, 1.959964, 6.0):
        assert normal_tails(z) == pytest.approx(2 * oracle.norm.sf(abs(z)), rel=1e-12)
