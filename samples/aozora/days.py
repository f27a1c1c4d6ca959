"""The shop's days: how much of an ordinary weekday's business each of them brings."""

from __future__ import annotations

import calendar
import datetime as dt

from samples.aozora.planted import CLOSED, FIRST_MONTH, FIRST_YEAR, MONTHS

_SATURDAY, _SUNDAY = 5, 6
_WEIGHTS = {_SATURDAY: 0.6, _SUNDAY: 0.4}
_HOLIDAY = 0.4
ORDINARY_MONTH = 25.0
"""Weekdays' worth of business in a usual month."""

_HOLIDAYS = {
    2023: "0101 0102 0109 0211 0223 0321 0429 0503 0504 0505 0717 0811 0918 0923 1009 1103 1123",
    2024: "0101 0108 0211 0212 0223 0320 0429 0503 0504 0505 0506 0715 0811 0812 0916 0922 0923 1014 1103 1104 1123",
    2025: "0101 0113 0211 0223 0224 0320 0429 0503 0504 0505 0506 0721 0811 0915 0923 1013 1103 1123 1124",
    2026: "0101 0112 0211 0223 0320 0429 0503 0504 0505 0506 0720 0811 0921 0922 0923 1012 1103 1123",
}
HOLIDAYS = frozenset(
    dt.date(year, int(day[:2]), int(day[2:])) for year, days in _HOLIDAYS.items() for day in days.split()
)
"""The public holidays of Japan, with the days off that stand in for those on a Sunday."""
_NEW_YEAR = {(12, 31), (1, 1), (1, 2), (1, 3)}


def months() -> list[tuple[int, int]]:
    """Year and number of every month of the sample."""
    start = FIRST_YEAR * 12 + FIRST_MONTH - 1
    return [(one // 12, one % 12 + 1) for one in range(start, start + MONTHS)]


def closed(day: dt.date) -> bool:
    """Whether nobody takes orders."""
    return (day.month, day.day) in _NEW_YEAR or day in CLOSED


def weight(day: dt.date) -> float:
    """The day's part of an ordinary weekday."""
    if closed(day):
        return 0.0
    return _HOLIDAY if day in HOLIDAYS else _WEIGHTS.get(day.weekday(), 1.0)


def days(year: int, number: int) -> list[dt.date]:
    """Every day of a month."""
    return [dt.date(year, number, day + 1) for day in range(calendar.monthrange(year, number)[1])]


def business(year: int, number: int) -> float:
    """A month's business against that of an ordinary month, by its days alone."""
    return sum(weight(day) for day in days(year, number)) / ORDINARY_MONTH
