"""Exponential smoothing over many speeds, against a plain reckoning of the same definition."""

from __future__ import annotations

import math

import numpy as np
import pytest

from nenrin.expectations.smoothing import burn_in, smooth

SPEEDS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def reckoned(series: list[float], drift: float, burn: int) -> tuple[float, list[float]]:
    """The definition, step by step."""
    forecasts, errors = [], []
    for speed in SPEEDS:
        level, missed = series[0], []
        for value in series[1:]:
            missed.append(value - level - drift)
            level += drift + speed * missed[-1]
        forecasts.append(level + drift)
        errors.append(missed[burn:])
    count = len(errors[0])
    raw = [(sum(e * e for e in one) / count) ** (-count / 2) for one in errors]
    weights = [one / sum(raw) for one in raw]
    mixed = [sum(w * one[i] for w, one in zip(weights, errors, strict=True)) for i in range(count)]
    return sum(w * f for w, f in zip(weights, forecasts, strict=True)), mixed


@pytest.mark.parametrize("drift", [0.0, 0.4])
def test_it_is_the_definition_reckoned_step_by_step(drift: float) -> None:
    series = [10.0, 12.0, 9.0, 14.0, 13.0, 15.0, 11.0, 16.0, 17.0, 13.0, 18.0, 16.0]
    forecast, errors = reckoned(series, drift, 2)
    found = smooth(np.array([series]), np.array([drift]), 2)
    assert found.next[0] == pytest.approx(forecast, rel=1e-12)
    assert found.errors[0] == pytest.approx(errors, rel=1e-9)
    assert found.mean_square[0] == pytest.approx(sum(e * e for e in errors) / len(errors), rel=1e-9)


def test_a_flat_series_goes_on_flat() -> None:
    found = smooth(np.full((1, 20), 7.0), np.zeros(1), 3)
    assert found.next[0] == pytest.approx(7.0)
    assert not found.errors.any()


def test_a_lasting_step_is_followed_fast_and_noise_slowly() -> None:
    step = np.array([[0.0] * 20 + [10.0] * 20])
    noise = np.random.default_rng(5).normal(50, 5, (1, 200))
    assert smooth(step, np.zeros(1), 6).next[0] == pytest.approx(10.0, abs=0.01)
    assert smooth(noise, np.zeros(1), 6).next[0] == pytest.approx(float(noise.mean()), abs=2.0)


def test_the_burn_in_is_a_sixth_of_the_series_between_two_and_six() -> None:
    assert [burn_in(length) for length in (6, 12, 18, 30, 36, 60)] == [2, 2, 3, 5, 6, 6]
    assert not math.isnan(smooth(np.array([[1.0, 2.0, 3.0, 2.0]]), np.zeros(1), 2).next[0])
