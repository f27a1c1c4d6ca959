"""The few KPIs that are being improved now: where they stand, how far the target is, who does what by when."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from nenrin.charts import beside, sparkline, trend
from nenrin.charts.history import history, present
from nenrin.findings import State
from nenrin.outputs.pages.bars import Marked, effects, pins
from nenrin.outputs.pages.context import MEASURE, Context
from nenrin.outputs.pages.goal import Goal, goal
from nenrin.outputs.pages.shapes import Head, Number
from nenrin.report.messages import strategic_message
from nenrin.report.tally import strategic as named
from nenrin.vocabulary import Sentence

_COURSES, _BETWEEN = 3, 14.0
"""Other strategic KPIs over the last months, and the points between two of their charts."""


@dataclass(frozen=True)
class Row:
    """One KPI beside last year and plan."""

    id: str
    kpi: str
    name: str
    unit: str
    leading: bool
    prior: Number
    plan: Number
    actual: Number
    change: Number
    pin: Marked
    effect: Marked
    versus_prior: Number
    spark: str
    state: str
    state_name: str


@dataclass(frozen=True)
class Course:
    """One strategic KPI over the last months."""

    title: str
    unit: str
    chart: Markup


@dataclass(frozen=True)
class Strategic:
    """The page. ``courses``: the other strategic KPIs over the last months, where the page has room for them."""

    head: Head
    rows: tuple[Row, ...]
    with_prior: bool
    with_plan: bool
    with_change: bool
    with_effect: bool
    source: str
    delta: str
    share: str
    effect: str
    goals: tuple[Goal, ...]
    no_landing: Markup
    trend: Markup
    trend_title: str
    trend_unit: str
    courses: tuple[Course, ...] = ()


def strategic(context: Context) -> Strategic:
    """The KGI first, then the strategic KPIs in the order of the file."""
    report = context.report
    reference = context.compared
    alone = context.first and reference == "prior_month"
    what = context.told("what_strategic_alone" if alone else f"what_strategic_{reference}", month=report.month)
    weighed = context.reference == reference
    kpis = (report.root, *(kpi for kpi in named(report) if kpi != report.root))
    return Strategic(
        head=context.head("strategic", strategic_message(report), what),
        rows=_rows(context, kpis),
        with_prior=any(report.compared[kpi].prior_year.value is not None for kpi in kpis),
        with_plan=any(report.compared[kpi].plan.value is not None for kpi in kpis),
        with_change=not alone,
        with_effect=weighed,
        source="" if alone else context.text("source_strategic") + (context.text("source_effect") if weighed else ""),
        delta=context.text(f"delta_{reference}"),
        share=context.text(f"share_{reference}"),
        effect=context.effect(),
        goals=tuple(goal(context, kpi) for kpi in kpis if report.kpi(kpi).target is not None),
        no_landing=_no_landing(context),
        trend=Markup("") if alone else context.picture(lambda: trend(report, context.language)),
        trend_title=context.words.say(_trend_sentence(context)),
        trend_unit=context.text("per_month", unit=context.unit(report.root)),
    )


def courses(context: Context) -> tuple[Course, ...]:
    """The strategic KPIs with a value in two months at least, as many as stand beside each other: those behind first.

    Among those behind, the one with the largest effect on the KGI.
    """
    report = context.report
    found = [
        kpi for kpi in named(report)
        if kpi != report.root and len(present(history(report, kpi).actual)) > 1
    ]
    found.sort(key=lambda kpi: (report.verdict(kpi).state is not State.BEHIND_PLAN, -_effect(context, kpi)))
    shown = found[:_COURSES]
    wide = (MEASURE - _BETWEEN * (len(shown) - 1)) / max(1, len(shown))
    return tuple(
        Course(
            context.label(kpi), context.beside(kpi),
            context.picture(lambda: beside(report, kpi, context.language, wide)),  # noqa: B023 (called at once)
        )
        for kpi in shown
    )


def _effect(context: Context, kpi: str) -> float:
    """What its difference is worth in the KGI."""
    return abs(context.report.contribution(kpi, context.reference or "") or 0.0)


def _rows(context: Context, kpis: tuple[str, ...]) -> tuple[Row, ...]:
    report = context.report
    reference = context.compared
    drawn, stuck = effects(context, kpis), pins(context, kpis)
    return tuple(
        Row(
            f"t-{kpi}", kpi, context.label(kpi), context.beside(kpi), kpi == report.root,
            context.level(kpi, compared.prior_year.value, "prior_year.value"),
            context.level(kpi, compared.plan.value, "plan.value"),
            context.level(kpi, compared.actual),
            context.change(kpi, compared.against(reference), reference), stuck[kpi], drawn[kpi],
            context.relative(kpi, compared.prior_year, "prior_year"), sparkline(report, kpi),
            report.verdict(kpi).state.name.lower(), context.words.verdict(report, kpi),
        )
        for kpi in kpis for compared in (report.compared[kpi],)
    )


def _no_landing(context: Context) -> Markup:
    """Why nothing was projected."""
    reason = context.report.projection.reason
    return Markup("") if reason is None else context.write(reason)


def _trend_sentence(context: Context) -> Sentence:
    label = context.report.label(context.report.root)
    return Sentence("page.trend_title", {"kpi": label})
