"""Where an unexplained change sits: the segments, and the branch below, that hold most of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from nenrin.expectations import expect_series
from nenrin.explanations import adds_up
from nenrin.findings.finding import Where
from nenrin.findings.inquiry import Inquiry
from nenrin.vocabulary import Month

_WORTH_NAMING = 0.10
_MOST = 0.5


class Branch(NamedTuple):
    """The child that carries the larger part of a change, and its share."""

    kpi: str
    share: float


def segments(inquiry: Inquiry, kpi: str) -> tuple[Where, ...]:
    """The segments that hold at least 10 % of the KPI's surprise, largest first.

    Each segment is set against what it should have been by its own history; its share is its surprise over the KPI's.
    The shares of one dimension add to about 1, not exactly: every segment is expected by itself. Only for KPIs whose
    segments add up; there a month without rows is a month of 0.
    """
    spec, surprise = inquiry.tree.kpis[kpi], inquiry.evidence[kpi].explanation.surprise
    if not surprise or not adds_up(spec):
        return ()
    found: list[Where] = []
    for also in spec.also:
        parts = inquiry.tree.segments.get(also.by, {})
        series = {name: _whole(part.get(kpi, {}), inquiry.tree.series[kpi]) for name, part in parts.items()}
        for name, months in expect_series(series, (inquiry.month,), inquiry.left_out).items():
            mid = months[inquiry.month].mid
            if mid is not None:
                found.append(Where(also.by, name, (series[name][inquiry.month] - mid) / surprise))
    return tuple(sorted((one for one in found if one.share >= _WORTH_NAMING), key=lambda one: -one.share))


def branch(inquiry: Inquiry, kpi: str, weight: float) -> Branch | None:
    """The child that carries at least half of the KPI's unexplained change, both in units of the root; or None."""
    node = inquiry.node(kpi)
    children = [child.kpi for child in node.children if child.back == 0] if node else []
    weights = {child: inquiry.weight(child) for child in children}
    shares = [Branch(child, own / weight) for child, own in weights.items() if own is not None]
    largest = max(shares, key=lambda one: one.share, default=None)
    return largest if largest is not None and largest.share >= _MOST else None


def _whole(part: Mapping[Month, float], whole: Mapping[Month, float]) -> dict[Month, float]:
    """A segment in every month that the KPI has."""
    return {month: part.get(month, 0.0) for month in whole}
