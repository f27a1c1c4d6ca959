"""What single months had out of the ordinary: found where it is, and not mistaken for a new level."""

from __future__ import annotations

import numpy as np
import pytest

from nenrin.expectations.extraordinary import extraordinary
from nenrin.expectations.forecast import Array

STILL: Array = np.zeros(1)


def beyond(values: list[float], drift: float = 0.0) -> list[float]:
    found: list[float] = extraordinary(np.array([values]), np.array([drift]))[0].tolist()
    return found


def test_by_hand() -> None:
    """Levels of 10 and errors of 1 at every speed that is slow; the last month is 20.

    The slowest errs least. Its usual error is the mean of sizes from the third month on, × 1.2533, times three.
    """
    values = [10.0, 11.0, 9.0, 11.0, 9.0, 11.0, 9.0, 20.0]
    level, sizes = 10.0, []
    for value in values:
        sizes.append(abs(value - level))
        level += 0.1 * (value - level)
    usual = (np.pi / 2) ** 0.5 * sum(sizes[2:]) / 6
    level, square = 10.0, usual**2
    for value in values[:-1]:
        error = value - level
        assert abs(error) < 3 * square**0.5
        level, square = level + 0.1 * error, max(square + 0.1 * (error**2 - square), usual**2 / 4)
    found = beyond(values)
    assert found[:-1] == [0.0] * 7
    assert found[-1] == pytest.approx(20 - level - 3 * square**0.5)


@pytest.mark.parametrize("place", [4, 11, 20, 28, 29])
def test_one_great_month_is_found_where_it_is_and_nowhere_else(place: int) -> None:
    values = (100 + np.random.default_rng(2).normal(0, 1, 30)).tolist()
    values[place] -= 25
    found = beyond(values)
    assert -25 < found[place] < -15
    assert [one for one, size in enumerate(found) if size] == [place]


@pytest.mark.parametrize("since", [2, 3, 6])
def test_a_level_that_was_seen_twice_is_nothing_out_of_the_ordinary(since: int) -> None:
    values = 100 + np.random.default_rng(3).normal(0, 1, 30)
    values[-since:] += 25
    assert beyond(values.tolist())[-since:] == [0.0] * since


def test_its_first_month_cannot_be_told_from_a_great_one() -> None:
    values = 100 + np.random.default_rng(3).normal(0, 1, 30)
    values[-1] += 25
    assert beyond(values.tolist())[-1] > 15


def test_great_months_to_either_side_are_no_level() -> None:
    values = 100 + np.random.default_rng(4).normal(0, 1, 30)
    values[-2:] += [30, -30]
    assert [size > 0 for size in beyond(values.tolist())[-2:]] == [True, False]
    assert beyond(values.tolist())[-1] < -10


def test_a_trend_is_nothing_out_of_the_ordinary() -> None:
    assert beyond([5.0 * month for month in range(24)], drift=5.0) == [0.0] * 24


def test_a_flat_series_has_nothing_and_any_change_of_it_is_out_of_the_ordinary() -> None:
    assert beyond([7.0] * 12) == [0.0] * 12
    assert beyond([*[7.0] * 12, 8.0])[-1] > 0
