"""The KPI dictionary: what every KPI means, in words."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.outputs.pages.context import Context
from nenrin.words import spell_measure


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
        names, measure = context.report.measures.names, said.measure
        meaning = spell_measure(measure, names, context.words) if measure else ""
        source = context.words.label(names.source(measure.source)) if measure else ""
    arrow = {"up": "▲", "down": "▼", "none": "–"}[said.better]
    return Entry(
        context.label(kpi), meaning, context.optional(said.note), context.unit(kpi), arrow,
        context.text(f"better_{said.better}"), source,
    )
