"""Every KPI of a month beside the month before, the year before, the plan, and the year so far."""

from __future__ import annotations

import math
from collections.abc import Mapping

from nenrin.comparisons.comparison import Compared, Comparison, YearToDate
from nenrin.comparisons.plan import Plan
from nenrin.tree import Kpi, Tree, year_to_date
from nenrin.vocabulary import Month

_NOISE = 1e-12


def compare(tree: Tree, plan: Plan, month: Month) -> dict[str, Compared]:
    """Compare every KPI in ``month``; what is absent on either side has no change."""
    planned = _planned_year(tree, plan, month)
    return {name: _compared(tree, plan, planned, name, month) for name in tree.kpis}


def compared(kpi: Kpi, actual: float | None, reference: float | None) -> Comparison:
    """One actual value beside one reference. A rate changes in points: it has no relative change."""
    if actual is None or reference is None:
        return Comparison(reference)
    change = actual - reference
    rate = kpi.format.style == "percent"
    relative = None if rate or reference == 0 else change / abs(reference)
    moved = abs(change) > _NOISE * max(abs(actual), abs(reference))
    favourable = (change > 0) == (kpi.better == "up") if moved and kpi.better != "none" else None
    return Comparison(reference, change, relative, favourable)


def _compared(
    tree: Tree, plan: Plan, planned: Mapping[str, Mapping[Month, float]], name: str, month: Month,
) -> Compared:
    kpi, actual = tree.kpis[name], tree.value(name, month)
    so_far = tree.year_to_date.get(name, {})
    return Compared(
        actual,
        compared(kpi, actual, tree.value(name, month + -1)),
        compared(kpi, actual, tree.value(name, month + -12)),
        compared(kpi, actual, plan.value(name, month)),
        YearToDate(
            so_far.get(month),
            compared(kpi, so_far.get(month), so_far.get(month + -12)),
            compared(kpi, so_far.get(month), planned.get(name, {}).get(month)),
        ),
    )


def _planned_year(tree: Tree, plan: Plan, month: Month) -> Mapping[str, Mapping[Month, float]]:
    """The plan of the year so far: sums of what adds up, where all months are planned, and the rates made of them."""
    months = month.year_to_date(tree.year_starts)
    sums = {
        name: {month: math.fsum(plan.series[name][one] for one in months)}
        for name in plan.series
        if name in tree.additive and all(one in plan.series[name] for one in months)
    }
    return {**year_to_date(tree.kpis, {name: one for name, one in sums.items() if tree.kpis[name].measure}), **sums}
