"""Every KPI's value in every month: measured, or reckoned from other KPIs."""

from __future__ import annotations

import graphlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from nenrin.formulas import DivisionByZero, Formula, Node
from nenrin.tree.kpi import Kpi
from nenrin.tree.reading import Reading
from nenrin.vocabulary import Month


@dataclass
class Evaluated:
    """``series`` by KPI; ``divided_by_zero`` and ``beyond_reckoning`` (too large for a number) by KPI and month."""

    series: dict[str, dict[Month, float]]
    divided_by_zero: dict[str, dict[Month, Node]] = field(default_factory=dict)
    beyond_reckoning: dict[str, list[Month]] = field(default_factory=dict)


def evaluate(
    kpis: Mapping[str, Kpi], measured: Mapping[str, Mapping[Month, float]], months: Iterable[Month], year_starts: int,
) -> Evaluated:
    """Evaluate the formulas whose parts all have a series, month by month, each after what it reads of the month.

    A month whose value is absent, divides by zero or is not finite stays out of the series.
    """
    formulas = _possible(kpis, measured)
    found = Evaluated({name: dict(series) for name, series in measured.items()})
    found.series |= {name: {} for name in formulas}
    order = [name for name in _order(formulas) if name in formulas]
    for month in sorted(months):
        reading = Reading(found.series, month, year_starts)
        for name in order:
            _add(found, name, formulas[name], reading)
    return found


def _add(found: Evaluated, name: str, formula: Formula, reading: Reading) -> None:
    try:
        value = formula.evaluate(reading)
    except DivisionByZero as error:
        found.divided_by_zero.setdefault(name, {})[reading.month] = error.divisor
        return
    if value is None:
        return
    if math.isfinite(value):
        found.series[name][reading.month] = value
    else:
        found.beyond_reckoning.setdefault(name, []).append(reading.month)


def _possible(kpis: Mapping[str, Kpi], measured: Mapping[str, object]) -> dict[str, Formula]:
    """The formulas whose parts, down to the measures, are all there: coalesce must not invent what is not counted."""
    formulas = {name: kpi.formula for name, kpi in kpis.items() if kpi.formula is not None and name not in measured}
    known = set(measured) | set(formulas)
    while lacking := {name for name, one in formulas.items() if any(part not in known for part, _ in one.references())}:
        known -= lacking
        formulas = {name: formula for name, formula in formulas.items() if name not in lacking}
    return formulas


def _order(formulas: Mapping[str, Formula]) -> tuple[str, ...]:
    """Each after what it reads of the same month. What lies months back is there already."""
    graph = {name: [part for part, back in one.references() if back == 0] for name, one in formulas.items()}
    return tuple(graphlib.TopologicalSorter(graph).static_order())
