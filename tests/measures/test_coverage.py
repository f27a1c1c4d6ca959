"""Months that are not whole are recognised by their days, and whole ones are not suspected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from independent import invoices, months
from nenrin.measures.coverage import coverage
from nenrin.sources import MONTH, Table
from nenrin.vocabulary import Month

LAST = Month(2011, 12)


def table(days: list[dt.date]) -> Table:
    times = pd.Series([dt.datetime.combine(day, dt.time(12)) for day in days])
    return Table("orders", pd.DataFrame({"day": times, MONTH: times.dt.year * 12 + times.dt.month - 1}), ())


def partial(days: list[dt.date], until: Month) -> dict[str, str]:
    """Which months are not whole, and why."""
    found = coverage(table(days), until, "day")
    return {str(month): one.partial.plan.removeprefix("coverage.") for month, one in found.items() if one.partial}


def open_days(first: Month, last: Month, is_open: Callable[[dt.date], bool]) -> list[dt.date]:
    days = (last.last_day - first.first_day).days + 1
    every = (first.first_day + dt.timedelta(days=step) for step in range(days))
    return [day for day in every if is_open(day)]


@pytest.fixture(scope="module")
def sample() -> list[dt.date]:
    return [row["Invoice Date"].date() for month in months() for row in invoices(month)]


@pytest.mark.parametrize("until", [Month(2009, 12) + step for step in range(25)], ids=str)
def test_of_the_sample_only_the_last_december_is_partial(sample: list[dt.date], until: Month) -> None:
    """Whatever month is reported: Christmas closings, Easter and months without another year are not suspected."""
    assert partial(sample, until) == ({"2011-12": "ends_early"} if until == LAST else {})


def test_what_is_covered_is_told_with_rows_and_days(sample: list[dt.date]) -> None:
    december = coverage(table(sample), LAST, "day")[LAST]
    assert (december.rows, december.first_day, december.last_day) == (1015, dt.date(2011, 12, 1), dt.date(2011, 12, 9))
    assert december.days == len({day for day in sample if Month.of(day) == LAST})
    assert december.partial is not None
    assert december.partial.facts == {"day": 9, "month": LAST}


@pytest.mark.parametrize("day", [10, 20, 25])
def test_a_month_that_was_exported_before_its_end_is_partial_even_in_the_first_year(day: int) -> None:
    until = dt.date(2026, 10, day)
    days = open_days(Month(2026, 5), Month(2026, 10), lambda one: one.weekday() < 5 and one <= until)
    assert partial(days, Month(2026, 10)) == {"2026-10": "ends_early"}


def test_the_only_month_there_is_can_be_partial() -> None:
    october = Month(2026, 10)
    assert partial(open_days(october, october, lambda one: one.day <= 10), october) == {"2026-10": "ends_early"}


def test_a_shop_that_opens_in_the_middle_of_a_month_starts_late() -> None:
    days = open_days(Month(2026, 6), Month(2026, 10), lambda one: one >= dt.date(2026, 6, 15))
    assert partial(days, Month(2026, 10)) == {"2026-06": "starts_late"}


def test_a_week_that_is_missing_inside_a_month_is_found_but_a_weekday_that_never_trades_is_not_missed() -> None:
    lost = {dt.date(2026, 9, day) for day in range(7, 14)}
    days = open_days(Month(2026, 5), Month(2026, 10), lambda one: one.weekday() != 5 and one not in lost)
    assert partial(days, Month(2026, 10)) == {"2026-09": "days_missing"}
    sundays = open_days(Month(2026, 1), Month(2026, 12), lambda one: one.weekday() == 6)
    assert partial(sundays, Month(2026, 12)) == {}


def sparse(quiet: float, lost: tuple[int, int] = (0, 0)) -> dict[str, str]:
    """Two years of two orders a day on average, each of one to three lines, with a last January ``quiet`` times that.

    Of its days ``lost`` are missing, from–to.
    """
    random, days = np.random.default_rng(2012), list[dt.date]()
    for day in open_days(Month(2010, 2), Month(2012, 1), lambda _: True):
        last = Month.of(day) == Month(2012, 1)
        orders = int(random.poisson(2.0 * (quiet if last else 1.0)))
        days += [] if last and lost[0] <= day.day <= lost[1] else [day] * int(np.sum(random.integers(1, 4, orders)))
    return partial(days, Month(2012, 1))


def test_in_a_quiet_month_of_a_shop_with_few_orders_empty_days_are_chance() -> None:
    """Two orders a day leave one day in seven empty; half an order leaves three in five."""
    assert sparse(0.25) == {}
    assert sparse(1.0, (10, 21)) == {"2012-01": "days_missing"}
    assert sparse(1.0, (20, 31)) == {"2012-01": "ends_early"}


def test_the_closing_of_another_year_explains_this_years() -> None:
    """A hotel closed from 10 January to 9 February every year; in the third year it stays closed a month longer."""

    def is_open(day: dt.date) -> bool:
        return not (day.month == 1 and day.day >= 10) and not (day.month == 2 and day.day < 10)

    days = open_days(Month(2024, 3), Month(2026, 3), is_open)
    assert partial(days, Month(2026, 3)) == {}
    assert partial([day for day in days if day < dt.date(2026, 2, 20)], Month(2026, 2)) == {"2026-02": "ends_early"}


@pytest.mark.parametrize("until", [Month(2026, 1), Month(2026, 6)])
def test_rows_that_are_dated_by_month_have_no_days_to_miss(until: Month) -> None:
    assert partial(open_days(Month(2026, 1), Month(2026, 6), lambda one: one.day == 1), until) == {}


def test_rows_that_come_now_and_then_have_no_days_to_miss() -> None:
    days = [dt.date(2026, month, day) for month in range(1, 7) for day in ((3, 17, 24), (9, 11), (5, 28))[month % 3]]
    assert partial(days, Month(2026, 6)) == {}
