"""Edits of every kind of input of the shop's workbook, typed into it, and told by the engine of the same numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

import grown_report
from grown_report import FIRST, shop
from nenrin import attribution, comparisons, explanations, findings
from nenrin.explanations import Cause, Span
from nenrin.report import Report
from nenrin.sheets.layout import FIRST as MONTHS
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import AC, BANDS, PL
from nenrin.sheets.register import AT as REGISTER
from nenrin.sheets.settings import ROWS
from nenrin.vocabulary import Label
from opened_workbook import Opened, find

LAST = 29
MONTH = FIRST + LAST
ISSUED = (30.0, 60.0)
"""The claim on freight as issued."""
_COSTS, _LEAVES = ("goods", "freight"), ("revenue", "orders", "goods", "freight")
_BACK = {"now": 0, "before": 1, "year ago": 12}
_KINDS = (*_BACK, "plan", "claim", "range", "material")
_JUDGED = ("revenue", "goods", "freight", "costs", "profit", "orders", "basket")
_FACTORS = (-0.2, 0.3, 0.9, 0.97, 1.01, 1.05, 1.3, 3.0)


def cause(size: tuple[float, float]) -> Cause:
    months = Span(**{"from": MONTH})
    return Cause(id="dear", label=Label("Dear"), kpi="freight", direction="up", size=size, kind="price", months=months)


@dataclass
class Edit:
    """What is typed: values by KPI and month (from 0), plan of the last month by KPI, ends of the claim, ranges."""

    actual: dict[tuple[str, int], float] = field(default_factory=dict)
    plan: dict[str, float] = field(default_factory=dict)
    size: tuple[float, float] = ISSUED
    ranges: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    material: tuple[float, float] = (0.0, 0.005)


@cache
def issued() -> Report:
    report = shop(causes=(cause(ISSUED),))
    covered = explanations.cover(report.tree, report.explanations, report.expectations, MONTH)
    return replace(report, coverages=covered)


def edits(seed: int, count: int) -> Iterator[Edit]:
    """One to three kinds of input at once; some far out, some below zero."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    for _ in range(count):
        edit = Edit()
        for kind in chance.sample(_KINDS, chance.choice((1, 2, 3))):
            _draw(edit, kind, chance)
        yield edit


def _draw(edit: Edit, kind: str, chance: random.Random) -> None:
    report = issued()
    if kind in _BACK:
        step, name = LAST - _BACK[kind], chance.choice(_LEAVES)
        factor = chance.choice(_FACTORS) * chance.uniform(0.9, 1.1)
        edit.actual[name, step] = round(report.tree.series[name][FIRST + step] * factor, 0 if name == "orders" else 2)
    elif kind == "plan":
        name = chance.choice(("revenue", *_COSTS))
        edit.plan[name] = round(report.plan.series[name][MONTH] * chance.uniform(0.5, 1.6), 2)
    elif kind == "claim":
        low = round(chance.uniform(0.0, 900.0), 1)
        edit.size = (low, round(low + chance.uniform(0.0, 300.0), 1))
    elif kind == "range":
        name = chance.choice(_JUDGED)
        mid = (report.expectations[name][MONTH].mid or 0.0) * chance.uniform(0.8, 1.2)
        half = abs(mid) * chance.uniform(0.005, 0.2)
        edit.ranges[name] = (mid - half, mid, mid + half)
    else:
        edit.material = (chance.choice((0.0, 5.0, 500.0)), chance.choice((0.0, 0.005, 0.05)))


def _whole(edit: Edit) -> Mapping[tuple[str, int], float]:
    """With the costs that goods and freight add up to."""
    series, found = issued().tree.series, dict(edit.actual)
    for step in {step for name, step in edit.actual if name in _COSTS}:
        parts = (edit.actual.get((name, step), series[name][FIRST + step]) for name in _COSTS)
        found["costs", step] = round(sum(parts), 2)
    return found


def _planned(edit: Edit) -> Mapping[str, float]:
    plan, found = issued().plan.series, dict(edit.plan)
    if {*_COSTS} & edit.plan.keys():
        found["costs"] = sum(edit.plan.get(name, plan[name][MONTH]) for name in _COSTS)
    return found


def engine(edit: Edit) -> Report:
    """The report of the edited numbers under the ranges as they stand."""

    def change(series: dict[str, list[float]]) -> None:
        for (name, step), value in _whole(edit).items():
            series[name][step] = value
    report, known = shop(causes=(cause(edit.size),), edit=change), issued()
    leaves = {name: {**known.plan.series[name]} for name in _LEAVES}
    for name, value in edit.plan.items():
        leaves[name][MONTH] = value
    plan = grown_report._plan(report.tree, leaves)
    expected = {kpi: dict(months) for kpi, months in known.expectations.items()}
    for kpi, (low, mid, high) in edit.ranges.items():
        expected[kpi][MONTH] = replace(expected[kpi][MONTH], low=low, mid=mid, high=high)
    explained = explanations.explain(report.tree, report.causes, expected, MONTH)
    compared = comparisons.compare(report.tree, plan, MONTH)
    found = findings.find(report.tree, compared, expected, explained, report.measures, MONTH, *edit.material, "GBP")
    return replace(
        report, plan=plan, compared=compared, expectations=expected, explanations=explained, findings=found,
        attributions=attribution.attribute_all(report.tree, plan, MONTH),
        coverages=explanations.cover(report.tree, explained, expected, MONTH),
    )


def typed(opened: Opened, layout: Layout, edit: Edit) -> None:
    """Everything that an edit says, cell by cell."""
    cells = {(AC, name, step): value for (name, step), value in _whole(edit).items()}
    cells |= {(PL, name, LAST): value for name, value in _planned(edit).items() if (PL, name) in layout.data}
    for name, ends in edit.ranges.items():
        cells |= {(end, name, LAST): value for end, value in zip(BANDS, ends, strict=True)}
    for (series, name, step), value in cells.items():
        opened.put("Data", layout.data[series, name], MONTHS + step, value)
    row = find(opened.sheet("Explanations"), REGISTER["key"], f"freight@{MONTH}:dear").row
    for name, value in zip(("low", "high"), edit.size, strict=True):
        opened.put("Explanations", row, REGISTER[name], value)
    for name, value in zip(("mat_abs", "mat_rel"), edit.material, strict=True):
        opened.put("Settings", ROWS[name], 1, value)


def undone(edit: Edit) -> Edit:
    """What takes it back."""
    report = issued()
    bands = {name: report.expectations[name][MONTH] for name in edit.ranges}
    actual = {(name, step): report.tree.series[name][FIRST + step] for name, step in edit.actual}
    ranges = {name: (one.low or 0.0, one.mid or 0.0, one.high or 0.0) for name, one in bands.items()}
    return Edit(actual, {name: report.plan.series[name][MONTH] for name in edit.plan}, ranges=ranges)
