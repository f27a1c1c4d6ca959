"""The made-up mail-order house: its files are what its generator makes, and its numbers are those it was made with."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache

import holidays
import numpy as np
import pytest
from python_calamine import CalamineWorkbook
from samples.aozora import planted
from samples.aozora.__main__ import SHEET, plan
from samples.aozora.advertising import advertising
from samples.aozora.days import HOLIDAYS, business, days, months, weight
from samples.aozora.files import workbook
from samples.aozora.goods import CATEGORIES, CHANNELS
from samples.aozora.letters import letters
from samples.aozora.rows import FIRST_MEMBER, Row, headers, rows
from samples.aozora.trade import Orders, Trade, trade
from samples.aozora.win_back import win_back

import house

CLIENT = house.ROOT / "config" / "aozora-tsuhan"
MEGABYTE = 1_000_000


@cache
def made() -> Trade:
    return trade()


def orders_of(month: tuple[int, int]) -> Orders:
    return made().orders[months().index(month)]


def read(month: tuple[int, int]) -> list[tuple[object, ...]]:
    """The rows of a month's file as a spreadsheet program shows them."""
    path = CLIENT / "data" / f"juchu_{month[0]}-{month[1]:02}.xlsx"
    return [tuple(row) for row in CalamineWorkbook.from_path(path).get_sheet_by_name(SHEET).to_python()]


@pytest.mark.parametrize("month", [months()[0], (2024, 7), (2025, 6), (2026, 2), months()[-1]])
def test_the_generator_makes_the_rows_that_lie_in_the_repository(month: tuple[int, int]) -> None:
    first, *others = read(month)
    assert first == headers(*month)
    assert others == rows(orders_of(month))


@pytest.mark.slow
def test_it_does_so_for_every_month() -> None:
    for one in made().orders:
        assert read((one.year, one.number))[1:] == rows(one), (one.year, one.number)


@pytest.mark.parametrize(
    ("name", "lines"),
    [("mail_magazine", letters), ("advertising", advertising), ("win_back_2025-09", lambda: win_back(made()))],
)
def test_the_generator_makes_the_lists_that_lie_in_the_repository(
    name: str, lines: Callable[[], list[Row]],
) -> None:
    text = (CLIENT / "data" / f"{name}.csv").read_bytes().decode("cp932")
    assert list(csv.reader(io.StringIO(text, newline="")))[1:] == [list(map(str, row)) for row in lines()]


def test_the_budget_is_the_one_in_the_repository() -> None:
    assert (CLIENT / "plan.csv").read_bytes() == plan(made())


def test_no_other_file_lies_there_and_all_are_small() -> None:
    found = [path for path in (CLIENT / "data").iterdir() if path.name != "SOURCE.md"]
    assert len(found) == planted.MONTHS + 3
    assert sum(path.stat().st_size for path in found) < 6 * MEGABYTE


def test_another_seed_makes_another_house() -> None:
    assert trade(planted.SEED + 1).states != made().states


def test_the_house_has_about_24_000_members_and_6_000_orders_a_month() -> None:
    assert 23_000 <= made().members <= 25_000
    counts = [len(one) for one in made().orders]
    assert 4_500 <= min(counts) <= max(counts) <= 7_500
    assert sum(counts) / len(counts) == pytest.approx(6_000, rel=0.06)


def test_a_member_is_new_once_and_the_three_states_are_all_buyers() -> None:
    seen: set[int] = set()
    for one, (new, retained, reactivated) in zip(made().orders, made().states, strict=True):
        buyers = set(one.member.tolist())
        assert new == len(buyers - seen)
        assert new + retained + reactivated == len(buyers)
        seen |= buyers


def test_the_public_holidays_are_those_of_japan() -> None:
    known = holidays.country_holidays("JP", years=range(2023, 2027))
    assert set(known) == HOLIDAYS


def test_nothing_is_ordered_on_a_closed_day() -> None:
    for one in made().orders:
        closed = {number for number, day in enumerate(days(one.year, one.number)) if weight(day) == 0}
        assert not closed & set(one.day.tolist())


def test_the_warehouse_move_takes_a_fifth_of_the_month() -> None:
    ordinary = business(2025, 10) + len(planted.CLOSED) / 25
    assert business(2025, 10) / ordinary == pytest.approx(0.8, abs=0.02)


def test_one_sunday_is_lost_on_the_way_to_the_file_and_nowhere_else() -> None:
    one = orders_of((2026, 2))
    days_in_file = {row[1] for row in rows(one)}
    assert set(days(2026, 2)) - days_in_file == {planted.LOST_DAY}
    assert planted.LOST_DAY.weekday() == 6
    assert int(np.count_nonzero(one.day == planted.LOST_DAY.day - 1)) > 50


def test_line_has_no_order_before_it_opens() -> None:
    line = CHANNELS.index("LINE")
    by_line = {(one.year, one.number): int(np.count_nonzero(one.channel == line)) for one in made().orders}
    assert all((count > 0) == (month >= planted.LINE_OPENS) for month, count in by_line.items())


def test_the_win_back_lifts_the_share_of_buyers_by_what_was_planted() -> None:
    """Within three standard errors: 8 points on 3,600 members, less those who would have bought anyway."""
    listed, out = made().listed, made().held_out
    bought = np.isin(listed, orders_of(planted.WIN_BACK).member)
    anyway, then = float(bought[out].mean()), float(bought[~out].mean())
    error = (anyway * (1 - anyway) / 900 + then * (1 - then) / 3600) ** 0.5
    assert then - anyway == pytest.approx(planted.WIN_BACK_LIFT * (1 - anyway), abs=3 * error)
    assert (int(np.count_nonzero(~out)), int(np.count_nonzero(out))) == (3600, 900)


def test_the_clerks_slips_are_few_and_of_both_kinds() -> None:
    found = rows(orders_of((2025, 3)))
    spelt = Counter(row[3] not in CHANNELS or row[5] not in CATEGORIES for row in found)
    typed = Counter(isinstance(row[7], str) for row in found)
    assert 0.01 < spelt[True] / len(found) < 0.05
    assert 0.002 < typed[True] / len(found) < 0.02


def test_six_orders_of_one_month_stand_twice_and_no_others() -> None:
    twice = {
        (one.year, one.number): count
        for one in made().orders
        if (count := len(one) - len({row[0] for row in rows(one)})) and (one.year, one.number) != (2026, 2)
    }
    found = rows(orders_of((2024, 7)))
    assert not twice
    assert len(found) - len({row[0] for row in found}) == 6


def test_members_are_numbers_of_six_digits_and_days_are_days() -> None:
    for row in rows(orders_of(months()[-1])):
        assert isinstance(row[2], int)
        assert FIRST_MEMBER <= row[2] <= 999_999
        assert isinstance(row[1], dt.date)


def test_a_workbook_is_the_same_whenever_it_is_made() -> None:
    one = workbook(SHEET, ("受注番号", "受注日"), [(1, dt.date(2025, 4, 1))])
    with zipfile.ZipFile(io.BytesIO(one)) as opened:
        assert b"2026-04-01T09:00:00Z" in opened.read("docProps/core.xml")
        assert {part.date_time for part in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert one == workbook(SHEET, ("受注番号", "受注日"), [(1, dt.date(2025, 4, 1))])
