"""Months and days as people write them."""

from __future__ import annotations

import datetime as dt

import pytest

from nenrin.vocabulary import Month
from nenrin.words import Words


@pytest.mark.parametrize(("number", "name", "short"), [
    (1, "January", "Jan"), (5, "May", "May"), (9, "September", "Sep"), (12, "December", "Dec"),
])
def test_a_month_has_a_name_and_a_short_one(number: int, name: str, short: str) -> None:
    month, english, japanese = Month(2026, number), Words("en"), Words("ja")
    assert (english.month(month), english.month(month, "short")) == (f"{name} 2026", f"{short} 2026")
    assert (english.month(month, "name"), english.tick(month)) == (name, short)
    assert (japanese.month(month), japanese.tick(month)) == (f"2026年{number}月", f"{number}月")
    assert japanese.month(month, "issue") == f"2026年{number}月度"


def test_a_day_is_written_out() -> None:
    day = dt.date(2011, 12, 9)
    assert (Words("en").day(day), Words("ja").day(day)) == ("9 December 2011", "2011年12月9日")
