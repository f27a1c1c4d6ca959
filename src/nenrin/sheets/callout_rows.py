"""Whose the call-outs of every month were, how many a month has at most, and which KPIs it watches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from nenrin.findings import Callout
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import LOW
from nenrin.sheets.told import findings
from nenrin.vocabulary import Month


def rows(layout: Layout) -> int:
    """The largest number of call-outs of any month: so many rows has Unexplained."""
    return max((callout.number for callout in every(layout)), default=0)


def own(layout: Layout, number: int) -> Callout | None:
    """The call-out of that number in the issued month."""
    return next((one for one in layout.report.findings.callouts if one.number == number), None)


def latest(layout: Layout, number: int) -> str:
    """The KPI that was the latest to be called out with that number."""
    return next(one.kpi for one in reversed(every(layout)) if one.number == number)


@lru_cache(maxsize=1)
def every(layout: Layout) -> tuple[Callout, ...]:
    """All call-outs, oldest month first, each month's in their order."""
    return tuple(_all(layout))


@lru_cache(maxsize=1)
def watched(layout: Layout) -> Mapping[Month, tuple[str, ...]]:
    """By month, the KPIs that are watched and have a range to be drawn; only months that have any."""
    known = layout.model.lines[LOW]
    found = {month: findings(layout.report, month).watch for month in layout.months}
    drawn = {month: tuple(kpi for kpi in kpis if kpi in known) for month, kpis in found.items()}
    return {month: kpis for month, kpis in drawn.items() if kpis}


def _all(layout: Layout) -> Iterator[Callout]:
    for month in layout.months:
        yield from findings(layout.report, month).callouts
