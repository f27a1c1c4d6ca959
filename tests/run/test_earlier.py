"""What a run says of the months before its own is what a run of that month says."""

from __future__ import annotations

from dataclasses import astuple

import pytest

from nenrin.findings import Callout
from nenrin.projections import Lever
from nenrin.report import Earlier, Report
from nenrin.vocabulary import Month
from studied import studied

pytestmark = pytest.mark.slow

CASES = [("online-retail", "2011-11", "2010-03"), ("online-retail", "2011-11", "2011-06"),
         ("online-retail", "2011-11", "2011-01"), ("online-retail", "2011-11", "2010-11"),
         ("aozora-tsuhan", "2026-03", "2024-12"), ("aozora-tsuhan", "2026-03", "2026-01")]
"""In 2024-12 nobody ordered by LINE yet: a channel that comes later has no say in where a change sits."""


@pytest.mark.parametrize(("client", "month", "then"), CASES)
def test_an_earlier_month_is_told_as_its_own_report_tells_it(client: str, month: str, then: str) -> None:
    """Same register, same rows up to that month: expectations, parts of changes, verdicts, call-outs, landing, year."""
    told, own = earlier(client, month, then), studied(client, then)
    for kpi, bands in own.expectations.items():
        ours, theirs = told.expectations[kpi], bands[own.month]
        assert numbers((ours.low, ours.mid, ours.high)) == numbers((theirs.low, theirs.mid, theirs.high)), kpi
    assert told.coverages.keys() == own.coverages.keys()
    for kpi, one in own.coverages.items():
        assert numbers(astuple(told.coverages[kpi])) == numbers(astuple(one)), kpi
    assert states(told) == {kpi: verdict.state for kpi, verdict in own.findings.verdicts.items()}
    assert list(map(called, told.findings.callouts)) == list(map(called, own.findings.callouts))
    landed, landing = told.projection.landing, own.projection.landing
    assert (landed is None) == (landing is None)
    if landed is not None and landing is not None:
        assert landed.remaining == landing.remaining
        assert numbers((landed.so_far, landed.low, landed.mid, landed.high, landed.plan)) == numbers(
            (landing.so_far, landing.low, landing.mid, landing.high, landing.plan),
        )
    assert list(told.projection.levers) == list(own.projection.levers)
    for kpi, lever in own.projection.levers.items():
        assert lever_told(told.projection.levers[kpi]) == lever_told(lever), kpi
    assert told.year is not None
    assert own.year is not None
    assert (told.year.failure is None) == (own.year.failure is None)
    assert told.year.contributions == pytest.approx(own.year.contributions, rel=1e-9, abs=1e-7)


def test_of_months_without_a_past_nothing_is_judged() -> None:
    """Six months are needed: what stands before them has numbers, and no verdict but against a plan."""
    report = studied("online-retail", "2011-11")
    first = min(report.past)
    assert first == report.tree.months[0]
    assert report.past[first].coverages == {}
    assert report.past[first].findings.callouts == ()
    assert report.past[first].projection.landing is None
    assert list(report.past) == [first + step for step in range(report.month - first)]


def earlier(client: str, month: str, then: str) -> Earlier:
    report: Report = studied(client, month)
    return report.past[Month.parse(then)]


def states(told: Earlier) -> dict[str, object]:
    return {kpi: verdict.state for kpi, verdict in told.findings.verdicts.items()}


def called(one: Callout) -> tuple[object, ...]:
    places = tuple((tuple(where.segments.items()), round(where.share, 9)) for where in one.where)
    return one.number, one.kpi, one.kind, one.state, one.since, places


def lever_told(one: Lever) -> tuple[object, ...]:
    values = (one.sensitivity, one.now, one.share, one.alone, one.together, one.seen)
    return one.kpi, one.seen_in, one.feasible, *numbers(values)


def numbers(values: tuple[float | None, ...]) -> list[object]:
    return [None if value is None else pytest.approx(value, rel=1e-9, abs=1e-7) for value in values]
