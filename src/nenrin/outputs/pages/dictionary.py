"""The KPI dictionary: what every KPI means, in words."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.measures import Measure
from nenrin.outputs.pages.context import Context


@dataclass(frozen=True)
class Entry:
    """One KPI."""

    name: str
    meaning: str
    note: str
    unit: str
    better: str
    better_name: str
    source: str


def dictionary(context: Context) -> tuple[Entry, ...]:
    """Every KPI, in the order of the file."""
    return tuple(_entry(context, kpi) for kpi in context.report.tree.kpis)


def _entry(context: Context, kpi: str) -> Entry:
    said = context.report.kpi(kpi)
    if said.formula is not None:
        meaning = said.formula.words(context.label, context.language)
        source = context.words.text("common.from_formula")
    else:
        meaning = _measure(context, said.measure) if said.measure else ""
        source = said.measure.source if said.measure else ""
    arrow = {"up": "▲", "down": "▼", "none": "–"}[said.better]
    return Entry(
        context.label(kpi), meaning, context.optional(said.note), context.unit(kpi), arrow,
        context.text(f"better_{said.better}"), source,
    )


def _measure(context: Context, measure: Measure) -> str:
    """``sum of amount, where …`` in the words of the explanations."""
    of = measure.of.words(_column, context.language) if measure.of else ""
    spoken = context.words.text(f"explain.agg_{measure.agg}", of=of, source=measure.source)
    if measure.customers:
        spoken = context.words.text(f"explain.customers_{measure.customers}", measure=spoken)
    if measure.where:
        condition = measure.where.words(_column, context.language)
        spoken = context.words.text("explain.where", measure=spoken, condition=condition)
    return spoken


def _column(name: str) -> str:
    """A column goes by its own name."""
    return name
