"""Faults that leave every file readable and a wrong number behind: each is refused or told, none stays quiet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import pytest

from nenrin.measures import Suspect
from nenrin.vocabulary import Month, Problems
from nenrin.words import say
from shop import COLUMNS, counted

Row: TypeAlias = dict[str, str]
MONTHS = tuple(Month(2025, 1) + step for step in range(14))
LAST = MONTHS[-1]
SUMS: Mapping[str, Mapping[str, Any]] = {
    "sales": {"agg": "sum", "of": "amount"}, "buyers": {"agg": "count_distinct", "of": "who"},
    "fresh": {"agg": "count_distinct", "of": "who", "customers": "new"},
}
SOURCE: dict[str, Any] = {
    "path": "orders_*.csv", "keys": ["no"], "columns": {
        **COLUMNS, "no": {"type": "id"}, "who": {"type": "id", "personal": True}, "items": {"type": "integer"},
    },
}


@cache
def rows(busy: int = 6) -> dict[Month, list[Row]]:
    """About ``busy`` orders a day by 200 customers, 1 to 4 items each at 500 to 5,000."""
    random, found = Random(3), dict[Month, list[Row]]()  # noqa: S311 (a test's data)
    for month in MONTHS:
        days = [day for day in range(1, month.last_day.day + 1) for _ in range(random.randint(busy - 1, busy + 1))]
        found[month] = [
            {
                "no": f"{month}{place:05d}", "day": f"{month}-{day:02d}", "who": f"{random.randint(1, 200):06d}",
                "region": random.choice("NNSSW"), "items": str(random.randint(1, 4)),
                "amount": str(random.randint(500, 5000)),
            }
            for place, day in enumerate(days)
        ]
    return found


def found_in(folder: Path, changed: Iterable[Row], more: Iterable[Row] = (), busy: int = 6) -> tuple[Suspect, ...]:
    """What looks wrong where February 2026 is ``changed``, and perhaps a further file lies beside it."""
    files = {str(month): found for month, found in rows(busy).items()} | {str(LAST): [*changed]}
    for name, written in {**files, "more": [*more]}.items():
        if written:
            lines = [",".join(written[0]), *(",".join(row.values()) for row in written)]
            (folder / f"orders_{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return counted(folder, SUMS, str(LAST), source=SOURCE, customer={}).suspects


def told(found: Iterable[Suspect]) -> list[tuple[str, str]]:
    return [(one.kind, one.column) for one in found]


def every(number: int, column: str, change: Callable[[str], str]) -> list[Row]:
    """February with every so-manieth row changed."""
    return [
        row | {column: change(row[column])} if place % number == 0 else row for place, row in enumerate(rows()[LAST])
    ]


def in_region(region: str, change: Callable[[str], str]) -> list[Row]:
    """February with the amounts of one region changed: one branch's file."""
    return [row | {"amount": change(row["amount"])} if row["region"] == region else row for row in rows()[LAST]]


def test_a_sound_month_is_left_alone(tmp_path: Path) -> None:
    assert found_in(tmp_path, rows()[LAST]) == ()


FAULTS: list[tuple[list[Row], tuple[str, str], str]] = [
    (every(1, "amount", lambda amount: f"-{amount}"), ("signs", "amount"), "100.0% of the numbers"),
    (every(5, "amount", lambda amount: f"-{amount}"), ("signs", "amount"), "another sign for the same thing?"),
    (every(4, "amount", lambda _: "0"), ("signs", "amount"), "are zero in February 2026"),
    (every(1, "amount", lambda amount: str(155 * int(amount))), ("unit", "amount"), "another currency or unit?"),
    (every(1, "amount", lambda amount: f"{int(amount) / 155:.2f}"), ("unit", "amount"), "shrank about"),
    (every(1, "amount", lambda amount: f"{amount}000"), ("unit", "amount"), "about 1,000 times as large"),
    (every(90, "amount", lambda amount: f"{amount}000"), ("sizes", "amount"), "column amount has 2 numbers"),
    (in_region("W", lambda amount: f"{amount}000"), ("sizes", "amount"), "more than ten times as large as any before"),
    (in_region("W", lambda amount: f"{int(amount) / 1000:.2f}"), ("sizes", "amount"), "less than a tenth"),
    (every(1, "who", lambda who: str(int(who))), ("ids", "who"), "with other leading zeros"),
    (every(2, "who", lambda who: str(int(who))), ("ids", "who"), "with other leading zeros"),
    (every(1, "who", lambda who: f"C-{who}"), ("ids", "who"), "only 0.0% of the ids of column who"),
    (every(3, "who", lambda _: "000007"), ("ids", "who"), "one id of column who stands on 3"),
    (every(1, "region", lambda region: {"W": "West"}.get(region, region)), ("category", "region"), "West"),
    (every(20, "day", lambda day: day.replace("2026", "2025")), ("dates", ""), "are of February 2025"),
]
KINDS = {fault[1]: fault for fault in reversed(FAULTS)}
"""The first of every kind, for the run in a hurry."""


