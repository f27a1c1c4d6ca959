"""The made-up mail-order house: each planted thing is found with its verdict and its place, and nothing else is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
import yaml
from samples.aozora import planted
from samples.aozora.days import months
from samples.aozora.members import WINDOW
from samples.aozora.trade import trade

import house
from nenrin.findings import Callout
from nenrin.report import Report
from nenrin.run import study
from nenrin.vocabulary import Month

CLIENT = house.ROOT / "config" / "aozora-tsuhan"
TOLD = yaml.safe_load((CLIENT / "planted.yaml").read_text(encoding="utf-8"))
PLANTED: Mapping[str, Mapping[str, Any]] = {one["id"]: one for one in TOLD["planted"]}

pytestmark = pytest.mark.slow


@cache
def studied(month: str) -> Report:
    """The report of a month; each is made once in a process."""
    return study(CLIENT / "client.yaml", Month.parse(month)).report


def side(callout: Callout) -> int | None:
    """Which way; a offset has no side."""
    return None if callout.kind == "offset" else 1 if callout.unexplained > 0 else -1


def opposite(callout: Callout, report: Report) -> dict[str, list[str]]:
    """The KPIs that a offset names on either side; nothing for any other call-out."""
    names = {kpi.label: name for name, kpi in report.tree.kpis.items()}
    return {
        way: [names[move.facts["name"]] for move in callout.headline.facts[way]]  # type: ignore[union-attr,index]
        for way in ("up", "down") if callout.kind == "offset"
    }


def place(callout: Callout) -> dict[str, str]:
    """The combination of segments that is named first."""
    where = callout.where[0]
    return {where.dimension: where.segment, **dict(where.within)}


@pytest.mark.parametrize("name", PLANTED)
def test_what_was_planted_is_found_and_nothing_else(name: str) -> None:
    """The call-outs with their kind, side and place; the verdicts; the doubts about the data."""
    told, report = PLANTED[name], studied(PLANTED[name]["month"])
    called = {(one.kpi, one.kind, side(one)) for one in report.findings.callouts}
    assert called == {(one["kpi"], one["kind"], one.get("side")) for one in told.get("callouts", ())}
    verdicts = {kpi: report.verdict(kpi).state.value for kpi in told["states"]}
    assert verdicts == told["states"]
    for one in told.get("callouts", ()):
        callout = report.callout(one["kpi"])
        assert callout is not None
        assert "where" not in one or place(callout) == one["where"]
        assert opposite(callout, report) == {way: one[way] for way in ("up", "down") if way in one}
    doubts = {(one.kind, one.source, one.column) for one in report.findings.suspects}
    assert doubts == {(one["kind"], one["source"], one["column"]) for one in told.get("suspects", ())}


@pytest.mark.parametrize("month", TOLD["quiet"])
def test_in_a_month_without_anything_planted_nothing_is_called_out(month: str) -> None:
    assert studied(month).findings.callouts == ()
    assert studied(month).findings.suspects == ()


def test_the_win_back_is_measured_as_large_as_it_was_planted() -> None:
    """The interval holds the true lift, less those who would have bought anyway, and its total the members won."""
    told = PLANTED["win-back"]
    (effect,) = (one for one in studied(told["month"]).effects if one.cause == told["effect"]["cause"])
    (lift,) = effect.lifts
    control = next(arm for arm in effect.arms if arm.control)
    true = told["effect"]["lift"] * (1 - control.mean)
    assert lift.method == told["effect"]["method"]
    assert lift.low < true < lift.high
    assert effect.total == pytest.approx(lift.difference * told["numbers"]["treated"])
    assert {arm.size for arm in effect.arms} == {told["numbers"]["treated"], told["numbers"]["control"]}


def test_the_new_channel_has_its_own_segment_from_the_month_it_opens() -> None:
    """Its new members are those of the plant: 25 an ordinary month."""
    report = studied(PLANTED["line-opens"]["month"])
    line = report.measures.segments["channel"]["LINE"]["new_customers"]
    assert {month for month, count in line.items() if count} == {Month(2025, 4)}
    assert 10 <= line[Month(2025, 4)] <= 42


def test_the_kpis_are_the_numbers_that_the_house_was_made_with() -> None:
    """New, retained and reactivated customers, as counted while they were made; until the export lost a day."""
    series = studied(PLANTED["leaving"]["month"]).measures.series
    kpis = ("new_customers", "retained_customers", "reactivated_customers")
    for (year, number), states in list(zip(months(), trade().states, strict=True))[WINDOW:]:
        if (year, number) < (planted.LOST_DAY.year, planted.LOST_DAY.month):
            assert tuple(int(series[kpi][Month(year, number)]) for kpi in kpis) == states


def test_the_lasting_prices_become_the_new_level() -> None:
    """Three months on nobody claims them any more, and the expected price is the raised one."""
    report = studied("2025-11")
    band = report.expectation("price_per_item")
    before = report.tree.value("price_per_item", Month(2025, 5))
    assert band.low is not None
    assert band.high is not None
    assert before is not None
    assert band.low < before * PLANTED["price-revision"]["numbers"]["price_factor"] < band.high


def test_the_planted_sizes_are_what_the_kpis_show() -> None:
    """Orders per customer and items per order in the month of the smaller baskets, within 2 %."""
    told = PLANTED["smaller-baskets"]
    report = studied(told["month"])
    for kpi, value in told["numbers"].items():
        assert report.tree.value(kpi, report.month) == pytest.approx(value, rel=0.02)


def test_every_change_is_accounted_for() -> None:
    """The ledger of every KPI closes to zero in every month studied here."""
    for month in ("2025-06", "2025-09", "2026-03"):
        for coverage in studied(month).coverages.values():
            assert coverage.residual == pytest.approx(0, abs=1e-6 * max(abs(coverage.change), 1))


def test_fewer_customers_of_the_warehouse_move_explain_fewer_lost_and_leave_their_share_as_it_is() -> None:
    """Of October's fewer customers fewer were lost three months later; of the rate nothing is left to be explained."""
    report = studied("2026-01")
    assert report.coverages["churned_customers"].unexplained == report.coverages["churn_rate"].unexplained == 0
    count, rate = (report.explanations[kpi].claims[0] for kpi in ("churned_customers", "churn_rate"))
    assert abs(rate.effect) < 0.25 * abs(count.effect) / 4135      # the customers of October, as the generator has them
    assert "claim.base" in {note.plan for note in rate.notes}
