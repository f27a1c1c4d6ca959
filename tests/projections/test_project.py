"""Where the fiscal year lands, on small trees with a history that can be followed by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest

from forest import grow
from nenrin.comparisons import Plan
from nenrin.expectations import TradingDays, trading_days
from nenrin.expectations.blend import blend
from nenrin.projections import Lever, Projection, project, project_each
from nenrin.tree import Tree
from nenrin.vocabulary import Month

WAVE = (100.0, 110.0, 95.0, 104.0, 121.0, 90.0, 99.0, 103.0, 117.0, 108.0, 130.0, 160.0)


def sales(values: Sequence[float], starts: int = 1, **said: object) -> Tree:
    """Revenue = customers × spend, spend always 2, from January 2008 on."""
    series = {"root": values, "customers": [value / 2 for value in values], "spend": [2.0 for _ in values]}
    tree = grow(series, {"root": {"split": "customers * spend", **said}})
    return replace(tree, additive=frozenset({"root"}), year_starts=starts)


def planned(total: float, year: int = 2010) -> Plan:
    return Plan({"root": {Month(year, number): total / 12 for number in range(1, 13)}})


def test_the_landing_is_what_is_known_plus_what_is_expected() -> None:
    """Two years and five months: the months ahead are the house's expectation, each fed to the next."""
    values = [*WAVE, *(1.1 * value for value in WAVE), *WAVE[:5]]
    landing = project(sales(values), planned(2000.0), Month(2010, 5)).landing
    assert landing is not None
    assert (landing.first, landing.last) == (Month(2010, 1), Month(2010, 12))
    assert landing.so_far == pytest.approx(sum(WAVE[:5]))
    assert landing.remaining == tuple(Month(2010, number) for number in range(6, 13))
    known = list(values)
    for _ in range(7):
        known.append(float(blend(np.array([known])).mid[0]))
    assert landing.mid == pytest.approx(sum(known[24:]))
    assert landing.low < landing.mid < landing.high
    assert landing.gap == pytest.approx(2000.0 - landing.mid)


def test_a_year_that_is_over_lands_where_it_is() -> None:
    found = project(sales([*WAVE, *WAVE]), Plan(), Month(2009, 12))
    assert found.landing is not None
    assert [found.landing.low, found.landing.mid, found.landing.high] == pytest.approx([sum(WAVE)] * 3)
    assert found.landing.remaining == ()
    assert found.landing.gap is None
    assert {lever.alone for lever in found.levers.values()} == {None}


def test_a_fiscal_year_begins_where_it_is_said_to() -> None:
    landing = project(sales([*WAVE, *WAVE, *WAVE[:5]], starts=4), Plan(), Month(2010, 5)).landing
    assert landing is not None
    assert (landing.first, landing.last) == (Month(2010, 4), Month(2011, 3))
    assert landing.so_far == pytest.approx(WAVE[3] + WAVE[4])


def test_a_partial_month_remains() -> None:
    tree = sales([*WAVE, *WAVE, *WAVE[:4], 3.0])
    whole = project(tree, Plan(), Month(2010, 4)).landing
    partial = project(tree, Plan(), Month(2010, 5), frozenset({Month(2010, 5)})).landing
    assert whole is not None
    assert partial == whole


def test_months_of_a_rate_do_not_make_a_year() -> None:
    tree = replace(sales([*WAVE, *WAVE]), additive=frozenset())
    found = project(tree, planned(1000.0), Month(2009, 6))
    assert found.landing is None
    assert found.reason is not None
    assert found.reason.plan == "projection.not_additive"
    assert found.levers["customers"].sensitivity == pytest.approx(0.01 * WAVE[5])


@pytest.mark.parametrize(("values", "month", "plan"), [
    (WAVE[:5], Month(2008, 5), "projection.short"),
    ((*WAVE, *WAVE), Month(2007, 12), "projection.absent"),
])
def test_what_cannot_be_added_up_says_why(values: Sequence[float], month: Month, plan: str) -> None:
    found = project(sales(values), Plan(), month)
    assert found.landing is None
    assert found.reason is not None
    assert found.reason.plan == plan


def test_without_a_whole_plan_the_target_of_the_root_is_the_aim() -> None:
    half = Plan({"root": {Month(2010, number): 1.0 for number in range(1, 7)}})
    values = [*WAVE, *WAVE, *WAVE[:5]]
    aims = []
    for by in (None, "2010-12", "2012-12"):
        target = {"value": 1500.0, "by": by} if by else None
        landing = project(sales(values, target=target), half, Month(2010, 5)).landing
        aims.append(landing and landing.plan)
    assert aims == [None, 1500.0, None]


def levers_of(tree: Tree, plan: Plan, month: Month) -> Projection:
    found = project(tree, plan, month)
    assert found.landing is not None
    return found


def test_a_product_s_gap_is_closed_by_each_factor_alone_or_by_both() -> None:
    """With customers × 2 the months ahead are the customers' alone: +x % of either factor is +x % of the months."""
    found = levers_of(sales([*WAVE, *WAVE, *WAVE[:5]]), planned(1800.0), Month(2010, 5))
    landing = found.landing
    assert landing is not None
    ahead = landing.mid - landing.so_far
    needed = (landing.gap or 0.0) / ahead
    for lever in found.levers.values():
        assert lever.alone == pytest.approx(needed, rel=1e-6)
        assert lever.together == pytest.approx((1 + needed) ** 0.5 - 1, rel=1e-6)
        assert lever.share == pytest.approx((landing.gap or 0.0) / 2, rel=1e-6)
    assert found.levers["customers"].now == pytest.approx(ahead / 2 / 7, rel=1e-6)


