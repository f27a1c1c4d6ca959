"""Month effects: found where they are certain, shrunk where they are not."""

from __future__ import annotations

import numpy as np
import pytest

from nenrin.expectations.seasons import month_effects

PATTERN = np.array([-12.0, -8.0, -3.0, 0.0, 2.0, 4.0, 3.0, 1.0, -2.0, 2.0, 5.0, 8.0])


@pytest.mark.parametrize("length", [24, 36, 41, 60])
def test_a_season_without_noise_on_a_straight_trend_is_found_exactly(length: int) -> None:
    assert PATTERN.sum() == 0
    time = np.arange(length)
    series = (100 + 0.5 * time + PATTERN[time % 12])[None, :]
    here, following = month_effects(series)
    assert here[0] == pytest.approx(PATTERN[time % 12], abs=1e-9)
    assert following[0] == pytest.approx(PATTERN[length % 12], abs=1e-9)


def test_noise_has_hardly_any_season() -> None:
    noise = np.random.default_rng(3).normal(0, 1, (200, 36))
    effects, _ = month_effects(noise)
    raw = np.stack([noise[:, month::12].mean(axis=1) for month in range(12)], axis=1)
    assert np.mean(effects**2) < 0.35 * np.mean(raw**2)


def test_a_flat_series_has_none() -> None:
    here, following = month_effects(np.full((1, 30), 4.0))
    assert not here.any()
    assert not following.any()