@pytest.mark.parametrize(("changed", "suspect", "words"), [
    fault if fault in KINDS.values() else pytest.param(*fault, marks=pytest.mark.slow) for fault in FAULTS
])
def test_what_is_wrong_with_the_numbers_ids_and_dates_is_told(
    tmp_path: Path, changed: list[Row], suspect: tuple[str, str], words: str,
) -> None:
    found = found_in(tmp_path, changed)
    assert suspect in told(found)
    texts = [say(one.reason, "en") for one in found if (one.kind, one.column) == suspect]
    assert any(words in text for text in texts), texts
    for one in found:
        assert "{" not in say(one.reason, "ja")
        spelled = {row["who"] for row in changed if len(row["who"]) >= 6}
        assert not any(who in say(one.reason, "en") for who in spelled), "no id is ever named"


def test_two_columns_that_changed_places_are_told_in_both(tmp_path: Path) -> None:
    swapped = [row | {"items": row["amount"], "amount": row["items"]} for row in rows()[LAST]]
    assert told(found_in(tmp_path, swapped)) == [("unit", "amount"), ("unit", "items")]


def test_what_other_ids_spoil_are_the_counts_of_customers(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, every(1, "who", lambda who: f"C-{who}"))
    assert set(found.kpis) == {"buyers", "fresh"}


def test_days_sent_again_under_other_numbers_are_told(tmp_path: Path) -> None:
    """The first five days stand in another file too, with new keys: too few rows to look unusual."""
    again = [row | {"no": f"A{row['no']}"} for row in rows()[LAST] if row["day"] < "2026-02-06"]
    (found,) = found_in(tmp_path, rows()[LAST], again)
    assert found.kind == "duplicates"
    assert "repeat another row in everything but no" in say(found.reason, "en")


def test_the_month_sent_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="stands twice"):
        found_in(tmp_path, rows()[LAST], rows()[LAST][::-1])
    with pytest.raises(Problems, match="the same content"):
        found_in(tmp_path, rows()[LAST], rows()[LAST])


@pytest.mark.parametrize(("busy", "kept", "days"), [(6, "2026-02-27", "28"), (6, "2026-02-26", "27 and 28")])
def test_an_export_that_ran_before_the_month_was_over_is_told(
    tmp_path: Path, busy: int, kept: str, days: str,
) -> None:
    """Six orders a day are enough at the end of the month; in its middle an empty day may be chance."""
    early = [row for row in rows(busy)[LAST] if row["day"] <= kept]
    (found,) = found_in(tmp_path, early, busy=busy)
    assert found.kind == "missing days"
    assert f"no rows on {days} February 2026" in say(found.reason, "en")
    middle = [row for row in rows(busy)[LAST] if row["day"] != "2026-02-11"]
    assert found_in(tmp_path, middle, busy=busy) == ()
    quiet = [row for row in rows(3)[LAST] if row["day"] != "2026-02-28"]
    assert found_in(tmp_path, quiet, busy=3) == ()


def test_one_column_shifted_is_refused(tmp_path: Path) -> None:
    """A comma too many in one line."""
    shifted = [row | {"region": "N,S"} if place == 7 else row for place, row in enumerate(rows()[LAST])]
    with pytest.raises(Problems):
        found_in(tmp_path, shifted)
