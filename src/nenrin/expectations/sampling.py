"""How narrow a band may be: never narrower than chance alone makes a count or a rate of counts."""

from __future__ import annotations

import math

from nenrin.expectations.moment import Moment
from nenrin.formulas import Divide
from nenrin.tree import Tree
from nenrin.vocabulary import Month

_NORMAL = 1.959964
_COUNTS = ("count", "count_distinct")


def sampling_error(tree: Tree, kpi: str, month: Month, mid: float) -> float:
    """Half a 95 % band of chance alone around ``mid``; 0 for KPIs that are neither counts nor rates of counts.

    A count: 1.96·√mid (Poisson; at least one event). A quotient of counts over n cases: the binomial 1.96·√(p(1−p)/n),
    and above 1 (orders per customer) the Poisson 1.96·√(mid/n); at least half an event from 0 and 1. These are the
    floors of Laney's p′ and u′ charts (Laney 2002). n is that of the month before: the judged month is not looked at.
    """
    if _counted(tree, kpi):
        return _NORMAL * math.sqrt(max(abs(mid), 1.0))
    cases = _cases(tree, kpi, month)
    if cases is None:
        return 0.0
    rate, half_event = abs(mid), 0.5 / cases
    variance = max(rate, half_event) * max(1 - rate, half_event) if rate <= 1 else rate
    return _NORMAL * math.sqrt(variance / cases)


def _cases(tree: Tree, kpi: str, month: Month) -> float | None:
    """The denominator of a quotient of counts, as of the month before; None for anything else."""
    formula = tree.kpis[kpi].formula
    if formula is None or not isinstance(formula.node, Divide):
        return None
    if not all(_counted(tree, name) for name, _ in formula.references()):
        return None
    try:
        cases = formula.node.right.evaluate(Moment(tree, month, newest=1))
    except ZeroDivisionError:
        return None
    return cases if cases is not None and cases >= 1 else None


def _counted(tree: Tree, kpi: str) -> bool:
    """Whether the KPI counts rows or different things."""
    spec = tree.kpis.get(kpi)
    return spec is not None and spec.measure is not None and spec.measure.agg in _COUNTS
