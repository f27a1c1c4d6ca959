"""The bars of the method on real series: the half of the M3 competition that no constant was measured on."""

from __future__ import annotations

import csv
import functools
from pathlib import Path

import numpy as np
import pytest

from nenrin.expectations.blend import blend
from nenrin.expectations.forecast import Array

M3 = Path(__file__).parents[2].parent / "shared" / "data" / "science" / "m3" / "m3_monthly.csv"
BARS = {6: 12.5, 12: 9.0, 18: 8.1, 24: 6.3, 36: 5.6, 48: 5.6, 60: 5.5}
OFFSETS = (0, 5, 10)

pytestmark = pytest.mark.skipif(not M3.exists(), reason="the M3 series are not beside the repository")


@functools.cache
def unseen() -> tuple[Array, ...]:
    """Every second series of at least 48 months that is not the same every year."""
    series: dict[str, list[float]] = {}
    with M3.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            series.setdefault(row["id"], []).append(float(row["y"]))
    found = [np.array(values) for values in series.values() if len(values) >= 48]
    return tuple(values for values in found if np.mean(np.abs(values[12:-11] - values[:-23])) > 0)[1::2]


def judged(length: int, shock: float = 0.0, back: int = 1) -> tuple[float, float]:
    """Coverage, and mean scaled interval score (scaled by the mean absolute change on the year before).

    ``shock``: by how many of those the month so many months ``back`` was moved, up in every second history.
    """
    histories, actuals, scales = [], [], []
    for values in unseen():
        for offset in OFFSETS:
            end = len(values) - 1 - offset
            scale = float(np.mean(np.abs(values[12:end] - values[: end - 12])))
            if end >= length and scale > 0:
                histories.append(values[end - length : end].copy())
                histories[-1][-back] += shock * scale * (-1) ** len(histories)
                actuals.append(values[end])
                scales.append(scale)
    forecast, actual = blend(np.array(histories)), np.array(actuals)
    missed = np.abs(actual - forecast.mid) - forecast.half_width
    score = (2 * forecast.half_width + 40 * np.maximum(missed, 0)) / np.array(scales)
    return float(np.mean(missed <= 0)), float(np.mean(score))


@pytest.mark.parametrize("length", BARS)
def test_the_bars_of_the_method_hold(length: int) -> None:
    coverage, score = judged(length)
    assert 0.93 <= coverage <= 0.97
    assert score <= BARS[length]


@pytest.mark.slow
@pytest.mark.parametrize("length", range(6, 61))
def test_the_band_is_honest_at_every_length(length: int) -> None:
    coverage, _ = judged(length)
    assert 0.93 <= coverage <= 0.97


@pytest.mark.parametrize("length", [6, 8, 11, 12, 18, 24, 30, 36, 48, 60])
@pytest.mark.parametrize("shock", [3.0, 5.0])
def test_the_month_after_a_great_one_is_judged_fairly(length: int, shock: float) -> None:
    """With one bounded error, not by the great month itself; without that it was half of all at five years."""
    coverage, _ = judged(length, shock)
    assert coverage >= (0.93 if length >= 12 else 0.85)


@pytest.mark.parametrize("length", [12, 18, 24, 36, 48, 60])
def test_a_great_month_is_not_expected_again_a_year_later(length: int) -> None:
    coverage, _ = judged(length, 5.0, 12)
    assert coverage >= 0.92
