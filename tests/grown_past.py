"""A shop's report that knows its earlier months, with causes of every reach in them: for a workbook of any month."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from grown_report import FIRST, grown_report, kpi, shop, wave
from nenrin import attribution, expectations, explanations, projections
from nenrin.explanations import Cause
from nenrin.projections import Landing, Projection
from nenrin.report import Report
from nenrin.run.earlier import Known, earlier
from nenrin.vocabulary import Month

LAST = FIRST + 29
AIM = 108_000.0


def causes() -> tuple[Cause, ...]:
    """A price rise of so many percent in one month, a loss of stock in two, a strike that goes on."""
    said: list[dict[str, object]] = [
        {"id": "prices", "kpi": "basket", "kind": "price", "size": ["3%", "5%"], "months": _months(22, 22)},
        {"id": "theft", "kpi": "goods", "kind": "market", "size": [300, 500], "months": _months(24, 25)},
        {"id": "strike", "kpi": "freight", "kind": "market", "size": [100, 140], "months": _months(28, 29)},
    ]
    return tuple(Cause.model_validate({"label": one["id"], "direction": "up", **one}) for one in said)


def _months(first: int, last: int) -> dict[str, str]:
    return {"from": str(FIRST + first), "to": str(FIRST + last)}


def jump(series: dict[str, list[float]]) -> None:
    """In one earlier month goods cost far more, and nobody knows why."""
    series["goods"][19] += 4_000.0
    series["costs"][19] += 4_000.0


@cache
def told(month: Month = LAST) -> Report:
    """The shop as of a month, with coverages and a landing, and without its earlier months."""
    report = aiming(shop(month, edit=jump, causes=causes()))
    tree, expected = report.tree, expectations.expect(report.tree, month, window=30)
    unusual, shifted = explanations.one_offs(tree, report.causes), explanations.shifts(tree, report.causes, month)
    return replace(
        report,
        coverages=explanations.cover(tree, report.explanations, expected, month),
        projection=projections.project(tree, report.plan, month, one_offs=unusual, shifts=shifted),
        year=attribution.attribute_year(tree, month, report.plan),
    )


def aiming(report: Report) -> Report:
    """The profit of the second year is to be a little more than it will be: its months have a gap, and no others."""
    aim = {"value": AIM, "by": str(FIRST + 23), "owner": "Board", "action": "fewer discounts"}
    kpis = {**report.tree.kpis, "profit": kpi("profit", **report.tree.kpis["profit"].model_dump(
        by_alias=True, exclude_unset=True, exclude={"target"},
    ), target=aim)}
    return replace(report, tree=replace(report.tree, kpis=kpis))


@cache
def past() -> Report:
    """The last month with all earlier ones."""
    return remembering(told())


def remembering(report: Report) -> Report:
    """The report with every month before its own."""
    tree, month = report.tree, report.month
    every = expectations.expect(tree, month, window=len(tree.months))
    known = Known(
        report.brief, report.dimensions, tree, report.measures, report.plan, report.causes, report.effects, every,
    )
    return replace(report, past=earlier(known, month))


def gap() -> Report:
    """The month before is absent: what the run compares with is older; of the year less is known than Tree adds up."""
    line: list[float | None] = [*wave(900.0, 0.2, 30)]
    line[-2] = None
    report = grown_report({"sales": kpi("sales")}, {"sales": line})
    covered = explanations.cover(report.tree, report.explanations, report.expectations, report.month)
    landing = Landing(FIRST + 24, FIRST + 35, 4_000.0, (LAST, LAST + 1), 4_500.0, 5_000.0, 5_500.0)
    return remembering(replace(report, coverages=covered, projection=Projection(landing)))
