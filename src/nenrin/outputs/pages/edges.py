"""How close every KPI came to the edge of its expected range: what a calm month has to show."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.shapes import Number
from nenrin.report import Report
from nenrin.report.tally import judged

_MOST, _LEAST = 14, 6
_MIDDLE, _HALF = 50.0, 27.0
"""Percent of the strip at which the expected middle stands, and to which the range reaches on either side."""


@dataclass(frozen=True)
class Edge:
    """One KPI on the strip that all share: 0 % far below its range, 100 % far above; ``outside`` its range."""

    name: str
    unit: str
    actual: Number
    low: Number
    high: Number
    place: float
    outside: bool
    state_name: str


def edges(context: Context, beside: int = 0) -> tuple[Edge, ...]:
    """The KPIs nearest to, or furthest beyond, the edge of their range; fewer where ``beside`` lines share the page."""
    shown = max(_LEAST, _MOST - (beside + 2 if beside else 0))
    return tuple(_edge(context, kpi, position) for position, kpi in positions(context.report)[:shown])


def positions(report: Report) -> list[tuple[float, str]]:
    """Where each judged KPI stands in its range, the outermost first: 0 in the middle, 1 at the upper edge."""
    found = []
    for kpi in judged(report):
        expected, actual = report.expectation(kpi), report.tree.value(kpi, report.month)
        half = expected.half_width
        if actual is None or expected.mid is None or not half:
            continue
        found.append(((actual - expected.mid) / half, kpi))
    found.sort(key=lambda one: -abs(one[0]))
    return found


def _edge(context: Context, kpi: str, position: float) -> Edge:
    report = context.report
    expected = report.expectation(kpi)
    place = min(98.0, max(2.0, _MIDDLE + _HALF * position))
    return Edge(
        context.label(kpi), context.beside(kpi), context.level(kpi, report.tree.value(kpi, report.month)),
        context.level(kpi, expected.low, "expected.low"), context.level(kpi, expected.high, "expected.high"),
        place, abs(position) > 1, context.words.verdict(report, kpi),
    )
