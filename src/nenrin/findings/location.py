"""Where an unexplained change sits: the segments, and the branch below, in which it is concentrated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from nenrin.expectations import expect_series
from nenrin.explanations import adds_up
from nenrin.findings.finding import Where
from nenrin.findings.inquiry import Inquiry
from nenrin.findings.scan import scan
from nenrin.vocabulary import Month

_NORMAL = 1.959964
_LEAST_UNCERTAIN = 0.01
"""No segment's band is taken to be narrower than this part of the widest: what never was has a band of nothing."""
_MOST = 0.5


class Branch(NamedTuple):
    """The child that carries the larger part of a change, and its share."""

    kpi: str
    share: float


def segments(inquiry: Inquiry, kpi: str) -> tuple[Where, ...]:
    """The segments in which the KPI's surprise is concentrated, by dimension up to three, largest first.

    Each segment is set against what it should have been by its own history; its share is its surprise over the KPI's.
    The shares of one dimension add to about 1, not exactly: every segment is expected by itself. None where no segment
    stands out: a change that all share alike sits nowhere, however large the largest segment is. Only for KPIs whose
    segments add up; there a month without rows is a month of 0.
    """
    spec, surprise = inquiry.tree.kpis[kpi], inquiry.evidence[kpi].explanation.surprise
    if not surprise or not adds_up(spec):
        return ()
    found = [
        Where(also.by, name, deviation / surprise)
        for also in spec.also
        for name, deviation in _concentrated(inquiry, kpi, also.by).items()
    ]
    return tuple(sorted((one for one in found if one.share > 0), key=lambda one: -one.share))


def _concentrated(inquiry: Inquiry, kpi: str, dimension: str) -> dict[str, float]:
    """The segments of one dimension that the scan names, each with its surprise."""
    parts = inquiry.tree.segments.get(dimension, {})
    series = {name: _whole(part.get(kpi, {}), inquiry.tree.series[kpi]) for name, part in parts.items()}
    band = inquiry.evidence[kpi].expectation
    unusual = dict.fromkeys(series, band.without if band is not None else frozenset())
    expected = expect_series(series, (inquiry.month,), inquiry.left_out, one_offs=unusual)
    bands = {name: months[inquiry.month] for name, months in expected.items() if months[inquiry.month].mid is not None}
    mids = np.array([band.mid or 0.0 for band in bands.values()])
    halves = np.array([band.half_width or 0.0 for band in bands.values()])
    actual = np.array([series[name][inquiry.month] for name in bands])
    deviations = dict(zip(bands, (actual - mids).tolist(), strict=True))
    certain = np.maximum(halves, _LEAST_UNCERTAIN * np.max(halves, initial=0.0))
    named = [one.segments[dimension] for one in scan({dimension: list(bands)}, actual, mids, (certain / _NORMAL) ** 2)]
    return {name: deviations[name] for name in named}


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
