"""A month beside another month, the year before, the plan, and the year so far."""

from __future__ import annotations

import pytest

from by_hand import JANUARY, Columns, kpi, measures
from nenrin.comparisons import REFERENCES, Comparison, Plan, compare, compared
from nenrin.tree import Tree, grow
from nenrin.vocabulary import Month

MARCH = JANUARY + 2


@pytest.mark.parametrize(("better", "actual", "favourable"), [
    ("up", 6.0, True), ("up", 4.0, False), ("up", 5.0, None), ("down", 6.0, False), ("down", 4.0, True),
    ("down", 5.0, None), ("none", 6.0, None), ("none", 4.0, None),
])
def test_the_colour_follows_the_kpis_own_direction(better: str, actual: float, favourable: object) -> None:
    one = kpi(better=better)  # type: ignore[arg-type]
    assert compared(one, actual, 5.0).favourable is favourable


def test_a_change_is_relative_to_the_size_of_the_reference() -> None:
    assert compared(kpi(), 6.0, 5.0) == Comparison(5.0, 1.0, 0.2, favourable=True)
    assert compared(kpi(), 1.0, -2.0) == Comparison(-2.0, 3.0, 1.5, favourable=True)
    assert compared(kpi(), 1.0, 0.0) == Comparison(0.0, 1.0, None, favourable=True)


def test_rates_change_in_points() -> None:
    assert compared(kpi(style="percent"), 0.5, 0.25) == Comparison(0.25, 0.25, None, favourable=True)


def test_the_noise_of_arithmetic_has_no_colour() -> None:
    assert compared(kpi(), 0.1 + 0.2, 0.3).favourable is None
    assert compared(kpi(), (0.1 + 0.2) * 1e9, 0.3 * 1e9).favourable is None
    assert compared(kpi(), 3.00001e-9, 3e-9).favourable is True


def test_what_is_absent_has_no_change() -> None:
    assert compared(kpi(), None, 5.0) == Comparison(5.0)
    assert compared(kpi(), 5.0, None) == Comparison()


KPIS = {
    "net": kpi("sales - refunds", "sales - refunds"), "sales": kpi(), "refunds": kpi(better="down"),
    "customers": kpi(agg="count_distinct"), "rate": kpi("refunds / sales", style="percent", better="down"),
    "spend": kpi("sales / customers"), "share": kpi("net / sales", style="percent"),
}


def shop(columns: Columns, year_to_date: Columns) -> Tree:
    return grow(KPIS, "net", measures(columns, None, year_to_date, additive=["sales", "refunds"]), year_starts=2)


def fifteen_months() -> Tree:
    """2011-01 … 2012-03; the fiscal year begins in February, so March is its second month."""
    columns: Columns = {
        "sales": [100 + 10 * step for step in range(15)], "refunds": [5] * 14 + [8], "customers": [10] * 15,
    }
    blank: list[float | None] = [None] * 11
    return shop(columns, {
        "sales": [None, None, 230, *blank, 470], "refunds": [None, None, 10, *blank, 13],
        "customers": [None, None, 15, *blank, 20],
    })


def test_a_month_stands_beside_last_month_last_year_and_the_plan() -> None:
    tree = fifteen_months()
    found = compare(tree, Plan({"sales": {MARCH + 12: 250.0}}), MARCH + 12)["sales"]
    assert found.actual == 240
    assert [found.against(reference).value for reference in REFERENCES] == [230, 120, 250]
    assert [found.against(reference).change for reference in REFERENCES] == [10, 120, -10]
    assert [found.against(reference).favourable for reference in REFERENCES] == [True, True, False]


def test_the_first_month_has_nothing_to_stand_beside() -> None:
    found = compare(fifteen_months(), Plan(), JANUARY)["sales"]
    assert found.actual == 100
    assert {found.against(reference) for reference in REFERENCES} == {Comparison()}


def test_the_year_so_far_stands_beside_the_same_months_of_last_year() -> None:
    found = compare(fifteen_months(), Plan(), MARCH + 12)
    assert found["sales"].year_to_date.value == 470
    assert found["sales"].year_to_date.prior_year == Comparison(230, 240, 240 / 230, favourable=True)
    assert found["rate"].year_to_date.prior_year.change == pytest.approx(13 / 470 - 10 / 230)
    assert found["spend"].year_to_date.value == 23.5
    assert found["spend"].year_to_date.prior_year.value == pytest.approx(230 / 15)


def test_the_plan_of_the_year_so_far_is_summed_where_months_add_up_and_rates_recomputed() -> None:
    """Planned for February and March: sales 200 + 250, refunds 4 + 5; customers do not add up, so spend has no plan."""
    february, march = MARCH + 11, MARCH + 12
    plan = Plan({
        "sales": {february: 200.0, march: 250.0}, "refunds": {february: 4.0, march: 5.0},
        "customers": {february: 10.0, march: 10.0}, "spend": {february: 20.0, march: 25.0},
        "rate": {february: 0.02, march: 0.02}, "net": {february: 196.0, march: 245.0},
    })
    found = compare(fifteen_months(), plan, march)
    so_far = {name: one.year_to_date.plan.value for name, one in found.items()}
    assert so_far == pytest.approx({
        "net": 441, "sales": 450, "refunds": 9, "customers": None, "rate": 0.02, "spend": None, "share": 441 / 450,
    })
    assert found["sales"].year_to_date.plan.change == 20


def test_a_year_that_is_planned_in_part_has_no_plan_so_far() -> None:
    march = MARCH + 12
    found = compare(fifteen_months(), Plan({"sales": {march: 250.0}}), march)
    assert found["sales"].year_to_date.plan == Comparison()
    first = Plan({"sales": {march: 250.0, Month(2012, 1): 9.0}})
    assert compare(fifteen_months(), first, march)["sales"].year_to_date.plan == Comparison()
