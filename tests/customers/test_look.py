"""Who the sample's customers are, counted a second time by plain loops over its workbooks; and small shops by hand."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import independent
from nenrin import settings, sources
from nenrin.customers import Customers, Stage, look
from nenrin.customers.untold import untold
from nenrin.measures import Customer
from nenrin.vocabulary import Month
from orders import read_one, source, write_csv

CLIENT = Path(__file__).parents[2] / "config" / "online-retail"
NOVEMBER = Month(2011, 11)


@cache
def tables() -> dict[str, sources.Table]:
    return sources.read(settings.load(CLIENT / "client.yaml").settings.sources, CLIENT, NOVEMBER, "Europe/London")


@cache
def looked() -> Customers:
    said = settings.load(CLIENT / "client.yaml").settings
    return look(tables(), said.sources, said.customer, NOVEMBER)


@cache
def bought() -> dict[Any, dict[Month, list[float]]]:
    """Customer → month → the amounts of the sales."""
    found: dict[Any, dict[Month, list[float]]] = defaultdict(lambda: defaultdict(list))
    for name in independent.months():
        month = Month.parse(name)
        if month <= NOVEMBER:
            for row in independent.sales(name):
                if row["Customer ID"] is not None:
                    found[row["Customer ID"]][month].append(float(row["Amount"]))
    return found


def stage_of(months: set[Month], now: Month) -> str | None:
    """The stage by its definition, one customer at a time; the sample's gap is one month."""
    past = {month for month in months if month <= now}
    if not past:
        return None
    if now in past:
        earlier = past - {now}
        return "new" if not earlier else "retained" if now + -1 in earlier else "reactivated"
    away = now - max(past)
    return "resting" if away <= 1 else "dormant" if away <= 12 else "lost"


@pytest.mark.slow
def test_every_customer_is_in_one_stage_as_loops_over_the_workbooks_tell_it() -> None:
    now = Counter(stage_of(set(months), NOVEMBER) for months in bought().values())
    then = Counter(stage_of(set(months), NOVEMBER + -1) for months in bought().values())
    assert {group.stage.value: group.customers for group in looked().groups} == {s.value: now[s.value] for s in Stage}
    assert {group.stage.value: group.before for group in looked().groups} == {s.value: then[s.value] for s in Stage}


def test_what_the_stages_bought_is_what_loops_add_up() -> None:
    worth: dict[str | None, float] = defaultdict(float)
    for months in bought().values():
        worth[stage_of(set(months), NOVEMBER)] += sum(months.get(NOVEMBER, []))
    for group in looked().groups:
        assert group.value == pytest.approx(worth[group.stage.value], abs=1e-6)


def test_the_migration_is_the_one_of_the_loops_and_ties_to_the_groups() -> None:
    sets = [set(months) for months in bought().values()]
    moves = Counter((stage_of(one, NOVEMBER + -1), stage_of(one, NOVEMBER)) for one in sets)
    told = {(start and start.value, end.value): count for (start, end), count in looked().migration.items()}
    assert told == dict(moves)
    for group in looked().groups:
        assert sum(n for (_, end), n in looked().migration.items() if end is group.stage) == group.customers
        assert sum(n for (start, _), n in looked().migration.items() if start is group.stage) == group.before


def test_the_active_stages_are_the_customer_states_of_the_tree() -> None:
    figures = independent.figures("2011-11")
    assert looked().group(Stage.NEW).customers == figures["new_customers"]
    assert looked().group(Stage.RETAINED).customers == figures["retained_customers"]
    assert looked().group(Stage.REACTIVATED).customers == figures["reactivated_customers"]
    assert looked().active == figures["active_customers"]


def test_the_segment_map_holds_every_customer_once() -> None:
    cells: Counter[tuple[int, int]] = Counter()
    for months in bought().values():
        away = NOVEMBER - max(months)
        recent = sum(len(rows) for month, rows in months.items() if NOVEMBER - month < 12)
        often = recent if away < 12 else sum(len(rows) for rows in months.values())
        cells[away, often] += 1
    for cell in looked().cells:
        (low, high), (few, many) = cell.recency, cell.frequency
        inside = sum(
            count for (away, often), count in cells.items()
            if low <= away <= (999 if high is None else high) and few <= often <= (9999 if many is None else many)
        )
        assert cell.customers == inside
    assert sum(cell.customers for cell in looked().cells) == len(bought())


def test_deciles_and_classes_hold_all_that_was_bought_in_twelve_months() -> None:
    spent = sorted((
        total for months in bought().values()
        if (total := sum(sum(rows) for month, rows in months.items() if NOVEMBER - month < 12)) > 0
    ), reverse=True)
    deciles, classes = looked().deciles, looked().classes
    assert sum(one.value for one in deciles) == pytest.approx(sum(spent))
    assert sum(one.customers for one in deciles) == sum(one.customers for one in classes) == len(spent)
    assert deciles[0].value == pytest.approx(sum(spent[: deciles[0].customers]))
    assert max(one.customers for one in deciles) - min(one.customers for one in deciles) <= 1
    fewest = next(n for n in range(len(spent)) if sum(spent[:n]) >= 0.7 * sum(spent))
    assert classes[0].customers == fewest
    assert classes[-1].cumulative == pytest.approx(1)


