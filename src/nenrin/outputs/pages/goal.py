"""A strategic KPI's target: how far away it is, what it takes, who does what by when."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from nenrin.outputs.pages.context import Context, direction
from nenrin.outputs.pages.shapes import Number, Tone
from nenrin.report import Report
from nenrin.report.drivers import prints
from nenrin.vocabulary import Fact, Figure, Sentence

_FINER = 3
"""More digits, at most, for a distance that its KPI's own format would print as zero."""


@dataclass(frozen=True)
class Goal:
    """What a strategic KPI is to reach, by when, through whom, and what that takes."""

    name: str
    unit: str
    target: Number
    by: str
    actual: Number
    distance: Number
    pace: Markup
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
    reached = distance is not None and _reached(report, kpi, distance)
    return Goal(
        name=context.label(kpi),
        unit=context.beside(kpi),
        target=context.number(report.figure(kpi, target.value), "target.value", f"kpis.{kpi}.target"),
        by=words.month(target.by, "short") if target.by else "",
        actual=context.level(kpi, actual),
        distance=_distance(context, kpi, distance, reached=reached),
        pace=_pace(context, kpi, distance, reached=reached),
        owner=words.label(target.owner or report.kpi(kpi).answers_for),
        due=words.day(target.due) if target.due else "",
        action=context.optional(target.action),
        reached=reached,
    )


def _distance(context: Context, kpi: str, distance: float | None, *, reached: bool) -> Number:
    figure = finer(context.report.figure(kpi, distance, "change"))
    good: Tone = "good" if reached else "bad"
    return context.number(figure, f"page.distance.{kpi}", tone=good, unit=context.points(kpi, distance))


def _pace(context: Context, kpi: str, distance: float | None, *, reached: bool) -> Markup:
    """What every month until the date has to bring: arithmetic, not a forecast."""
    target = context.report.kpi(kpi).target
    if distance is None or target is None:
        return Markup("")
    if reached:
        return context.told("pace_reached")
    if target.by is None:
        return context.told("pace_open")
    left = target.by - context.report.month
    if left <= 0:
        return context.told("pace_over" if left else "pace_now")
    if left == 1:
        return _said(context, kpi, "pace_next", step=finer(context.report.figure(kpi, -distance, "change")))
    step = finer(context.report.figure(kpi, -distance / left, "change"))
    return _said(context, kpi, "pace_needed", step=step, months=left)


def _said(context: Context, kpi: str, plan: str, **facts: Fact) -> Markup:
    """A sentence about one KPI: its numbers carry the KPI's name."""
    return context.owned(Sentence(f"page.{plan}", facts), kpi)


def finer(figure: Figure) -> Figure:
    """A difference with as many more digits as it takes not to print as zero; with its own where three do not help."""
    for more in range(_FINER + 1):
        digits = {"digits": figure.format.digits + more}
        shown = replace(figure, format=figure.format.model_copy(update=digits))
        if prints(shown):
            return shown
    return figure


def _reached(report: Report, kpi: str, distance: float) -> bool:
    """Whether the target is met; one missed by less than a thousandth of the last digit printed is."""
    met = direction(report, kpi, distance) is not False
    return met or not prints(finer(report.figure(kpi, distance, "change")))
