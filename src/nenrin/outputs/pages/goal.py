"""A strategic KPI's target: how far away it is, what it takes, who does what by when."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.outputs.pages.context import Context, direction
from nenrin.outputs.pages.shapes import Number


@dataclass(frozen=True)
class Goal:
    """What a strategic KPI is to reach, by when, through whom, and what that takes."""

    name: str
    unit: str
    target: Number
    by: str
    actual: Number
    distance: Number
    pace: str
    owner: str
    due: str
    action: str
    reached: bool


def goal(context: Context, kpi: str) -> Goal:
    """The distance to the target, and what a month has to bring from now on."""
    report, words = context.report, context.words
    target = report.kpi(kpi).target
    if target is None:
        raise ValueError(f"{kpi} has no target")
    actual = report.compared[kpi].actual
    distance = None if actual is None else actual - target.value
    reached = distance is not None and direction(report, kpi, distance) is not False
    return Goal(
        name=context.label(kpi),
        unit=context.beside(kpi),
        target=Number(words.show(report.figure(kpi, target.value))),
        by=words.month(target.by, "short") if target.by else "",
        actual=context.level(kpi, actual),
        distance=_distance(context, kpi, distance, reached=reached),
        pace=_pace(context, kpi, distance, reached=reached),
        owner=target.owner or report.kpi(kpi).owner or "",
        due=words.day(target.due) if target.due else "",
        action=target.action or "",
        reached=reached,
    )


def _distance(context: Context, kpi: str, distance: float | None, *, reached: bool) -> Number:
    text = context.words.show(context.report.figure(kpi, distance, "change"))
    return Number(text + context.points(kpi, distance), "good" if reached else "bad")


def _pace(context: Context, kpi: str, distance: float | None, *, reached: bool) -> str:
    """What every month until the date has to bring: arithmetic, not a forecast."""
    target = context.report.kpi(kpi).target
    if distance is None or target is None:
        return ""
    if reached:
        return context.text("pace_reached")
    if target.by is None:
        return context.text("pace_open")
    left = target.by - context.report.month
    if left <= 0:
        return context.text("pace_over")
    if left == 1:
        return context.text("pace_next", step=context.report.figure(kpi, -distance, "change"))
    return context.text("pace_needed", step=context.report.figure(kpi, -distance / left, "change"), months=left)
