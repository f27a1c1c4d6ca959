"""Level and season smoothed together."""

from __future__ import annotations

import numpy as np
import pytest

from nenrin.expectations.forecast import Array
from nenrin.expectations.seasonal_smoothing import smooth_seasonal

TIME = np.arange(61)
PATTERN = np.array([0.0, 30, 10, -20, 5, 15, -30, 0, 25, -10, -5, -20])
STILL = np.zeros(1)


def test_a_season_that_repeats_itself_is_known_exactly() -> None:
    found = smooth_seasonal(100 + PATTERN[TIME[:60] % 12][None], STILL)
    assert found.next == pytest.approx([100 + PATTERN[0]])
    assert found.errors == pytest.approx(np.zeros((1, 54)), abs=1e-9)


def test_the_drift_is_added_every_month() -> None:
    """On a line without a season every forecast is the last value and the drift, once the first level is forgotten."""
    line: Array = 10.0 + 2.0 * TIME[:60].astype(float)[None]
    found = smooth_seasonal(line, np.array([2.0]))
    assert found.next == pytest.approx([10 + 2.0 * 60], abs=0.1)


def test_a_season_that_changes_is_followed() -> None:
    """The peak moves from January to July after two years: three years on much of it was unlearnt."""
    peak = np.where(TIME < 24, TIME % 12 == 0, TIME % 12 == 6)
    series = (100 + 50.0 * peak)[None]
    january, july = smooth_seasonal(series[:, :60], STILL).next[0], smooth_seasonal(series[:, :54], STILL).next[0]
    assert january < 135  # of the 150 that it was told
    assert july > 110  # of the 100


def test_one_series_says_nothing_about_another() -> None:
    both = np.random.default_rng(3).normal(100, 10, (2, 40))
    together = smooth_seasonal(both, np.zeros(2))
    for row in range(2):
        alone = smooth_seasonal(both[row : row + 1], STILL)
        assert alone.next[0] == together.next[row]
        assert alone.errors[0] == pytest.approx(together.errors[row])
