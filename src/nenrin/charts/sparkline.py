"""A KPI's last months in the height of a line of text: actual solid, reference dashed, the last month a dot."""

from __future__ import annotations

from nenrin.charts import style, svg
from nenrin.charts.history import LENGTH, Line, history, present, runs
from nenrin.charts.mark import Mark, Outline, Shape, disc, joined, polyline
from nenrin.charts.scale import Scale, around
from nenrin.report import Report
from nenrin.report.funnel import Step
from nenrin.vocabulary import Month

HIGH = 15.0
BROAD, NARROW = 64.0, 44.0
"""Widths for a place of its own and for a row of a table."""


def sparkline(report: Report, kpi: str, wide: float = NARROW) -> str:
    """A ``data:`` address of the picture: decoration, its figures stand beside it. Empty where one month is all."""
    shown = history(report, kpi)
    reference = shown.plan if report.compared[kpi].plan.value is not None else shown.prior
    if len(present(shown.actual)) < 2:  # noqa: PLR2004 (one month is no line)
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


def rates(step: Step, month: Month, wide: float = NARROW) -> str:
    """The same of a funnel's step: its share of the step before over the months up to ``month``."""
    if len(step.months) < 2:  # noqa: PLR2004 (one month is no line)
        return ""
    months = [month + back for back in range(1 - LENGTH, 1)]
    known = {one.month: one.rate for one in step.months}
    line = tuple(known.get(one) for one in months)
    up = around(known.values(), HIGH - 2.2, 2.2, room=0.02)
    marks: list[Mark] = [Shape(_lines(line, up, wide), stroke=style.ACTUAL, thickness=1.1)]
    if line[-1] is not None:
        marks.append(Shape(disc(_across(len(line) - 1, len(line), wide), up(line[-1]), 1.7), fill=style.ACTUAL))
    return svg.picture(marks, wide, HIGH)
