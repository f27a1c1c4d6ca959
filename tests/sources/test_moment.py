"""Days and times are read strictly; nothing is guessed."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from nenrin.sources.moment import day, moment
from nenrin.sources.refusal import Refused, Repaired
from orders import wall

TOKYO = ZoneInfo("Asia/Tokyo")


def plain(found: dt.datetime | Repaired) -> object:
    return found.value if isinstance(found, Repaired) else found


@pytest.mark.parametrize(
    "written",
    [
        "2026-10-04", "2026/10/4", "2026.10.04", "2026年10月4日", "２０２６／１０／０４", "20261004", "令和8年10月4日",
        "R8.10.4", "2026年10月4日(日)", dt.date(2026, 10, 4), wall("2026-10-04"), 46299.0,
    ],
)
def test_a_day_is_recognised_in_every_unambiguous_spelling(written: object) -> None:
    assert plain(day(written, TOKYO)) == wall("2026-10-04")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("令和元年5月1日", (2019, 5, 1)), ("平成31年4月30日", (2019, 4, 30)), ("昭和64年1月7日", (1989, 1, 7)),
        ("平成元年1月8日", (1989, 1, 8)), ("H31/4/30", (2019, 4, 30)),
    ],
)
def test_eras_begin_in_the_middle_of_a_year(written: str, meant: tuple[int, int, int]) -> None:
    assert plain(day(written, TOKYO)) == dt.datetime.combine(dt.date(*meant), dt.time())


@pytest.mark.parametrize(
    "written",
    [
        "01/02/2026", "13/02/2026", "1-2-26", "2026-9", "2026/9", "99999-10", "46296", "201012", "202613", "2026-02-30",
        "2026-13-01", "令和元年4月30日", "明日", "10月4日", "2026-10/04", "", 2026.0, 201012.0,
        210001.0, 202610.5, -5.0, dt.time(0, 0),
        "2026-10-04 25:00", "2026-10-04 9:05 PM",
    ],
)
def test_what_could_mean_another_day_or_none_is_refused(written: object) -> None:
    with pytest.raises(Refused):
        day(written, TOKYO)


def test_the_order_of_day_and_month_is_named_as_the_reason() -> None:
    with pytest.raises(Refused, match="day-month or month-day"):
        day("01/02/2026", TOKYO)


@pytest.mark.parametrize(
    "written", ["2026-10", "2026/10", "2026年10月", "令和8年10月", "202610", "２０２６１０", 202610.0],
)
def test_a_month_without_a_day_is_its_first_day_and_counted(written: object) -> None:
    found = day(written, TOKYO)
    assert isinstance(found, Repaired)
    assert found.value == wall("2026-10-01")
    with pytest.raises(Refused):
        moment(written, TOKYO)


@pytest.mark.parametrize(
    ("written", "local"),
    [
        ("2026-10-31T14:59:59Z", wall("2026-10-31 23:59:59")),
        ("2026-10-31T15:00:00Z", wall("2026-11-01")),
        ("2026-10-31 11:00:00-05:00", wall("2026-11-01 01:00")),
        ("2026-10-31T23:30:00+0900", wall("2026-10-31 23:30")),
    ],
)
def test_an_instant_becomes_local_wall_time(written: str, local: dt.datetime) -> None:
    found = moment(written, TOKYO)
    assert isinstance(found, Repaired)
    assert found.value == local


def test_summer_time_counts_for_instants() -> None:
    """London is an hour ahead of UTC until 1 am UTC on the last Sunday of October."""
    london = ZoneInfo("Europe/London")
    assert plain(moment("2026-10-24T23:30:00Z", london)) == wall("2026-10-25 00:30")
    assert plain(moment("2026-10-31T23:30:00Z", london)) == wall("2026-10-31 23:30")


def test_a_time_without_zone_is_local_already() -> None:
    assert moment("2026-10-31 23:59:59.999999", TOKYO) == wall("2026-10-31 23:59:59.999999")
    assert moment("2026年10月31日 9時05分", TOKYO) == wall("2026-10-31 09:05")


def test_an_instant_in_a_date_column_is_refused_because_its_day_depends_on_the_zone() -> None:
    with pytest.raises(Refused, match="instant"):
        day("2026-10-31T16:30:00Z", TOKYO)


def test_day_numbers_count_from_the_epoch_of_their_workbook() -> None:
    assert plain(moment(44838.5, TOKYO)) == wall("2022-10-04 12:00")
    assert plain(moment(44838.5, TOKYO, from_1904=True)) == wall("2026-10-05 12:00")
