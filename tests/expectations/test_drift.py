"""Half the slope, as far as it is certain."""

from __future__ import annotations

import numpy as np
import pytest

from nenrin.expectations.drift import half_drift


def test_a_straight_line_drifts_by_half_its_slope() -> None:
    lines = np.outer([3.0, -2.0], np.arange(30)) + 10
    assert half_drift(lines) == pytest.approx([1.5, -1.0], rel=1e-9)


def test_a_flat_series_does_not_drift() -> None:
    assert half_drift(np.full((1, 30), 5.0)) == pytest.approx([0.0])


def test_noise_and_a_wandering_level_drift_less_than_their_slope_says() -> None:
    random = np.random.default_rng(11)
    noise = random.normal(0, 1, (300, 36))
    time = np.arange(36) - 17.5
    for series, most in ((noise, 0.5), (np.cumsum(noise, axis=1), 0.85)):
        half_slope = 0.5 * (series @ time) / (time @ time)
        assert np.mean(np.abs(half_drift(series))) < most * np.mean(np.abs(half_slope))
