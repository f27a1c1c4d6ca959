"""Funnels: how many come through step after step, against last year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from nenrin.charts import conversion, rates
from nenrin.charts import funnel as draw
from nenrin.outputs.pages.context import Context, direction
from nenrin.outputs.pages.shapes import Head, Number, tone
from nenrin.report.funnel import Flow, Step
from nenrin.report.funnel_message import funnel_message, funnels_message, rate_figure, share_figure, step_path
from nenrin.vocabulary import Figure, Sentence

_ACROSS, _COURSES = 2, 6
"""Steps over the last months that stand beside each other, and how many there are at most."""


@dataclass(frozen=True)
class Row:
    """One step in numbers; ``change`` is coloured where chance does not account for it; ``spark``: its last months."""

    name: str
    unit: str
    count: Number
    before: Number
    rate: Number
    low: Number
    high: Number
    rate_before: Number
    change: Number
    spark: str


@dataclass(frozen=True)
class Course:
    """One step over the last months."""

    title: str
    chart: Markup


@dataclass(frozen=True)
class Exhibit:
    """One funnel: the picture, and the same in numbers; ``say`` where the page's headline says it of another.

    ``courses``: its steps over the last months, in rows of two, for a funnel that has a page to itself; else each row
    has them as a line, ``lined``.
    """

    title: str
    say: Markup
    chart: Markup
    rows: tuple[Row, ...]
    through: Number
    through_before: Number
    courses: tuple[tuple[Course, ...], ...]
    lined: bool


@dataclass(frozen=True)
class Funnels:
    """The page."""

    head: Head
    exhibits: tuple[Exhibit, ...]


def funnels(context: Context) -> Funnels | None:
    """None where the configuration names no funnel."""
    report = context.report
    if not report.flows:
        return None
    headline = funnels_message(report, report.flows)
    what = context.write(Sentence("funnel.what", {"month": report.month}))
    return Funnels(
        context.head("funnel", headline, what),
        tuple(_exhibit(context, flow, place, headline) for place, flow in enumerate(report.flows)),
    )


def _exhibit(context: Context, flow: Flow, place: int, headline: Sentence) -> Exhibit:
    report, message = context.report, funnel_message(context.report, flow, place)
    courses = _courses(context, flow, place) if _alone(report.flows, place) else ()
    return Exhibit(
        context.words.label(flow.label), Markup("") if message == headline else context.write(message),
        context.picture(lambda: draw(report, place, context.language)),
        tuple(_row(context, flow, step, place) for step in flow.steps),
        _number(context, share_figure(flow.through, f"funnels.{place}.through")),
        _number(context, share_figure(flow.through_before, f"funnels.{place}.through_before")),
        courses, lined=not courses and any(len(step.months) > 1 for step in flow.steps),
    )


def _alone(flows: Sequence[Flow], place: int) -> bool:
    """Whether a funnel has a page to itself: two have room on one, and the last of an odd number is left over."""
    return place == len(flows) - 1 and len(flows) % 2 == 1


def _courses(context: Context, flow: Flow, place: int) -> tuple[tuple[Course, ...], ...]:
    """Every step that had a rate in two months at least, as many as the page has room for."""
    found = [number for number, step in enumerate(flow.steps) if len(step.months) > 1]
    courses = [_course(context, flow, place, number) for number in found[:_COURSES]]
    return tuple(tuple(courses[at:at + _ACROSS]) for at in range(0, len(courses), _ACROSS))


def _course(context: Context, flow: Flow, place: int, number: int) -> Course:
    above, step = (context.report.label(one.kpi) for one in flow.steps[number - 1:number + 1])
    title = context.words.say(Sentence("funnel.course", {"step": step, "above": above}))
    return Course(title, context.picture(lambda: conversion(context.report, place, number, context.language)))


def _row(context: Context, flow: Flow, step: Step, place: int) -> Row:
    path, report = step_path(flow, step, place), context.report
    figures = {"count": report.figure(step.kpi, step.count), "before": report.figure(step.kpi, step.before)}
    count, before = (context.number(replace(figure, id=f"{path}.{name}"), "") for name, figure in figures.items())
    rate, low, high, then = (
        _rate(context, rate_figure(step, name, path)) for name in ("rate", "low", "high", "rate_before")
    )
    name, unit = context.label(step.kpi), context.beside(step.kpi)
    change = _change(context, step, path)
    return Row(name, unit, count, before, rate, low, high, then, change, rates(step, report.month))


def _change(context: Context, step: Step, path: str) -> Number:
    """In points; a step with a direction is coloured by it once chance is ruled out."""
    if step.change is None:
        return Number("")
    ruled_out = step.change_low is not None and step.change_high is not None and step.change_low * step.change_high > 0
    good = direction(context.report, step.kpi, step.change) if ruled_out else None
    figure = rate_figure(step, "change", path, "change")
    return context.number(figure, "", tone=tone(good), unit=context.text("points_short"))


def _rate(context: Context, figure: Figure) -> Number:
    return Number("") if figure.value is None else _number(context, figure)


def _number(context: Context, figure: Figure) -> Number:
    return context.number(figure, "", unit="" if figure.value is None else "%")
