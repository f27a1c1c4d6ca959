"""Who moved the year so far: the sum of its months."""

from __future__ import annotations

import math
from collections.abc import Iterable

from nenrin.attribution.attribute import attribute
from nenrin.attribution.attribution import Attribution
from nenrin.comparisons import Plan
from nenrin.tree import Tree
from nenrin.vocabulary import Month, Sentence


def attribute_year(tree: Tree, month: Month, plan: Plan, reference: str = "prior_year") -> Attribution:
    """The contributions of every month of the fiscal year up to ``month``, added; exact, for every month is.

    ``start`` and ``end`` are the root's sums, so its months must add up: a rate's year is no sum of its months, and a
    number of distinct customers is neither. Against ``prior_year`` or ``plan``; the failure of the first month that has
    one, else ``attribution.no_year`` where the root does not add up.
    """
    return attribute_years(tree, (month,), plan, reference)[month]


def attribute_years(
    tree: Tree, months: Iterable[Month], plan: Plan, reference: str = "prior_year",
) -> dict[Month, Attribution]:
    """The same as of each of many months; every month is shared out once, however many years so far it is part of."""
    years = {month: month.year_to_date(tree.year_starts) for month in months}
    if tree.root.kpi not in tree.additive:
        facts = {"kpi": tree.kpis[tree.root.kpi].label}
        return dict.fromkeys(years, Attribution(reference, failure=Sentence("attribution.no_year", facts)))
    every = dict.fromkeys(part for year in years.values() for part in year)
    parts = {part: attribute(tree, part, reference, plan) for part in every}
    return {month: _added(reference, [parts[one] for one in year]) for month, year in years.items()}


def _added(reference: str, months: list[Attribution]) -> Attribution:
    """Some months in one; the first failure among them, if there is one."""
    failure = next((one.failure for one in months if one.failure is not None), None)
    if failure is not None:
        return Attribution(reference, failure=failure)
    return Attribution(
        reference,
        math.fsum(one.start or 0.0 for one in months),
        math.fsum(one.end or 0.0 for one in months),
        {path: math.fsum(one.contributions[path] for one in months) for path in months[0].contributions},
        math.fsum(one.residual for one in months),
        max(one.points for one in months),
    )
