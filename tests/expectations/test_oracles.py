"""Our arithmetic beside that of statsmodels and scipy, which are never asked at run time; where we differ is said."""

from __future__ import annotations

from types import ModuleType

import numpy as np
import pytest

from nenrin.expectations import p_value, smoothing
from nenrin.expectations.forecast import Array
from nenrin.expectations.seasonal_naive import seasonal_naive
from nenrin.expectations.seasons import month_effects

SERIES = 100 + np.cumsum(np.random.default_rng(17).normal(0, 3, (6, 48)), axis=1)
SEASON: Array = np.array([30.0, -10, 5, 0, 12, -20, -25, 8, 3, -4, 10, -9])


@pytest.fixture(scope="module")
def holt_winters() -> ModuleType:
    found: ModuleType = pytest.importorskip("statsmodels.tsa.holtwinters", reason="an oracle of tests only")
    return found


@pytest.mark.slow
@pytest.mark.parametrize("speed", [0.05, 0.3, 0.7, 1.0])
def test_smoothing_at_one_speed_is_statsmodels_simple_exponential_smoothing(
    monkeypatch: pytest.MonkeyPatch, holt_winters: ModuleType, speed: float,
) -> None:
    """We begin with the first value and average eleven speeds; statsmodels estimates one speed and the beginning."""
    monkeypatch.setattr(smoothing, "_SPEEDS", np.array([speed]))
    found = smoothing.smooth(SERIES, np.zeros(len(SERIES)), 0)
    for row, values in enumerate(SERIES):
        model = holt_winters.SimpleExpSmoothing(values, initialization_method="known", initial_level=values[0])
        fitted = model.fit(smoothing_level=speed, optimized=False)
        assert found.next[row] == pytest.approx(float(fitted.forecast(1)[0]), rel=1e-12)
        assert found.errors[row] == pytest.approx(values[1:] - np.asarray(fitted.fittedvalues)[1:], rel=1e-9, abs=1e-9)


@pytest.mark.slow
def test_a_drift_is_holts_trend_that_never_learns(
    monkeypatch: pytest.MonkeyPatch, holt_winters: ModuleType,
) -> None:
    """Holt's method with a fixed trend. Ours is half the shrunk slope; his is estimated with the level."""
    monkeypatch.setattr(smoothing, "_SPEEDS", np.array([0.4]))
    found = smoothing.smooth(SERIES, np.full(len(SERIES), 1.5), 0)
    for row, values in enumerate(SERIES):
        model = holt_winters.Holt(
            values, initialization_method="known", initial_level=values[0] - 1.5, initial_trend=1.5,
        )
        fitted = model.fit(smoothing_level=0.4, smoothing_trend=0.0, optimized=False)
        # Holt smooths the first value too; beginning one step before it, at its own forecast, makes that step void.
        assert found.next[row] == pytest.approx(float(fitted.forecast(1)[0]), rel=1e-9)


@pytest.mark.slow
def test_month_effects_are_those_of_the_classical_decomposition_where_the_season_is_certain() -> None:
    """A season without noise on a straight line: both see it exactly.

    We differ in two things: ours are shrunk (by nothing here, as nothing is uncertain), and the moving average is
    continued at both ends by its own slope, so that every month counts; statsmodels drops half a year at each end.
    """
    decompose = pytest.importorskip("statsmodels.tsa.seasonal").seasonal_decompose
    line = 200 + 1.5 * np.arange(60.0)
    line += np.resize(SEASON - np.mean(SEASON), 60)
    effects, following = month_effects(np.asarray(line[None], dtype=np.float64))
    classical = np.asarray(decompose(line, period=12, model="additive").seasonal)
    assert effects[0] == pytest.approx(classical, abs=1e-9)
    assert following[0] == pytest.approx(classical[0], abs=1e-9)


@pytest.mark.slow
def test_under_noise_month_effects_are_the_classical_ones_shrunk() -> None:
    """Ours are smaller and point the same way; what remains apart is the half-year at each end that only we use."""
    decompose = pytest.importorskip("statsmodels.tsa.seasonal").seasonal_decompose
    noisy = 200 + np.random.default_rng(3).normal(0, 15, 72)
    noisy += np.resize(SEASON, 72)
    effects, _ = month_effects(np.asarray(noisy[None], dtype=np.float64))
    classical = np.asarray(decompose(noisy, period=12, model="additive").seasonal)
    assert np.corrcoef(effects[0], classical)[0, 1] > 0.95
    assert 0.7 < np.std(effects[0]) / np.std(classical) < 1.0


@pytest.mark.slow
def test_p_values_are_scipys_student_t_and_cauchy() -> None:
    """The same functions: we only spell them without a statistics library; 6 % of what is outside is of any size."""
    stats = pytest.importorskip("scipy.stats")
    for freedom in (2.5, 4.14, 5.22, 8.0, 12.0, 30.0, 100.0):
        assert p_value(10.0, 10.0, freedom) == pytest.approx(0.05, rel=1e-10)
        usual, of_any_size = (float(stats.t.sf(1.5 * stats.t.ppf(0.975, one), one)) for one in (freedom, 1.0))
        by_hand = 2 * (0.94 * usual + 0.06 * of_any_size)
        assert p_value(-15.0, 10.0, freedom) == pytest.approx(by_hand, rel=1e-9)


@pytest.mark.slow
def test_the_seasonal_naive_is_a_seasonal_random_walk(holt_winters: ModuleType) -> None:
    """Holt–Winters that learns its season at once and its level never: last year's month."""
    values = 300 + np.resize(SEASON, 48) + np.random.default_rng(9).normal(0, 4, 48)
    model = holt_winters.ExponentialSmoothing(
        values, seasonal="add", seasonal_periods=12, initialization_method="known",
        initial_level=0.0, initial_seasonal=values[:12],
    )
    fitted = model.fit(smoothing_level=0.0, smoothing_seasonal=1.0, optimized=False)
    assert seasonal_naive(values[None]).mid[0] == pytest.approx(float(fitted.forecast(1)[0]), rel=1e-9)
