"""Every KPI of one month beside last month, last year and the plan, and the year so far."""

from __future__ import annotations

from nenrin.comparisons.comparison import Compared, Comparison, YearToDate
from nenrin.comparisons.plan import Plan
from nenrin.tree import Kpi, Tree
from nenrin.vocabulary import Month

_YEAR = 12


def compare(tree: Tree, plan: Plan, month: Month) -> dict[str, Compared]:
    """Compare every KPI, in the order of the file. Where a value is absent, so is what would follow from it."""
    return {name: _compared(tree, plan, month, name) for name in tree.kpis}


def compared(kpi: Kpi, actual: float | None, reference: float | None) -> Comparison:
    """One value beside its reference. Rates change in points: they have no relative change."""
    if actual is None or reference is None:
        return Comparison(reference)
    change = actual - reference
    relative = None if kpi.format.style == "percent" or not reference else change / abs(reference)
    return Comparison(reference, change, relative, _favourable(kpi, change))


def _favourable(kpi: Kpi, change: float) -> bool | None:
    """Whether a change helps, by the KPI's own direction."""
    if kpi.better == "none" or not change:
        return None
    return (change > 0) == (kpi.better == "up")


def _compared(tree: Tree, plan: Plan, month: Month, name: str) -> Compared:
    """One KPI against every reference."""
    kpi, actual = tree.kpis[name], tree.value(name, month)
    return Compared(
        actual,
        prior_month=compared(kpi, actual, tree.value(name, month + -1)),
        prior_year=compared(kpi, actual, tree.value(name, month + -_YEAR)),
        plan=compared(kpi, actual, plan.value(name, month)),
        year_to_date=_year_to_date(tree, plan, month, name),
    )


def _year_to_date(tree: Tree, plan: Plan, month: Month, name: str) -> YearToDate:
    """The fiscal year so far beside the same months of last year, and beside the plan where amounts simply add up."""
    kpi, so_far = tree.kpis[name], tree.year_to_date.get(name, {})
    value = so_far.get(month)
    planned = [plan.value(name, one) for one in month.year_to_date(tree.year_starts)] if name in tree.additive else []
    known = [one for one in planned if one is not None]
    total = sum(known) if known and len(known) == len(planned) else None
    last = compared(kpi, value, so_far.get(month + -_YEAR))
    return YearToDate(value, last, compared(kpi, value, total))
