"""What every part of a KPI should have been, by its own history, and how far it is off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import starmap

import numpy as np

from nenrin.expectations import Manner, expect_series, p_value
from nenrin.findings.cuboids import Array
from nenrin.findings.inquiry import Inquiry
from nenrin.findings.parts import Parts, Segments, quotient
from nenrin.formulas import Divide, Node
from nenrin.tree import Reading
from nenrin.vocabulary import Month

_NORMAL = 1.959964
_LEAST_UNCERTAIN = 0.01
"""No part's band is taken to be narrower than this share of the widest: what never was has a band of nothing."""
_YEAR, _NEEDED = 12, 6
_SHRUNK = 0.02
"""A part's own rate is drawn towards the rate of all as if it had seen this much of an average part more."""
_PRIOR_MONTHS = 6
_COUNTS = ("count", "count_distinct")


@dataclass(frozen=True)
class Surprises:
    """One position a part: what was seen, expected, and the variance of the difference; ``p``: two-sided, if known."""

    parts: Parts
    keys: tuple[Segments, ...]
    actual: Array
    expected: Array
    variance: Array
    p: Array | None = None

    @property
    def columns(self) -> dict[str, list[str]]:
        """Every part's segment, by dimension."""
        return {name: [key[place] for key in self.keys] for place, name in enumerate(self.parts.dimensions)}

    @property
    def deviation(self) -> Array:
        """Seen − expected."""
        return self.actual - self.expected


def of_sum(inquiry: Inquiry, kpi: str, parts: Parts) -> Surprises:
    """The parts of a KPI that adds up, each by its own history; there a month without rows is a month of 0."""
    whole = inquiry.tree.series[kpi]
    series = {str(place): _whole(one[kpi], whole) for place, one in enumerate(parts.series.values())}
    band = inquiry.evidence[kpi].expectation
    unusual = dict.fromkeys(series, band.without if band is not None else frozenset())
    alike = dict.fromkeys(series, inquiry.manners.get(kpi, Manner()).of_a_part)
    months = expect_series(series, (inquiry.month,), inquiry.left_out, manners=alike, one_offs=unusual)
    bands = {name: one[inquiry.month] for name, one in months.items() if one[inquiry.month].mid is not None}
    keys = tuple(parts.series)
    halves = np.array([one.half_width or 0.0 for one in bands.values()])
    certain = np.maximum(halves, _LEAST_UNCERTAIN * np.max(halves, initial=0.0))
    actual = np.array([series[name][inquiry.month] for name in bands])
    expected = np.array([one.mid or 0.0 for one in bands.values()])
    freedoms = [one.freedom or 1.0 for one in bands.values()]
    lines = zip((actual - expected).tolist(), certain.tolist(), freedoms, strict=True)
    p = np.array(list(starmap(p_value, lines)))
    return Surprises(parts, tuple(keys[int(name)] for name in bands), actual, expected, (certain / _NORMAL) ** 2, p)


def of_rate(inquiry: Inquiry, kpi: str, parts: Parts) -> Surprises | None:
    """The parts of a rate: what its cases, at the rate that is usual in that part, should have brought.

    Expected is a part's denominator × its own usual rate against all (of up to a year) × the rate expected of all: a
    season or a change that all share is no surprise of a part, and neither is another mix of parts. The variance of a
    part grows with its cases; it is learnt from the part's own months and from those of all, and no smaller than chance
    makes the rate of a count. None where less than half a year can be told.
    """
    node, band = quotient(inquiry.tree, kpi), inquiry.evidence[kpi].expectation
    if node is None or band is None or band.mid is None:
        return None
    before = [inquiry.month + -back for back in range(1, _YEAR + 1)]
    months = [one for one in before if one not in inquiry.left_out and one not in band.without]
    keys = list(parts.series)
    over, under = (_table(inquiry, part, parts, [inquiry.month, *months]) for part in node.parts)
    seen = (np.sum(under, axis=0) > 0) & ~np.isnan(np.sum(over, axis=0))
    if not seen[0] or np.sum(seen[1:]) < _NEEDED:
        return None
    past_over, past_under = over[:, 1:][:, seen[1:]], under[:, 1:][:, seen[1:]]
    rates = np.sum(past_over, axis=0) / np.sum(past_under, axis=0)
    usual = past_under * rates
    prior = _SHRUNK * float(np.mean(np.sum(usual, axis=1)))
    relative = (np.sum(past_over, axis=1) + prior) / (np.sum(usual, axis=1) + prior) if prior else np.ones(len(keys))
    rate = relative * band.mid
    spread = _spread(past_over - usual * relative[:, None], past_under)
    chance = np.clip(rate * (1 - rate), 0, None) if _counted(inquiry, node) else np.zeros(len(keys))
    variance = under[:, 0] * np.maximum(spread, chance)
    return Surprises(parts, tuple(keys), over[:, 0], under[:, 0] * rate, variance)


def _spread(residuals: Array, cases: Array) -> Array:
    """The variance of a part's numerator for each case: its own months' and, as if half a year more, those of all."""
    each = np.divide(residuals**2, cases, out=np.zeros_like(residuals), where=cases > 0)
    months = np.sum(cases > 0, axis=1)
    common = float(np.sum(residuals**2) / np.sum(cases))
    found: Array = (np.sum(each, axis=1) + _PRIOR_MONTHS * common) / (months + _PRIOR_MONTHS)
    return found


def _table(inquiry: Inquiry, node: Node, parts: Parts, months: list[Month]) -> Array:
    """One row a part, one column a month; where the whole has a value, a part without rows is 0, else it is unknown."""
    tree = inquiry.tree
    known = [node.evaluate(Reading(tree.series, month, tree.year_starts)) is not None for month in months]
    rows = [
        [
            (node.evaluate(Reading(series, month, tree.year_starts)) or 0.0) if there else np.nan
            for month, there in zip(months, known, strict=True)
        ]
        for series in parts.series.values()
    ]
    return np.array(rows, dtype=float)


def _counted(inquiry: Inquiry, node: Divide) -> bool:
    """Whether both sides count rows or different things."""
    measures = [inquiry.tree.kpis[name].measure for name, _ in node.references()]
    return all(one is not None and one.agg in _COUNTS for one in measures)


def _whole(part: Mapping[Month, float], whole: Mapping[Month, float]) -> dict[Month, float]:
    """A part in every month that the KPI has."""
    return {month: part.get(month, 0.0) for month in whole}
