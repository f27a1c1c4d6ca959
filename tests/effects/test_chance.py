"""The distributions agree with an independent library."""

from __future__ import annotations

import importlib

import pytest

from nenrin.effects.chance import chi_square_tail, normal_tails, student_edge, student_tails

oracle = importlib.import_module("scipy.stats")


@pytest.mark.parametrize("freedom", [2.0, 3.7, 29.0, 58.3, 412.0, 21_000.5, 9e5, 4e6])
def test_student_s_t(freedom: float) -> None:
    for t in (0.0, 0.3, 1.0, 1.96, 3.5, 9.0, -2.0):
        assert student_tails(t, freedom) == pytest.approx(2 * oracle.t.sf(abs(t), freedom), abs=1e-7)
    assert student_edge(freedom) == pytest.approx(oracle.t.ppf(0.975, freedom), rel=1e-6)


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 7, 10])
def test_chi_square(freedom: int) -> None:
    for value in (0.0, 0.2, 1.0, 5.9, 40.0):
        assert chi_square_tail(value, freedom) == pytest.approx(oracle.chi2.sf(value, freedom), abs=1e-13)


def test_the_normal_distribution() -> None:
    for z in (0.0, -1.0, 1.959964, 6.0):
        assert normal_tails(z) == pytest.approx(2 * oracle.norm.sf(abs(z)), rel=1e-12)
