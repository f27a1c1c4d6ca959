"""A KPI's last months in the height of a line of text: actual solid, reference dashed, the last month a dot."""

from __future__ import annotations

from nenrin.charts import style, svg
from nenrin.charts.history import Line, history, present, runs
from nenrin.charts.mark import Mark, Outline, Shape, disc, joined, polyline
from nenrin.charts.scale import Scale, around
from nenrin.report import Report

HIGH = 15.0
BROAD, NARROW = 64.0, 44.0
"""Widths for a place of its own and for a row of a table."""


def sparkline(report: Report, kpi: str, wide: float = NARROW) -> str:
    """A ``data:`` address of the picture: decoration, its figures stand beside it. Empty where there is nothing."""
    shown = history(report, kpi)
    reference = shown.plan if report.compared[kpi].plan.value is not None else shown.prior
    if not present(shown.actual):
        return ""
    up = around(present(shown.actual + reference), HIGH - 2.2, 2.2, room=0.02)
    marks: list[Mark] = [
        Shape(_lines(reference, up, wide), stroke=style.PRIOR, thickness=0.7, dash=(1.6, 1.2)),
        Shape(_lines(shown.actual, up, wide), stroke=style.ACTUAL, thickness=1.1),
    ]
    last = shown.actual[-1]
    if last is not None:
        compared = report.compared[kpi]
        against = compared.plan if compared.plan.value is not None else compared.prior_year
        dot = disc(_across(len(shown.actual) - 1, len(shown.actual), wide), up(last), 1.7)
        marks.append(Shape(dot, fill=style.by_effect(against.favourable)))
    return svg.picture(marks, wide, HIGH)


def _across(place: int, count: int, wide: float) -> float:
    return 2 + place * (wide - 5) / (count - 1)


def _lines(line: Line, up: Scale, wide: float) -> Outline:
    """One polyline for each unbroken stretch."""
    return joined(
        polyline([(_across(place, len(line), wide), up(line[place] or 0.0)) for place in run]) for run in runs(line)
    )
