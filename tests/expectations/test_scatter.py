"""How restless a series is, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from nenrin.expectations.scatter import apart, deviation, recent, root_mean_square, step, yearly

YEAR = np.array([[float(month) for month in range(12)]])


def test_deviation_and_step_by_hand() -> None:
    """1, 3, 2: around 2 by 1, 1 and 0, √(2/2); steps of 2 and 1."""
    series = np.array([[1.0, 3.0, 2.0]])
    assert deviation(series)[0] == pytest.approx(1.0)
    assert step(series)[0] == pytest.approx(1.5)


def test_changes_on_the_year_before_lie_apart_from_their_mean() -> None:
    """Two changes, of 1 and 5: 2 from their mean of 3."""
    series = np.hstack([YEAR, [[1.0, 6.0]]])
    assert apart(series)[0] == pytest.approx(2.0)


def test_two_changes_are_believed_by_two_sixths_and_none_not_at_all() -> None:
    series = np.hstack([YEAR, [[1.0, 6.0]]])
    assert yearly(series)[0] == pytest.approx((2 * 2.0 + 4 * deviation(series)[0]) / 6)
    assert yearly(YEAR)[0] == deviation(YEAR)[0]


def test_an_error_of_a_year_ago_counts_half_as_much() -> None:
    """Squares of 4 a year ago and 0 since: 4 × ½ ÷ Σ ½^(k/12) over 13 months."""
    errors = np.array([[2.0] + [0.0] * 12])
    weights = [0.5 ** (back / 12) for back in range(13)]
    assert recent(errors)[0] == pytest.approx((4 * 0.5 / sum(weights)) ** 0.5)
    assert root_mean_square(errors)[0] == pytest.approx((4 / 13) ** 0.5)
