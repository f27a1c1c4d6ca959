"""The house's expectation: hand-reckoned short histories, and the laws that hold at every length."""

from __future__ import annotations

import numpy as np
import pytest

from nenrin.expectations.blend import blend
from nenrin.expectations.drift import half_drift
from nenrin.expectations.forecast import Array
from nenrin.expectations.smoothing import smooth
from nenrin.expectations.widths import width

LENGTHS = [6, 7, 11, 12, 13, 17, 18, 23, 24, 25, 26, 36, 47, 60]


def several(length: int) -> Array:
    """Five unlike series: noise, a season, a trend, a wandering level, a step."""
    random, time = np.random.default_rng(length), np.arange(length)
    noise = random.normal(0, 4, (5, length))
    noise[1] += 20 * np.sin(time * np.pi / 6)
    noise[2] += 1.5 * time
    noise[3] = np.cumsum(noise[3])
    noise[4] += 30 * (time > length // 2)
    return noise + 100


def test_six_months_by_hand() -> None:
    """1 … 6: 0.85·6 + 0.15·3.5 = 5.625; deviation √3.5, steps of 1; half-width 3.05·(1.8708 + 1)/2 = 4.3780."""
    forecast = blend(np.array([[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]]))
    assert forecast.mid[0] == pytest.approx(5.625)
    assert forecast.half_width[0] == pytest.approx(4.3780, abs=1e-4)


def test_thirteen_months_of_which_the_last_is_higher_than_a_year_before() -> None:
    """One pair of months a year apart (+3), believed 1/5: last year's February, 12, plus 0.6, weighs 0.35."""
    history = np.array([[10.0, 12.0, 9.0, 11.0, 10.0, 12.0, 9.0, 11.0, 10.0, 12.0, 9.0, 11.0, 13.0]])
    smoothed = smooth(history, np.zeros(1), 2).next[0]
    assert blend(history).mid[0] == pytest.approx(0.65 * smoothed + 0.35 * (12 + 3 / 5))


def test_eighteen_months_weigh_both_by_half_and_average_five_scatters() -> None:
    """Six pairs of months a year apart (+2 each) and two years along the trend, of ten; none lies apart from others.

    The scatters: deviation, smoothing error, step, and twice the yearly one, of which 4/10 are the deviation.
    """
    history = np.array([[10.0, 12, 11, 13, 10, 12, 11, 13, 10, 12, 11, 13, 12, 14, 13, 15, 12, 14]])
    smoothed = smooth(history, np.zeros(1), 3)
    forecast = blend(history)
    growth = (6 * 2 + 2 * 12 * 2 * half_drift(history)[0]) / 10
    assert forecast.mid[0] == pytest.approx(0.5 * smoothed.next[0] + 0.5 * (11 + growth))
    steps = (5 * 1 + 9 * 2 + 3 * 3) / 17
    deviation = float(np.std(history, ddof=1))
    scatter = (deviation + float(smoothed.mean_square[0]) ** 0.5 + steps + 2 * 0.4 * deviation) / 5
    assert forecast.half_width[0] == pytest.approx(width(18).factor * scatter)


@pytest.mark.parametrize("length", [12, 13, 17])
def test_what_grows_by_a_tenth_every_month_is_not_expected_to_fall_back(length: int) -> None:
    """In a year it became 2.85 to 4.6 times as large; last year's month without growth drew it down by a quarter."""
    history = 100 * 1.1 ** np.arange(length, dtype=float)[None]
    assert blend(history).mid[0] > 0.85 * history[0, -1]
    fallen = np.flip(history, axis=1)
    assert blend(fallen).mid[0] < 1.35 * fallen[0, -1]


def test_the_two_forecasters_of_three_years_are_weighed_by_each_others_error() -> None:
    """A season that repeats itself exactly: both see it; a fifth of a step is left as scatter."""
    pattern = np.array([0.0, 30, 10, -20, 5, 15, -30, 0, 25, -10, -5, -20])
    forecast = blend(100 + np.resize(pattern, 36)[None])
    assert forecast.mid[0] == pytest.approx(100 + pattern[0], abs=1e-6)
    step = float(np.mean(np.abs(np.diff(np.resize(pattern, 36)))))
    assert forecast.half_width[0] == pytest.approx(width(36).factor * 0.2 * step, rel=1e-6)


def test_recent_errors_widen_the_band_more_than_old_ones() -> None:
    """The same restless year at the beginning, and at the end, of six quiet ones."""
    random = np.random.default_rng(6)
    quiet, restless = random.normal(0, 1, (200, 60)), random.normal(0, 6, (200, 12))
    old, new = (100 + np.hstack(parts) for parts in ((restless, quiet), (quiet, restless)))
    assert np.median(blend(new).half_width) > 1.5 * np.median(blend(old).half_width)


def test_from_two_years_on_it_knows_the_season() -> None:
    time = np.arange(48)
    december = blend((100 + 50 * (time % 12 == 11) + np.random.default_rng(2).normal(0, 1, 48))[None, :47])
    assert december.mid[0] == pytest.approx(150, abs=4)
    assert december.half_width[0] < 12


def noise_and(length: int, great: dict[int, float]) -> Array:
    """300 series of noise of size 1 around 100, moved by so much so many months before the end."""
    series = 100 + np.random.default_rng(length).normal(0, 1, (300, length))
    for back, size in great.items():
        series[:, -back] += size
    return series


@pytest.mark.parametrize("length", [12, 17, 23, 24, 25, 36, 60])
def test_the_month_after_a_great_one_is_expected_as_if_it_had_not_been_and_with_doubt(length: int) -> None:
    """The middle moves by a small part of it; half the band widens by the doubt whether it lasts."""
    quiet, shaken = blend(noise_and(length, {})), blend(noise_and(length, {1: 30.0}))
    assert np.median(np.abs(shaken.mid - quiet.mid)) < 0.1 * 30
    assert np.median(shaken.half_width) > np.median(quiet.half_width) + 0.3 * 30


@pytest.mark.parametrize("length", [24, 36, 60])
def test_a_great_month_leaves_less_in_the_band_when_the_month_after_it_was_as_ever(length: int) -> None:
    """Two months on it is known not to have lasted."""
    fresh, old = blend(noise_and(length, {1: 30.0})), blend(noise_and(length, {2: 30.0}))
    assert np.median(old.half_width) < 0.6 * np.median(fresh.half_width)


@pytest.mark.parametrize("length", [24, 36, 60])
def test_a_new_level_seen_twice_is_where_the_next_month_is_expected(length: int) -> None:
    found = blend(noise_and(length, {1: 30.0, 2: 30.0}))
    assert np.mean(np.abs(found.mid + 0.0 - 130) <= found.half_width) > 0.9


@pytest.mark.parametrize("length", LENGTHS)
def test_shifting_and_scaling_a_series_shifts_and_scales_its_band(length: int) -> None:
    series = several(length)
    plain, moved = blend(series), blend(-2.5 * series + 1000)
    assert moved.mid == pytest.approx(-2.5 * plain.mid + 1000, rel=1e-9)
    assert moved.half_width == pytest.approx(2.5 * plain.half_width, rel=1e-6)
    assert moved.freedom == plain.freedom


@pytest.mark.parametrize("length", LENGTHS)
def test_a_series_is_judged_the_same_alone_and_in_company(length: int) -> None:
    series = several(length)
    together = blend(series)
    for row in range(len(series)):
        alone = blend(series[row : row + 1])
        assert alone.mid[0] == together.mid[row]
        assert alone.half_width[0] == together.half_width[row]


@pytest.mark.parametrize("length", LENGTHS)
def test_a_series_that_never_changes_is_expected_to_stay(length: int) -> None:
    flat = blend(np.full((1, length), 42.0))
    assert flat.mid[0] == pytest.approx(42.0)
    assert flat.half_width[0] == pytest.approx(0.0, abs=1e-9)