def test_cohorts_are_followed_month_after_month() -> None:
    first = {who: min(months) for who, months in bought().items()}
    for cohort in looked().cohorts:
        members = [who for who, month in first.items() if month == cohort.first]
        assert cohort.customers == len(members)
        followed = [sum(cohort.first + step in bought()[who] for who in members) for step in range(len(cohort.active))]
        assert list(cohort.active) == followed
    assert [cohort.first for cohort in looked().cohorts] == [NOVEMBER + -step for step in range(12, -1, -1)]


def small(tmp_path: Path, rows: str, month: Month, value: str | None = "amount") -> Customers:
    """The customers of a small shop: ``day customer amount``, separated by semicolons."""
    lines = (",".join([str(number), *row.split()]) for number, row in enumerate(rows.split(";")))
    write_csv(tmp_path, "order,day,customer,amount\n" + "\n".join(lines) + "\n")
    one = source(entity="customer")
    said = {"source": "orders", "active_when": "amount > 0", "churn_after_months": 1}
    customer = Customer.model_validate(said | ({"value": value} if value else {}))
    return look({"orders": read_one(tmp_path, one, month)}, {"orders": one}, customer, month)


SHOP = (
    "2026-01-05 a 10;2026-01-07 b 20;2026-02-01 a 30;2026-03-09 a 5;2026-03-09 c 7;2026-04-02 b 9;2026-04-03 a 1;"
    "2026-04-04 a 2"
)


def test_a_small_shop_by_hand(tmp_path: Path) -> None:
    """In April a stays, b comes back after two months, c rests; nobody is new."""
    april = small(tmp_path, SHOP, Month(2026, 4))
    assert {group.stage.value: group.customers for group in april.groups} == {
        "new": 0, "retained": 1, "reactivated": 1, "resting": 1, "dormant": 0, "lost": 0,
    }
    assert april.migration == {
        (Stage.RETAINED, Stage.RETAINED): 1, (Stage.DORMANT, Stage.REACTIVATED): 1, (Stage.NEW, Stage.RESTING): 1,
    }


def test_what_a_few_customers_bought_is_not_told(tmp_path: Path) -> None:
    april = small(tmp_path, SHOP, Month(2026, 4))
    assert [group.value for group in april.groups if group.customers] == [None, None, None]
    assert all(cell.value is None for cell in april.cells if cell.customers)


@pytest.mark.parametrize(
    ("customers", "silent"),
    [
        ((1, 134, 76), {0, 2}), ((4, 1, 50), {0, 1}), ((0, 4, 50), {1, 2}), ((6, 7, 8), set()), ((0, 0, 3), {2}),
        ((0, 0, 0), set()), ((2, 1, 1), {0, 1, 2}), ((1, 2, 90, 5), {0, 1, 3}),
    ],
)
def test_the_smallest_group_keeps_silent_beside_a_few_customers(customers: tuple[int, ...], silent: set[int]) -> None:
    """Else what one new customer bought is the month's purchases, on every page, less what the others bought."""
    assert untold(customers, 5) == silent


def test_beside_one_new_customer_the_next_stage_does_not_tell_what_it_bought(tmp_path: Path) -> None:
    """Six stay and five come back in March, one is new: 12 customers and 78 in all, of which only 60 are told."""
    stay = [f"2026-0{month}-05 s{who} 10" for month in (1, 2, 3) for who in range(6)]
    back = [f"2026-0{month}-06 b{who} 3" for month in (1, 3) for who in range(5)]
    march = small(tmp_path, ";".join([*stay, *back, "2026-03-07 n 3"]), Month(2026, 3))
    assert [(group.customers, group.value) for group in march.groups[:3]] == [(1, None), (6, 60.0), (5, None)]


def test_without_a_value_customers_are_counted_only(tmp_path: Path) -> None:
    april = small(tmp_path, SHOP, Month(2026, 4), value=None)
    assert april.active == 2
    assert not april.deciles
    assert not april.classes


def test_in_the_first_months_nobody_can_tell_who_is_new(tmp_path: Path) -> None:
    short = small(tmp_path, "2026-01-05 a 10;2026-02-07 b 20", Month(2026, 2))
    assert short.reason is not None
    assert short.reason.plan == "customers.short"
    assert not short.groups


def test_a_month_without_customers_says_so(tmp_path: Path) -> None:
    quiet = small(tmp_path, "2026-01-05 a 10;2026-02-07 a 20;2026-03-07 a 0", Month(2026, 3))
    assert quiet.reason is not None
    assert quiet.reason.plan == "customers.nobody"
    assert look({}, {}, None, Month(2026, 3)).reason is not None


def test_every_earlier_month_is_as_it_was_known_at_its_end() -> None:
    """From the third month on, for two must be told; the loops know each month without the ones after it."""
    first = min(month for months in bought().values() for month in months)
    history = looked().history
    assert [one.month for one in history] == [first + step for step in range(2, NOVEMBER - first)]
    for one in history:
        now = Counter(stage_of(set(months), one.month) for months in bought().values())
        assert {group.stage.value: group.customers for group in one.groups} == {s.value: now[s.value] for s in Stage}
        assert one.history == ()


def test_a_house_with_very_many_customers_is_told_for_fewer_months(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["nenrin.customers.look"], "_MOST_ROWS", 1)
    looked.cache_clear()
    alone = looked()
    looked.cache_clear()
    assert alone.history == ()
    assert alone.groups
