"""Faults planted in the rows of a month are named, and a sound month is left alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from nenrin.measures import Suspect, measure
from nenrin.measures.coverage import coverage
from nenrin.measures.suspects import suspects
from nenrin.settings import load
from nenrin.sources import read
from nenrin.vocabulary import Month
from nenrin.words import say
from shop import counted

ROW = dict[str, str]
JANUARY, OCTOBER = Month(2025, 1), Month(2025, 10)
SAMPLE = Path(__file__).parents[2] / "config" / "online-retail" / "client.yaml"
SUMS = {"sales": {"agg": "sum", "of": "amount"}, "orders": {"agg": "count", "where": "region == 'north'"}}
REGIONS = ("north", "north", "south", "west")


def rows(first: Month = JANUARY, last: Month = OCTOBER, open_on: str = "0123456") -> list[ROW]:
    """Twelve orders on every day that is open, every row another, a tenth of the customers blank."""
    found, day, number = [], first.first_day, 0
    while day <= last.last_day:
        for _ in range(12 if str(day.weekday()) in open_on else 0):
            number += 1
            who = "" if number % 10 == 0 else f"c{number}"
            amount = f"{50 + number * 7 % 41}.{number % 100:02d}"
            found.append({"day": str(day), "who": who, "region": REGIONS[number % 4], "amount": amount})
        day += dt.timedelta(days=1)
    return found


def found_in(folder: Path, given: Iterable[ROW], until: Month = OCTOBER, **more: Any) -> tuple[Suspect, ...]:  # noqa: ANN401 (YAML)
    """What looks wrong with these rows' last month."""
    lines = ["day,who,region,amount", *(",".join(row.values()) for row in given)]
    (folder / "orders.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return counted(folder, SUMS, str(until), **more).suspects


def told(found: Iterable[Suspect]) -> list[tuple[str, str]]:
    return [(one.kind, say(one.reason, "en")) for one in found]


def in_october(change: Callable[[ROW], ROW | None]) -> list[ROW]:
    """All rows, those of October changed; None takes one away."""
    changed = (change(row) if row["day"] >= "2025-10" else row for row in rows())
    return [row for row in changed if row is not None]


def test_a_sound_month_has_no_suspects(tmp_path: Path) -> None:
    assert found_in(tmp_path, rows()) == ()


def test_a_day_without_rows_is_named_where_there_always_were_some(tmp_path: Path) -> None:
    """Planted: 15 October is missing, a Wednesday."""
    (found,) = found_in(tmp_path, in_october(lambda row: None if row["day"] == "2025-10-15" else row))
    assert told([found]) == [("missing days", "no rows on 15 October 2025, although those weekdays always had some")]
    assert say(found.reason, "ja").startswith("2025年10月の15日にデータがない")
    assert (found.source, found.month, found.column, found.kpis) == ("orders", OCTOBER, "", ("sales", "orders"))


def test_a_shop_that_is_closed_on_sundays_misses_none(tmp_path: Path) -> None:
    assert found_in(tmp_path, rows(open_on="012345")) == ()
    gone = {"2025-10-07", "2025-10-14"}
    (found,) = found_in(tmp_path, [row for row in rows(open_on="012345") if row["day"] not in gone])
    assert say(found.reason, "en").startswith("no rows on 7 and 14 October 2025")


def test_a_holiday_that_closed_the_shop_in_the_same_month_of_last_year_is_no_missing_day(tmp_path: Path) -> None:
    """Closed on 13 October 2025, a Monday, as on 14 October 2024, the Monday of that year's holiday."""
    years = [row for row in rows(Month(2024, 6)) if row["day"] not in {"2024-10-14", "2025-10-13"}]
    assert found_in(tmp_path, years) == ()
    assert told(found_in(tmp_path, [row for row in years if row["day"] != "2025-10-15"])) == [
        ("missing days", "no rows on 15 October 2025, although those weekdays always had some"),
    ]


def test_a_day_on_which_the_client_was_closed_is_neither_missing_nor_makes_a_month_partial(tmp_path: Path) -> None:
    """Closed from 6 to 15 October, ten days: a hole that would make the month partial."""
    shut = {dt.date(2025, 10, day) for day in range(6, 16)}
    given = in_october(lambda row: None if dt.date.fromisoformat(row["day"]) in shut else row)
    assert [one.kind for one in found_in(tmp_path, given)] == ["partial"]
    assert found_in(tmp_path, given, closed=lambda day: day in shut) == ()


def test_a_weekday_that_is_gone_for_the_whole_month_is_told_even_if_some_were_closed_before(tmp_path: Path) -> None:
    """One Monday in May was closed; in October none is open."""
    def is_monday(row: ROW) -> bool:
        return dt.date.fromisoformat(row["day"]).weekday() == 0

    given = [row for row in in_october(lambda row: None if is_monday(row) else row) if row["day"] != "2025-05-05"]
    (found,) = found_in(tmp_path, given)
    assert say(found.reason, "en").startswith("no rows on 6, 13, 20 and 27 October 2025")


def test_the_days_around_new_year_are_nobodys_fault(tmp_path: Path) -> None:
    closed = {f"2025-12-{day}" for day in range(27, 32)}
    given = [row for row in rows(last=Month(2025, 12)) if row["day"] not in closed]
    assert found_in(tmp_path, given, Month(2025, 12)) == ()


@pytest.mark.parametrize(("keep", "kind"), [(0.5, "rows"), (2.0, "rows"), (0.95, None)])
def test_half_or_double_the_rows_are_loud(tmp_path: Path, keep: float, kind: str | None) -> None:
    """The share of every day's rows that is there: half a file, one delivered twice, a calm month."""
    october = [row for row in rows() if row["day"] >= "2025-10"]
    count = round(keep * 12)
    kept = [row for number, row in enumerate(october) if number % 12 < count]
    more = [{**row, "amount": f"1{row['amount']}"} for row in october[: round((keep - 1) * len(october))]]
    found = found_in(tmp_path, [*(row for row in rows() if row["day"] < "2025-10"), *kept, *(more if keep > 1 else [])])
    assert [one.kind for one in found] == ([kind] if kind else [])
    if kind:
        assert "372 rows" not in say(found[0].reason, "en")
        assert say(found[0].reason, "en").endswith("the months before had 336 to 372")


def test_half_the_rows_of_a_peak_are_seen_beside_last_years_peak(tmp_path: Path) -> None:
    """Every October has three times the rows: half of them is no unusual number, but an unusual year."""
    peaks = [
        {**row, "amount": f"{copy}{row['amount']}"} for row in rows(Month(2023, 10)) for copy in range(3)
        if copy == 0 or row["day"][5:7] == "10"
    ]
    assert found_in(tmp_path, peaks) == ()
    half = [row for number, row in enumerate(peaks) if row["day"] < "2025-10" or number // 12 % 2]
    count = sum(row["day"] >= "2025-10" for row in half)
    (found,) = found_in(tmp_path, half)
    assert found.kind == "rows"
    assert say(found.reason, "en").startswith(f"{count} rows in October 2025 against 1,116 in October 2024: a change")


def test_rows_that_stand_twice_are_told(tmp_path: Path) -> None:
    october = [row for row in rows() if row["day"] >= "2025-10"]
    (found,) = found_in(tmp_path, [*rows(), *october[:20]])
    assert found.kind == "duplicates"      # 20 of 372 + 20 rows
    assert say(found.reason, "en") == "5.1% of the rows of October 2025 appear twice; before, it was 0% at most"


def test_keys_that_were_dropped_more_often_than_before_are_told(tmp_path: Path) -> None:
    """One file a month; in October every twentieth row comes again under its key."""
    for month in sorted({row["day"][:7] for row in rows()}):
        given = [{"key": f"{month}-{number}", **row} for number, row in
                 enumerate(row for row in rows() if row["day"].startswith(month))]
        again = given[::20] if month == "2025-10" else []
        lines = ["key,day,who,region,amount", *(",".join(row.values()) for row in (*given, *again))]
        (tmp_path / f"{month}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    columns = {
        "key": {"type": "id"}, "day": {"type": "date"}, "who": {"type": "id", "required": False},
        "region": {"type": "category"}, "amount": {"type": "decimal(12,2)"},
    }
    source = {"path": "{month}.csv", "keys": ["key"], "on_duplicate": "keep_first", "columns": columns}
    (found,) = counted(tmp_path, SUMS, "2025-10", source=source).suspects
    assert found.kind == "duplicates"
    assert say(found.reason, "en").startswith("4.9% of the rows of October 2025 were dropped because their key")


@pytest.mark.parametrize(("blank", "column"), [(0.4, "who"), (0.1, "region")])
def test_a_share_of_blanks_out_of_line_is_told_with_its_column(tmp_path: Path, blank: float, column: str) -> None:
    count = 0

    def without(row: ROW) -> ROW:
        nonlocal count
        count += 1
        return {**row, column: ""} if count % 10 < blank * 10 else row

    (found,) = found_in(tmp_path, in_october(without))
    assert (found.kind, found.column) == ("blanks", column)
    assert found.kpis == (("orders",) if column == "region" else ())


def test_a_column_that_is_filled_all_of_a_sudden_is_told_too(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, in_october(lambda row: {**row, "who": row["who"] or "unknown"}))
    said = say(found.reason, "en")
    assert said.startswith("0.0% of the cells of column who are blank; before, it was between 10% and 10.")


def test_a_new_value_and_one_that_is_gone_are_named(tmp_path: Path) -> None:
    renamed = in_october(lambda row: {**row, "region": "West " * 2 if row["region"] == "west" else row["region"]})
    assert told(found_in(tmp_path, renamed)) == [
        ("category", "column region has values that were never there before October 2025: West West"),
        ("category", ("column region no longer has west in October 2025, although these always made up a clear "
                      "share of the rows")),
    ]


def test_the_values_of_a_personal_column_are_counted_never_named(tmp_path: Path) -> None:
    renamed = in_october(lambda row: {**row, "region": "Tanaka" if row["region"] == "west" else row["region"]})
    columns = {
        "day": {"type": "date"}, "who": {"type": "id", "required": False},
        "region": {"type": "category", "personal": True}, "amount": {"type": "decimal(12,2)"},
    }
    found = found_in(tmp_path, renamed, source={"columns": columns})
    assert told(found) == [
        ("category", "column region has 1 value that were never there before October 2025"),
        ("category", "column region lacks 1 value in October 2025 that always had a clear share of the rows"),
    ]


def test_a_rare_new_value_is_nothing(tmp_path: Path) -> None:
    count = 0

    def once(row: ROW) -> ROW:
        nonlocal count
        count += 1
        return {**row, "region": "east"} if count == 1 else row

    assert found_in(tmp_path, in_october(once)) == ()


@pytest.mark.parametrize(("factor", "words"), [(1000, "1,000 times as large"), (10, "10 times as large"),
                                               (0.001, "shrank about 1,000-fold")])
def test_another_unit_is_told(tmp_path: Path, factor: float, words: str) -> None:
    changed = in_october(lambda row: {**row, "amount": f"{float(row['amount']) * factor:.2f}"})
    (found,) = found_in(tmp_path, changed)
    assert (found.kind, found.column, found.kpis) == ("unit", "amount", ("sales",))
    assert words in say(found.reason, "en")


def test_prices_that_double_are_no_other_unit(tmp_path: Path) -> None:
    assert found_in(tmp_path, in_october(lambda row: {**row, "amount": f"{float(row['amount']) * 2:.2f}"})) == ()


def test_a_partial_month_is_that_and_no_more_is_said_of_its_days_and_rows(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, in_october(lambda row: row if row["day"] < "2025-10-12" else None))
    assert told([found]) == [("partial", "partial month: the data end on 11 October 2025")]


def test_with_less_than_six_months_behind_it_nothing_is_unusual(tmp_path: Path) -> None:
    given = [row for row in rows(Month(2025, 5)) if row["day"] != "2025-10-15"]
    assert found_in(tmp_path, given) == ()
    given = [row for row in rows(Month(2025, 4)) if row["day"] != "2025-10-15"]
    assert len(found_in(tmp_path, given)) == 1


@pytest.mark.slow
def test_in_two_years_of_a_real_shop_only_the_month_that_is_cut_off_is_suspect() -> None:
    said = load(SAMPLE).settings
    source, until = said.sources, Month(2011, 12)
    kpis = {name: kpi.measure for name, kpi in said.kpis.items() if kpi.measure is not None}
    tables = read(source, SAMPLE.parent, until, said.report.timezone)
    covered = {name: coverage(table, until, source[name].time) for name, table in tables.items()}
    months = [until + -back for back in range(25)]
    found = [one for month in months for one in suspects(tables, source, kpis, _until(covered, month), month)]
    assert told(found) == [("partial", "partial month: the data end on 9 December 2011")]
    assert measure(tables, kpis, said.customer, said.dimensions, source, until).suspects == tuple(found)


def _until(covered: dict[str, Any], month: Month) -> dict[str, Any]:
    """What was covered when ``month`` was the last one."""
    return {name: {one: days for one, days in months.items() if one <= month} for name, months in covered.items()}
