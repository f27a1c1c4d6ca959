"""The declared calendar: days of trade against calendars counted by hand, and KPIs judged by the day."""

from __future__ import annotations

import calendar
import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forest import FIRST, grow, monthly
from nenrin.expectations import TradingDays, expect, trading_days
from nenrin.expectations.trading_days import Closing, Weekdays
from nenrin.vocabulary import Month, Sentence

WEEKENDS = Weekdays(sat=0.0, sun=0.0)
MONTH = FIRST + 40


def test_without_weights_every_day_counts() -> None:
    assert [trading_days(TradingDays(), Month(2024, number)) for number in (1, 2, 4)] == [31, 29, 30]


def test_weekdays_have_their_weights() -> None:
    """November 2025 has five Saturdays and five Sundays beside twenty weekdays."""
    days = TradingDays(weekdays=Weekdays(sat=0.6, sun=0.4))
    assert trading_days(days, Month(2025, 11)) == pytest.approx(20 + 5 * 0.6 + 5 * 0.4)


def test_a_public_holiday_has_its_own_weight_and_moves_with_the_year() -> None:
    """Good Friday and Easter Monday: both in April 2025 and in April 2026, in March and April 2024."""
    days = TradingDays(country="GB", subdivision="ENG", holidays=0.0, weekdays=WEEKENDS)
    assert trading_days(days, Month(2025, 4)) == 22 - 2
    assert trading_days(days, Month(2024, 3)) == 21 - 1
    assert trading_days(days, Month(2024, 4)) == 22 - 1


def test_golden_week_of_2025_with_its_substitute_day() -> None:
    """May 2025 in Japan: 3 May a Saturday, 4 May a Sunday, the 5th and, as a substitute, the 6th."""
    days = TradingDays(country="JP", holidays=0.0, weekdays=WEEKENDS)
    assert trading_days(days, Month(2025, 5)) == 22 - 2


def test_a_holiday_never_counts_more_than_its_weekday() -> None:
    """New Year's Day 2023 was a Sunday; its substitute in England the Monday."""
    days = TradingDays(country="GB", subdivision="ENG", holidays=0.5, weekdays=Weekdays(sun=0.0))
    assert [days.weight(dt.date(2023, 1, day)) for day in (1, 2, 3)] == [0.0, 0.5, 1.0]


def test_closed_days_do_not_count() -> None:
    days = TradingDays.model_validate({"closed": [dt.date(2025, 12, 24), {"from": "2025-12-30", "to": "2026-01-03"}]})
    assert trading_days(days, Month(2025, 12)) == 31 - 3
    assert trading_days(days, Month(2026, 1)) == 31 - 3


def test_a_closing_that_runs_backward_is_refused() -> None:
    with pytest.raises(ValueError, match="before they begin"):
        Closing.model_validate({"from": "2026-01-03", "to": "2026-01-02"})


@given(st.integers(2000, 2040), st.integers(1, 12), st.lists(st.floats(0, 2), min_size=7, max_size=7))
def test_a_month_is_the_sum_of_its_weekdays(year: int, number: int, weights: list[float]) -> None:
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    weekdays = Weekdays.model_validate(dict(zip(names, weights, strict=True)))
    counts = [sum(week[day] > 0 for week in calendar.monthcalendar(year, number)) for day in range(7)]
    by_hand = sum(count * weight for count, weight in zip(counts, weights, strict=True))
    assert trading_days(TradingDays(weekdays=weekdays), Month(year, number)) == pytest.approx(by_hand)


CLOSED_WEEKENDS = TradingDays(weekdays=WEEKENDS)
BY_DAY = 50 + np.random.default_rng(8).normal(0, 1, 41)
DAYS = np.array([np.busday_count(str(FIRST + step), str(FIRST + (step + 1))) for step in range(41)])


def test_a_kpi_judged_by_the_day_is_expected_by_the_day_times_its_days() -> None:
    """Days counted by numpy's own calendar: the band is that of the daily values, times the month's days."""
    tree = grow({"root": (BY_DAY * DAYS).tolist()}, {"root": {"per": "trading_day"}})
    found = expect(tree, MONTH, calendar=CLOSED_WEEKENDS)["root"]
    daily = expect(grow({"root": BY_DAY.tolist()}), MONTH)["root"]
    for month, one in found.items():
        days = float(DAYS[month - FIRST])
        assert one.trading_days == days
        for side in ("low", "mid", "high"):
            assert getattr(one, side) == pytest.approx(getattr(daily[month], side) * days)
        assert one.p == pytest.approx(daily[month].p)


def test_the_calendars_part_is_what_the_month_before_would_have_had_more_or_less() -> None:
    tree = grow({"root": (BY_DAY * DAYS).tolist()}, {"root": {"per": "trading_day"}})
    found = expect(tree, MONTH, calendar=CLOSED_WEEKENDS)["root"][MONTH]
    assert found.mid is not None
    daily = found.mid / DAYS[40]
    assert DAYS[40] != DAYS[39]
    assert found.calendar == pytest.approx(daily * (DAYS[40] - DAYS[39]))


def test_steady_trade_by_the_day_is_no_surprise_however_long_the_month() -> None:
    """Without the calendar, the same months are noise of several per cent."""
    tree = grow({"root": (50.0 * DAYS).tolist()}, {"root": {"per": "trading_day"}})
    found = expect(tree, MONTH, calendar=CLOSED_WEEKENDS)["root"][MONTH]
    plain = expect(grow({"root": (50.0 * DAYS).tolist()}), MONTH)["root"][MONTH]
    assert found.half_width == pytest.approx(0, abs=1e-4)
    assert plain.half_width is not None
    assert plain.half_width > 50


def test_without_per_a_calendar_changes_nothing() -> None:
    tree = grow({"root": (BY_DAY * DAYS).tolist()})
    assert expect(tree, MONTH, calendar=CLOSED_WEEKENDS) == expect(tree, MONTH)


def test_a_month_that_was_closed_throughout_is_neither_judged_nor_learnt_from() -> None:
    closed = TradingDays.model_validate({"closed": [{"from": MONTH.first_day, "to": MONTH.last_day}]})
    tree = grow({"root": [*(100 + BY_DAY[:40]).tolist(), 0.0, 100.0]}, {"root": {"per": "trading_day"}})
    found = expect(tree, MONTH + 1, calendar=closed, window=2)["root"]
    assert found[MONTH].reason == Sentence("expectation.closed", {"month": MONTH})
    assert found[MONTH].mid is None
    assert found[MONTH + 1].months == 40
    assert found[MONTH + 1].mid is not None


def test_no_band_sees_the_judged_month_by_the_day_either() -> None:
    bands = set()
    for last in (1.0, 9e6):
        tree = grow({"root": [*(BY_DAY * DAYS)[:40].tolist(), last]}, {"root": {"per": "trading_day"}})
        found = expect(tree, MONTH, calendar=CLOSED_WEEKENDS)["root"][MONTH]
        bands.add((found.low, found.mid, found.high, found.calendar))
    assert len(bands) == 1


def test_only_months_of_the_tree_are_counted() -> None:
    """A window that reaches back before the first month is no error."""
    tree = grow({"root": monthly([1.0, 2.0])}, {"root": {"per": "trading_day"}})
    found = expect(tree, FIRST + 1, calendar=CLOSED_WEEKENDS)["root"]
    assert found[FIRST + 1].reason == Sentence("expectation.short", {"months": 1, "needed": 6})
