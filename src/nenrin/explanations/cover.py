"""The coverage ledger: where every KPI's change went, part by part, closed to zero."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

from nenrin.expectations import Expectation
from nenrin.explanations.coverage import Coverage
from nenrin.explanations.explanation import Explanation
from nenrin.explanations.mix import mixes
from nenrin.tree import Tree
from nenrin.vocabulary import Month

_NOTHING: Mapping[str, float] = MappingProxyType({})


def cover(
    tree: Tree,
    explained: Mapping[str, Explanation],
    expected: Mapping[str, Mapping[Month, Expectation]],
    month: Month,
    *,
    restated: Mapping[str, float] = _NOTHING,
    left_out: frozenset[Month] = frozenset(),
) -> dict[str, Coverage]:
    """Every judged KPI's change in ``month``; a KPI that could not be judged is absent.

    ``restated``: by KPI, the figure of the month before as it was sent, where it has changed since; the change is then
    against that figure, and the difference is the restatement (a month that is absent now has none). ``calendar`` and
    ``season`` are what the band's middle expected, ``initiatives`` and ``causes`` the measured and the declared claims.

    ``mix`` belongs to rates cut by segments. It is a place, not a cause, and part of the surprise: what the weights did
    beyond what was expected of them is taken from what the causes leave, so that only the rest is noise or unexplained
    and nothing counts twice. Where a claim of some size reaches the rate there is no mix: the claim's effect already
    holds what it did to the weights. Verdicts do not know the mix: a rate that only its mix moved stays an unexplained
    change, and the ledger says where it came from. ``left_out``: partial months, from which the mix learns nothing.
    """
    judged = {kpi: one for kpi, one in explained.items() if one.unexplained is not None}
    unclaimed = (kpi for kpi, one in judged.items() if not any(claim.sized for claim in one.claims))
    sent = {kpi: figure for kpi, figure in restated.items() if tree.value(kpi, month + -1) is not None}
    weights = mixes(tree, unclaimed, month, left_out)
    return {
        kpi: _covered(one, expected[kpi][month], weights.get(kpi, 0.0), sent.get(kpi))
        for kpi, one in judged.items()
    }


def _covered(one: Explanation, band: Expectation, weights: float, as_sent: float | None) -> Coverage:
    """The parts of one change; what is left is noise inside its range, else unexplained."""
    change, expected, left = one.change or 0.0, one.expected_change or 0.0, one.unexplained or 0.0
    before = (band.mid or 0.0) - expected
    restatement = 0.0 if as_sent is None else before - as_sent
    rest = left - weights
    inside = abs(rest) <= (one.spread or 0.0)
    return Coverage(
        change=change + restatement,
        calendar=band.calendar,
        season=expected - band.calendar,
        initiatives=math.fsum(claim.effect for claim in one.claims if claim.measured),
        causes=math.fsum(claim.effect for claim in one.claims if not claim.measured),
        mix=weights,
        restatement=restatement,
        noise=rest if inside else 0.0,
        unexplained=0.0 if inside else rest,
    )
