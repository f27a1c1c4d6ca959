"""What a KPI that is made of nothing but rates over earlier months gets of their claims: what reached the rates."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from nenrin.explanations.earlier_month import lagged_rate, less
from nenrin.explanations.explanation import Claim
from nenrin.explanations.made_of import made_of
from nenrin.explanations.reach import reach
from nenrin.formulas import Formula
from nenrin.tree import Tree
from nenrin.vocabulary import Month

Claims: TypeAlias = Mapping[str, tuple[Claim, ...]]
"""KPI → the claims on it."""


def through_rates(tree: Tree, month: Month, before: Claims, after: Claims) -> dict[str, tuple[Claim, ...]]:
    """``after``, in which rates were left less of their claims than in ``before``, with the KPIs made of them.

    ``1 - churn_rate`` moves as that rate does, so it gets what reached the rate. A KPI that reads anything else too
    keeps the whole claim: multiplied by customers of whatever month it is a count again, and the base moves it.
    """
    cut = {kpi for kpi, claims in after.items() if claims != before[kpi]}
    if not cut:
        return dict(after)
    functions = made_of(tree)
    found = dict(after)
    for kpi in after:
        rates = _rates(tree, functions, kpi)
        if rates is not None and rates & cut:
            found[kpi] = tuple(_reached(tree, month, kpi, rates, after))
    return found


def _rates(tree: Tree, functions: Mapping[str, Formula], kpi: str) -> frozenset[str] | None:
    """The rates over earlier months that the KPI is made of; None where it reads anything else, or is such a rate."""
    if kpi not in functions or lagged_rate(tree.kpis[kpi]) is not None:
        return None
    found = frozenset[str]()
    for name, back in functions[kpi].references():
        below = frozenset({name}) if lagged_rate(tree.kpis[name]) is not None else _rates(tree, functions, name)
        if back or below is None:
            return None
        found |= below
    return found


def _reached(tree: Tree, month: Month, kpi: str, rates: frozenset[str], claims: Claims) -> Iterator[Claim]:
    """The claims on ``kpi``; those that were carried, by way of what they are on its rates."""
    sized = {f"{rate} {one.cause}": (rate, one) for rate in sorted(rates) for one in claims[rate] if one.sized}
    effects = {rate: {key: one.effect for key, (of, one) in sized.items() if of == rate} for rate in rates}
    slopes = reach(tree, month, effects).get(kpi, {})
    for claim in claims[kpi]:
        parts = [(one, slopes.get(key)) for key, (_, one) in sized.items() if one.cause == claim.cause]
        known = [(one, slope) for one, slope in parts if slope is not None]
        if not known or len(known) < len(parts) or not claim.carried or not claim.effect:
            yield claim
            continue
        effect = math.fsum(one.effect * slope for one, slope in known)
        spread = math.fsum(one.spread * abs(slope) for one, slope in known)
        yield less(claim, effect, spread)
