"""Changes that have lasted for two or three months, of which the widened band no longer tells.

Good at: a new level that the expectation is about to get used to. Blind to: changes that wander back within a month.
Source: the signed z of independent tests, added up (Stouffer et al. 1949).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from statistics import NormalDist
from typing import NamedTuple

from nenrin.expectations import Expectation
from nenrin.findings.families import SHIFT_RATE, benjamini_hochberg
from nenrin.tree import Tree
from nenrin.vocabulary import Month

_BEFORE = 2
_OUTSIDE = 0.05
_STILL = 0.20
_SMALLEST = 1e-15


class Shift(NamedTuple):
    """The first month outside its band, and the mean distance from what was expected over its months."""

    since: Month
    mean: float


def shifts(
    tree: Tree,
    month: Month,
    expected: Mapping[str, Mapping[Month, Expectation]],
    p_values: Mapping[str, float],
    unexplained: Mapping[str, float],
) -> dict[str, Shift]:
    """By KPI of the family in ``p_values``, the changes that go on: significant by the last three months together.

    One of the two months before lay outside its band on the side on which this month still leans (p < 0.2), and since
    then the baseline was not moved to a new level. ``p_values`` and ``unexplained`` are this month's; of the months
    before, the surprise counts, and none in which a known cause was at work.
    """
    told = {kpi: _judged(tree, kpi, month, expected.get(kpi, {})) for kpi in p_values}
    together = {
        kpi: _stouffer([_z(p_values[kpi], unexplained[kpi]), *(_z(p, off) for _, p, off in told[kpi])])
        for kpi in p_values
    }
    rejected = benjamini_hochberg(list(together.values()), SHIFT_RATE)
    found: dict[str, Shift] = {}
    for kpi, significant in zip(together, rejected, strict=True):
        now, off = expected.get(kpi, {}).get(month, Expectation()), unexplained[kpi]
        outside = [one for one, p, before in told[kpi] if p < _OUTSIDE and before * off > 0]
        based = now.rebased is not None and now.rebased >= month + -_BEFORE
        if significant and outside and p_values[kpi] < _STILL and not based:
            since = min(outside)
            offs = [off, *(before for one, _, before in told[kpi] if one >= since)]
            found[kpi] = Shift(since, math.fsum(offs) / len(offs))
    return found


def _judged(
    tree: Tree, kpi: str, month: Month, expected: Mapping[Month, Expectation],
) -> list[tuple[Month, float, float]]:
    """The two months before, where they were judged: p and the distance from the middle of the band."""
    found, known = [], expected.get(month, Expectation()).without
    for one in (month + -back for back in range(1, _BEFORE + 1) if month + -back not in known):
        band, actual = expected.get(one, Expectation()), tree.value(kpi, one)
        if band.p is not None and band.mid is not None and actual is not None:
            found.append((one, band.p, actual - band.mid))
    return found


def _z(p: float, side: float) -> float:
    """The two-sided p as a normal deviate on its side."""
    return math.copysign(NormalDist().inv_cdf(1 - max(p, _SMALLEST) / 2), side) if p < 1 else 0.0


def _stouffer(deviates: list[float]) -> float:
    """The two-sided p of the sum of independent normal deviates."""
    return 2 * NormalDist().cdf(-abs(math.fsum(deviates)) / math.sqrt(len(deviates)))
