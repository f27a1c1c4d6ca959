"""Law of the family: a 95 % band holds about 95 % of what comes, and is worth more than "5 % on last month"."""

from __future__ import annotations

import numpy as np
import pytest

from nenrin.expectations import FAMILY
from nenrin.expectations.forecast import Array

SERIES = 600
CALIBRATED = ("blend", "seasonal_naive")
"""The natural limits of XmR promise nothing of the kind (0.79 on real series), the plan's tolerance even less."""


def noise(random: np.random.Generator, length: int) -> Array:
    return random.normal(0, 10, (SERIES, length))


def season(random: np.random.Generator, length: int) -> Array:
    pattern = random.normal(0, 15, (SERIES, 12))
    return noise(random, length) + pattern[:, np.arange(length) % 12]


def trend(random: np.random.Generator, length: int) -> Array:
    return noise(random, length) + random.normal(0, 1.5, (SERIES, 1)) * np.arange(length)


def memory(random: np.random.Generator, length: int) -> Array:
    found = noise(random, length)
    for month in range(1, length):
        found[:, month] += 0.6 * found[:, month - 1]
    return found


def wandering(random: np.random.Generator, length: int) -> Array:
    return np.cumsum(0.5 * noise(random, length), axis=1)


KINDS = {one.__name__: one for one in (noise, season, trend, memory, wandering)}


def interval_score(low: Array, high: Array, actual: Array) -> float:
    """The mean interval score at 95 % (Gneiting & Raftery 2007): width plus 40 × what lies outside."""
    outside = np.maximum(low - actual, 0) + np.maximum(actual - high, 0)
    return float(np.mean(high - low + 40 * outside))


@pytest.mark.parametrize(
    ("method", "length"),
    [
        (method, length) for method in CALIBRATED for length in (6, 9, 11, 12, 15, 17, 18, 23, 24, 25, 30, 36, 48, 60)
        if length >= FAMILY[method].needed
    ],
)
def test_the_band_holds_about_95_percent(method: str, length: int) -> None:
    random, inside = np.random.default_rng(length), []
    for kind in KINDS.values():
        series = 500 + kind(random, length + 1)
        forecast = FAMILY[method].recipe(series[:, :-1])
        inside.append(np.mean(np.abs(series[:, -1] - forecast.mid) <= forecast.half_width))
    assert 0.90 <= np.mean(inside) <= 0.99
    assert min(inside) >= 0.85


@pytest.mark.parametrize(
    ("method", "kind"),
    [(method, kind) for method in CALIBRATED for kind in KINDS if (method, kind) != ("seasonal_naive", "wandering")],
)
@pytest.mark.parametrize("length", [12, 18, 24, 36, 60])
def test_it_beats_five_percent_on_last_month(method: str, kind: str, length: int) -> None:
    """But for the same month of last year where levels wander: to that it is blind, and says so."""
    series = 100 + KINDS[kind](np.random.default_rng(length), length + 1)
    last, actual, forecast = series[:, -2], series[:, -1], FAMILY[method].recipe(series[:, :-1])
    ours = interval_score(forecast.mid - forecast.half_width, forecast.mid + forecast.half_width, actual)
    naive = interval_score(last - 0.05 * np.abs(last), last + 0.05 * np.abs(last), actual)
    assert ours < 0.9 * naive
