"""Customers are new, retained or reactivated in a month, or lost; the three add up to the active ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nenrin.measures import Measures
from nenrin.vocabulary import Month
from shop import ACTIVE, count, told

STATES = ("new", "retained", "reactivated", "churned")
MEASURES: dict[str, dict[str, Any]] = {
    "active": {"agg": "count_distinct", "of": "who", "where": ACTIVE["active_when"]},
    **{state: {"agg": "count_distinct", "of": "who", "customers": state} for state in STATES},
}
ONE = {"churn_after_months": 1}
REGION = {"region": {"label": "Region", "source": "orders", "of": "region"}}


def visits(**months: str) -> str:
    """Orders of 1 by customer and the numbers of the months of 2026 in which they order."""
    rows = [f"2026-{int(month):02d}-05 {who} UK 1" for who, found in months.items() for month in found.split()]
    return "; ".join(rows)


def flows(found: Measures) -> dict[str, str]:
    """By state: the numbers of the months, and how many customers."""
    series = {state: found.series[state].items() for state in STATES}
    return {state: " ".join(f"{month.number}:{value}" for month, value in told) for state, told in series.items()}


def test_states_of_three_customers_by_hand(tmp_path: Path) -> None:
    """Counted on paper. x fills every month, so that each is covered."""
    found = count(tmp_path, visits(x="1 2 3 4 5", a="1 2 4", b="2 5", c="3"), MEASURES, customer=ONE)
    assert flows(found) == {
        "new": "2:1 3:1 4:0 5:0",               # b in February, c in March
        "retained": "2:2 3:1 4:1 5:1",          # x always, a in February
        "reactivated": "2:0 3:0 4:1 5:1",       # a in April, b in May
        "churned": "2:0 3:2 4:1 5:1",           # a and b missing in March, c in April, a in May
    }


def test_with_a_longer_window_a_customer_is_lost_once_at_its_end(tmp_path: Path) -> None:
    """After two months without an order: a (1, then 4) is lost in March and comes back; b (1, then 3) was not lost."""
    rows = visits(x="1 2 3 4 5 6", a="1 4", b="1 3")
    found = count(tmp_path, rows, MEASURES, customer={"churn_after_months": 2})
    assert flows(found) == {
        "new": "3:0 4:0 5:0 6:0", "retained": "3:2 4:1 5:1 6:1", "reactivated": "3:0 4:1 5:0 6:0",
        "churned": "3:1 4:0 5:1 6:1",           # a in March; b in May, two months after March; a again in June
    }


@pytest.mark.parametrize("window", [1, 2, 3])
def test_the_three_states_are_the_active_ones_in_every_month_and_segment(tmp_path: Path, window: int) -> None:
    rows = visits(a="1 2 5 6", b="1 3 6", c="2 3 4 5 6", d="4", e="6")
    rows += "; 2026-03-09 a FR 1; 2026-06-09 b FR 1; 2026-06-09 c - 1; 2026-06-10 - UK 1; 2026-06-11 f UK -1"
    found = count(tmp_path, rows, MEASURES, customer={"churn_after_months": window}, dimensions=REGION)
    assert [month.number for month in found.series["new"]] == list(range(window + 1, 7))
    for series in (found.series, *found.segments["region"].values()):
        for month in series["new"]:
            assert sum(series[state][month] for state in STATES[:3]) == series["active"][month]


def test_states_are_absent_as_long_as_nobody_can_tell(tmp_path: Path) -> None:
    """In the first month of the data, and after a month without data."""
    found = count(tmp_path, visits(a="1 2 4 5"), MEASURES, customer=ONE)
    assert told(found.series["active"]) == "2026-01 1, 2026-02 1, 2026-04 1, 2026-05 1"
    for state in STATES:
        assert [month.number for month in found.series[state]] == [2, 5]


def test_only_active_rows_make_a_customer(tmp_path: Path) -> None:
    """A cancellation neither makes a customer new nor keeps one; a row without a customer is nobody's."""
    rows = visits(x="1 2 3", a="1") + "; 2026-02-05 a UK -1; 2026-02-05 b UK -1; 2026-02-05 - UK 1"
    found = count(tmp_path, rows, MEASURES, customer=ONE)
    assert flows(found)["new"] == "2:0 3:0"
    assert flows(found)["churned"] == "2:1 3:0"


def test_a_lost_customer_is_counted_where_the_last_orders_were(tmp_path: Path) -> None:
    rows = visits(x="1 2") + "; 2026-01-07 a UK 1; 2026-01-08 a FR 1; 2026-01-09 a DE -1"
    found = count(tmp_path, rows, MEASURES, customer=ONE, dimensions=REGION)
    lost = {segment: series["churned"][Month(2026, 2)] for segment, series in found.segments["region"].items()}
    assert lost == {"UK": 1, "FR": 1, "DE": 0}
    assert found.series["churned"][Month(2026, 2)] == 1


def test_amounts_of_customers_in_a_state_are_sums_of_their_rows(tmp_path: Path) -> None:
    rows = "2026-01-05 a UK 5; 2026-02-05 a UK 7; 2026-02-06 a UK -2; 2026-02-07 b UK 11"
    measures = {state: {"agg": "sum", "of": "amount", "customers": state} for state in STATES}
    found = count(tmp_path, rows, measures, customer=ONE).series
    assert {state: str(series[Month(2026, 2)]) for state, series in found.items()} == {
        "new": "11.00", "retained": "5.00", "reactivated": "0", "churned": "0",
    }


def test_over_a_year_only_new_customers_have_a_meaning(tmp_path: Path) -> None:
    """And only where the year's first month can be told: not in the first year of the data."""
    rows = "2025-12-05 a UK 1; " + visits(a="1 2", b="1", c="2")
    found = count(tmp_path, rows, MEASURES, customer=ONE).year_to_date
    assert told(found["new"]) == "2026-02 2"
    assert not found["retained"]
    assert not found["reactivated"]
    assert not found["churned"]
    first = count(tmp_path, visits(a="1 2", b="1", c="2"), MEASURES, customer=ONE).year_to_date
    assert not first["new"]
    assert told(first["active"]) == "2026-02 3"
