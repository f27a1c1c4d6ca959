"""The fiscal year so far: added up, recalculated from its parts, or – where neither is right – put in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from nenrin.formulas import Formula
from nenrin.report import Report
from nenrin.sheets.series import Lines, Series, evaluate, same
from nenrin.vocabulary import Month

if TYPE_CHECKING:
    from nenrin.sheets.model import Rule

Known: TypeAlias = Mapping[Month, float | None]
"""The engine's numbers for the months it was asked for; None where it has none."""


def so_far(
    report: Report, monthly: Lines, known: Mapping[str, Known], months: tuple[Month, ...],
) -> tuple[dict[str, Series], dict[str, Rule]]:
    """The rows of a block of the year so far and the rule of each, from the ``monthly`` rows.

    Amounts that add up are added up, formulas recalculated from their parts; what these rules do not give exactly
    (distinct customers over a year, for example) is put in for the months that are ``known``.
    """
    starts, kpis = report.tree.year_starts, report.tree.kpis
    there = {kpi: {month: value for month, value in line.items() if value is not None} for kpi, line in known.items()}
    lines: dict[str, Series] = {}
    rules: dict[str, Rule] = {}
    formulas = {kpi: kpis[kpi].formula for kpi in kpis if there.get(kpi)}
    for kpi in [kpi for kpi, formula in formulas.items() if formula is None]:
        line = _running(monthly.get(kpi, {}), months, starts)
        adds_up = _agrees(line, known[kpi])
        lines[kpi], rules[kpi] = (line, "sum") if adds_up else (there[kpi], "given")
    waiting = {kpi: formula for kpi, formula in formulas.items() if formula is not None}
    while waiting:
        ready = [kpi for kpi, formula in waiting.items() if not _reads(formula) & set(waiting)]
        for kpi in ready or list(waiting):
            formula = waiting.pop(kpi)
            line = _calculated(formula, lines, months, starts) if ready else {}
            agrees = bool(line) and _agrees(line, known[kpi])
            lines[kpi], rules[kpi] = (line, formula) if agrees else (there[kpi], "given")
    return {kpi: lines[kpi] for kpi in kpis if kpi in lines}, rules


def _agrees(line: Series, known: Known) -> bool:
    return all(same(line.get(month), value) for month, value in known.items())


def _running(line: Series, months: tuple[Month, ...], starts: int) -> dict[Month, float]:
    """The running total since the first month of the fiscal year; absent from the first gap on, as in the workbook."""
    found: dict[Month, float] = {}
    for month in months:
        before = 0.0 if month.number == starts else found.get(month + -1)
        if before is not None and month in line:
            found[month] = before + line[month]
    return found


def _calculated(formula: Formula, lines: Lines, months: tuple[Month, ...], starts: int) -> dict[Month, float]:
    found = {month: evaluate(formula, lines, month, starts) for month in months}
    return {month: value for month, value in found.items() if value is not None}


def _reads(formula: Formula) -> set[str]:
    return {name for name, _ in formula.references()}
