"""The months before the reporting month, each as the run would have told it: for a workbook that shows any month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from nenrin import attribution, comparisons, expectations, explanations, findings, projections
from nenrin.comparisons import Plan
from nenrin.effects import Effect
from nenrin.expectations import Expectation, Manner
from nenrin.explanations import Cause
from nenrin.measures import Dimension, Measures
from nenrin.report import Brief, Earlier
from nenrin.tree import Tree
from nenrin.vocabulary import Month


@dataclass(frozen=True)
class Known:
    """What the run has found out once and every month is told from; ``expected`` in every month of the history."""

    brief: Brief
    dimensions: Mapping[str, Dimension]
    tree: Tree
    measured: Measures
    plan: Plan
    causes: tuple[Cause, ...]
    effects: tuple[Effect, ...]
    expected: Mapping[str, Mapping[Month, Expectation]]


def earlier(known: Known, month: Month) -> dict[Month, Earlier]:
    """Every month before ``month`` from the first with data, ascending."""
    tree, calendar, partial = known.tree, known.brief.calendar.trading_days, known.measured.partial_months()
    unusual = explanations.one_offs(tree, known.causes)
    shifted = explanations.shifts(tree, known.causes, month)        # those after a month are not looked at in it
    manners = expectations.manners(tree, month, shifted, calendar)
    first = min(tree.months, default=month)
    months = tuple(first + step for step in range(month - first))
    projected = projections.project_each(
        tree, known.plan, months, partial, one_offs=unusual, shifts=shifted, calendar=calendar,
    )
    years = attribution.attribute_years(tree, months, known.plan)
    return {one: replace(_at(known, one, manners), projection=projected[one], year=years[one]) for one in months}


def _at(known: Known, month: Month, manners: Mapping[str, Manner]) -> Earlier:
    """What is known of one month's KPIs; nothing here looks at what came after it."""
    tree, expected, material = known.tree, known.expected, known.brief.materiality
    explained = explanations.explain(tree, known.causes, expected, month, known.effects)
    found = findings.find(
        tree, comparisons.compare(tree, known.plan, month), expected, explained,
        replace(known.measured, suspects=()), month,
        materiality_absolute=material.absolute, materiality_relative=material.relative,
        currency=known.brief.currency, dimensions=known.dimensions, manners=manners,
    )
    partial = known.measured.partial_months()
    return Earlier(
        {kpi: bands[month] for kpi, bands in expected.items() if month in bands}, explained,
        explanations.cover(tree, explained, expected, month, left_out=partial), found,
    )