def test_a_year_ahead_of_its_plan_needs_no_lever() -> None:
    found = levers_of(sales([*WAVE, *WAVE, *WAVE[:5]]), planned(500.0), Month(2010, 5))
    assert {(lever.alone, lever.together, lever.share) for lever in found.levers.values()} == {(None, None, None)}
    assert all(lever.now is not None for lever in found.levers.values())


def test_a_lever_is_held_against_what_its_own_history_has_seen() -> None:
    """Two months remain; the best two months on the year before were +20 %."""
    years = [[100.0] * 12, [100.0] * 4 + [120.0] * 2 + [100.0] * 6, [100.0] * 10]
    values = [value for year in years for value in year]
    for total, feasible in ((1220.0, True), (1280.0, False)):
        lever = levers_of(sales(values), planned(total), Month(2010, 10)).levers["customers"]
        assert lever.seen == pytest.approx(0.2)
        assert lever.seen_in == Month(2009, 6)
        assert lever.feasible is feasible


def test_what_is_better_down_is_closed_by_falling() -> None:
    series: Mapping[str, list[float]] = {
        "root": [90.0] * 29, "sales": [100.0] * 29, "returns": [10.0] * 29,
    }
    tree = grow(series, {"root": {"split": "sales - returns"}, "returns": {"better": "down"}})
    found = levers_of(replace(tree, additive=frozenset({"root"})), planned(12 * 90.0 + 7.0), Month(2010, 5))
    returns = found.levers["returns"]
    assert returns.alone == pytest.approx(-0.1)
    assert returns.together == pytest.approx(-7 / 7 / 110)
    assert returns.seen == pytest.approx(0.0)
    assert returns.feasible is False


def test_a_month_that_will_not_come_again_teaches_nothing() -> None:
    usual = [100.0] * 29
    odd = [*usual[:20], 900.0, *usual[21:]]
    once = {name: frozenset({Month(2009, 9)}) for name in ("root", "customers")}
    plain = project(sales(usual), Plan(), Month(2010, 5)).landing
    assert project(sales(odd), Plan(), Month(2010, 5), one_offs=once).landing == plain
    assert project(sales(odd), Plan(), Month(2010, 5)).landing != plain


def test_a_new_level_is_carried_on() -> None:
    """Up by half in January 2010, registered as lasting: so is every month ahead."""
    values = [*[100.0] * 24, *[150.0] * 5]
    shifts = {name: (Month(2010, 1),) for name in ("root", "customers")}
    landing = project(sales(values), Plan(), Month(2010, 5), shifts=shifts).landing
    assert landing is not None
    assert landing.mid == pytest.approx(12 * 150.0)


def test_the_calendar_says_how_much_of_the_year_is_left() -> None:
    """Ten a day, Sundays closed: the months ahead are worth their days."""
    calendar = TradingDays.model_validate({"weekdays": {"sun": 0}})
    months = [Month(2008, 1) + step for step in range(29)]
    values = [10 * trading_days(calendar, month) for month in months]
    tree = sales(values, per="trading_day")
    landing = project(tree, Plan(), Month(2010, 5), calendar=calendar).landing
    assert landing is not None
    open_days = sum(trading_days(calendar, Month(2010, number)) for number in range(1, 13))
    assert open_days == 365 - 52
    assert landing.mid == pytest.approx(10 * open_days)


def test_without_history_for_a_leaf_only_the_landing_is_told() -> None:
    tree = sales([*WAVE, *WAVE, *WAVE[:5]])
    short = {**tree.series, "spend": {Month(2010, 4): 2.0, Month(2010, 5): 2.0}}
    found = levers_of(replace(tree, series=short), planned(1800.0), Month(2010, 5))
    assert found.levers["customers"].alone is None
    assert found.levers["customers"].sensitivity is not None


def test_an_earlier_month_is_told_as_it_was_before_the_later_months_were_known() -> None:
    """One reading of the past serves every month; what came later teaches nothing, not even that it can be negative."""
    values = [*WAVE, *(1.1 * value for value in WAVE), *WAVE[:5]]
    months = [Month(2009, 12) + step for step in range(6)]
    later = project_each(sales([*values, 1e6, -4e6, 100.0]), planned(2000.0), [*months, Month(2010, 8)])
    assert any(lever.alone for lever in later[Month(2010, 5)].levers.values())
    for month in months:
        alone = project(sales(values[:month - Month(2007, 12)]), planned(2000.0), month)
        assert later[month].landing == alone.landing
        assert later[month].levers.keys() == alone.levers.keys()
        for kpi, lever in alone.levers.items():
            assert told(later[month].levers[kpi]) == told(lever), (month, kpi)


def told(lever: Lever) -> list[object]:
    numbers = (lever.sensitivity, lever.now, lever.share, lever.alone, lever.together, lever.seen)
    found = [None if one is None else pytest.approx(one, rel=1e-9) for one in numbers]
    return [*found, lever.seen_in, lever.feasible]


def test_a_level_that_begins_in_the_month_is_not_known_to_last_in_it() -> None:
    """Told of January with what is known in May, it is the same as told in January: no new level shows yet."""
    values, month = [*[100.0] * 24, *[150.0] * 5], Month(2010, 1)
    shifts = dict.fromkeys(("root", "customers"), (month,))
    then = project_each(sales(values), Plan(), (month, Month(2010, 5)), shifts=shifts)[month]
    assert then.landing == project(sales(values[:25]), Plan(), month).landing
