"""Every monthly series of the workbook with its rule: put in, added up, or calculated by the KPI's own formula."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from nenrin.formulas import Formula
from nenrin.report import Report
from nenrin.sheets.given import expected, found_by_run, segments, shown
from nenrin.sheets.names import (
    AC,
    BANDS,
    HIGH,
    JUDGED,
    LOW,
    MID,
    PL,
    RUN,
    SEGMENT,
    SO_FAR,
    TARGET,
    TIE,
    WEIGHT,
    YPL,
    YTD,
)
from nenrin.sheets.series import Lines, Series, evaluate, follows, same, within
from nenrin.sheets.year import Known, so_far
from nenrin.vocabulary import Month

__all__ = [
    "AC", "BANDS", "HIGH", "JUDGED", "LOW", "MID", "PL", "RUN", "SEGMENT", "TARGET", "TIE", "WEIGHT", "YPL", "YTD",
    "Model", "Rule", "model",
]
Rule: TypeAlias = Formula | Literal["given", "sum"]
"""How a row is filled: put in on Data, added up over the fiscal year, or by a KPI's own formula."""
_YEAR = 12


@dataclass(frozen=True)
class Model:
    """``lines`` and ``rules`` by name and key.

    A rule stands only where it gives the engine's numbers; else they are put in.
    """

    report: Report
    months: tuple[Month, ...]
    lines: Mapping[str, Lines]
    rules: Mapping[str, Mapping[str, Rule]]

    def value(self, name: str, key: str, month: Month) -> float | None:
        """One value, or None."""
        return self.lines.get(name, {}).get(key, {}).get(month)

    def keys(self, name: str) -> tuple[str, ...]:
        """The keys that have values, in the order of the file."""
        return tuple(self.lines.get(name, {}))

    def given(self, name: str) -> tuple[str, ...]:
        """Those of them that are put in."""
        return tuple(key for key, rule in self.rules.get(name, {}).items() if rule == "given")

    def rule(self, name: str, key: str) -> Rule:
        """How a row is filled."""
        return self.rules[name][key]

    def evaluate(self, formula: Formula, name: str, month: Month) -> float | None:
        """A formula over the rows of one name; None where its cell is blank."""
        return evaluate(formula, self.lines[name], month, self.report.tree.year_starts)


def model(report: Report) -> Model:
    """The series of one report, every rule tried against the engine's numbers."""
    tree, month = report.tree, report.month
    months = shown(report)
    lines = {AC: within(tree.series, tree.kpis, months), PL: within(report.plan.series, tree.kpis, months)}
    rules = {AC: _rules(report, lines[AC], months, {}), PL: _rules(report, lines[PL], months, report.plan.followed)}
    years = {kpi: compared.year_to_date for kpi, compared in report.compared.items()}
    actual = {kpi: {month + -_YEAR: year.prior_year.value, month: year.value} for kpi, year in years.items()}
    planned: dict[str, Known] = {kpi: {month: year.plan.value} for kpi, year in years.items()}
    lines[YTD], rules[YTD] = so_far(report, lines[AC], actual, months)
    lines[YPL], rules[YPL] = so_far(report, lines[PL], planned, months)
    given = {**_bands(report, months), SEGMENT: segments(report, months)[0], **found_by_run(report, months)}
    if follows_tree(lines[YTD].get(report.root, {}), given[SO_FAR].get(report.root, {})):
        given[SO_FAR] = {}
    rules |= {name: dict.fromkeys(found, "given") for name, found in given.items()}
    return Model(report, months, {**lines, **given}, rules)


def follows_tree(years: Series, known: Series) -> bool:
    """Whether what is known of the KGI's year is its year to date in every month: not where a month is partial."""
    return all(same(years.get(month), value) for month, value in known.items())


def _rules(report: Report, lines: Lines, months: tuple[Month, ...], followed: Mapping[str, Formula]) -> dict[str, Rule]:
    """What a KPI followed from, else its own formula, where it gives the engine's number in every month.

    None reads itself by way of others: what followed goes first, and of two that would read each other the later is
    put in.
    """
    found: dict[str, Rule] = dict.fromkeys(lines, "given")
    for kpi in (*(kpi for kpi in lines if kpi in followed), *(kpi for kpi in lines if kpi not in followed)):
        formula = followed.get(kpi, report.tree.kpis[kpi].formula)
        if formula is None or not follows(formula, lines, kpi, months, report.tree.year_starts):
            continue
        if kpi not in _read(formula, found):
            found[kpi] = formula
    return found


def _read(formula: Formula, rules: Mapping[str, Rule]) -> set[str]:
    """Every KPI that a formula reads in the same month, directly or through the rules."""
    found: set[str] = set()
    waiting = [formula]
    while waiting:
        for kpi, back in waiting.pop().references():
            if not back and kpi not in found:
                found.add(kpi)
                rule = rules.get(kpi)
                waiting += [rule] if isinstance(rule, Formula) else []
    return found


def _bands(report: Report, months: Iterable[Month]) -> dict[str, dict[str, Series]]:
    """Low, middle and high of every month that could be judged."""
    found: dict[str, dict[str, Series]] = {name: {} for name in BANDS}
    for kpi in report.expectations:
        bands = {month: expected(report, kpi, month) for month in months}
        there = {month: band for month, band in bands.items() if band is not None and band.mid is not None}
        for name in BANDS if there else ():
            found[name][kpi] = {month: getattr(band, name) for month, band in there.items()}
    return found
