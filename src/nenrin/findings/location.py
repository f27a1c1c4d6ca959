"""Where an unexplained change sits: the segments, and the branch below, in which it is concentrated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from nenrin.findings.claims import without_claims
from nenrin.findings.finding import Where
from nenrin.findings.inquiry import Inquiry
from nenrin.findings.parts import adds, cuts, quotient
from nenrin.findings.scan import scan
from nenrin.findings.surprises import Surprises, of_rate, of_sum

_MOST = 0.5


class Branch(NamedTuple):
    """The child that carries the larger part of a change, and its share."""

    kpi: str
    share: float


class Place(NamedTuple):
    """Where a change sits, largest share first; ``searched``: the dimensions that were looked through."""

    where: tuple[Where, ...] = ()
    searched: tuple[str, ...] = ()


def place(inquiry: Inquiry, kpi: str) -> Place:
    """The segments, and combinations of segments, in which what nobody explains is concentrated, up to three a cut.

    Each part is set against what it should have been by its own history and by what was claimed for it. Its share is
    its unexplained part over the KPI's; for a rate, over that of all parts at the cases that they had: another mix of
    parts sits nowhere. The shares of one dimension add to about 1, not exactly: every segment is expected by itself.
    None where no part stands out: a change that all share alike sits nowhere, however large the largest segment is. For
    KPIs whose parts add up (there a month without rows is a month of 0), and rates of two of them.
    """
    unexplained = inquiry.evidence[kpi].explanation.unexplained
    if not unexplained:
        return Place()
    found: list[Where] = []
    searched: dict[str, None] = {}
    for surprises, whole in _searched(inquiry, kpi, unexplained):
        searched |= dict.fromkeys(surprises.parts.dimensions)
        found += _concentrated(surprises, whole, unexplained)
    return Place(tuple(sorted(found, key=lambda one: -one.share)), tuple(searched))


def _searched(inquiry: Inquiry, kpi: str, unexplained: float) -> Iterator[tuple[Surprises, float]]:
    """Every cut of the KPI whose claims can be told apart, with the unexplained part of which the shares are taken."""
    node = quotient(inquiry.tree, kpi)
    if adds(inquiry.tree, kpi):
        for parts in cuts(inquiry, (kpi,)):
            surprises = without_claims(inquiry, kpi, of_sum(inquiry, kpi, parts))
            if surprises is not None:
                yield surprises, unexplained
    elif node is not None:
        for parts in cuts(inquiry, tuple(dict.fromkeys(name for name, _ in node.references()))):
            known = of_rate(inquiry, kpi, parts)
            surprises = without_claims(inquiry, kpi, known) if known is not None else None
            if surprises is not None:
                yield surprises, float(np.sum(surprises.deviation))


def _concentrated(surprises: Surprises, whole: float, unexplained: float) -> Iterator[Where]:
    """What the scan names, if the parts together moved as the KPI did."""
    if whole * unexplained <= 0:
        return
    names = surprises.columns
    for one in scan(names, surprises.actual, surprises.expected, surprises.variance):
        inside = np.all([np.array(names[name]) == segment for name, segment in one.segments.items()], axis=0)
        share = float(np.sum(surprises.deviation[inside])) / whole
        (dimension, segment), *within = one.segments.items()
        if share > 0:
            yield Where(dimension, segment, share, tuple(within))


def branch(inquiry: Inquiry, kpi: str, weight: float) -> Branch | None:
    """The child that carries at least half of the KPI's unexplained change, both in units of the root; or None."""
    weights = {child: inquiry.weight(child) for child in inquiry.children(kpi)}
    shares = [Branch(child, own / weight) for child, own in weights.items() if own is not None]
    largest = max(shares, key=lambda one: one.share, default=None)
    return largest if largest is not None and largest.share >= _MOST else None
