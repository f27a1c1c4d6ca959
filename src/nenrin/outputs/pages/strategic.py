"""The few KPIs that are being improved now: where they stand, how far the target is, who does what by when."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from nenrin.charts import sparkline, trend
from nenrin.outputs.pages.bars import Marked, effects, pins
from nenrin.outputs.pages.context import Context, Head, Number, direction
from nenrin.report.messages import strategic_message
from nenrin.report.tally import strategic as named
from nenrin.vocabulary import Sentence


@dataclass(frozen=True)
class Row:
    """One KPI beside last year and plan."""

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


@dataclass(frozen=True)
class Strategic:
    """The page."""

    head: Head
    rows: tuple[Row, ...]
    with_prior: bool
    with_plan: bool
    with_effect: bool
    source: str
    delta: str
    share: str
    effect: str
    goals: tuple[Goal, ...]
    trend: Markup
    trend_title: str
    trend_unit: str


def strategic(context: Context) -> Strategic:
    """The KGI first, then the strategic KPIs in the order of the file."""
    report = context.report
    reference = context.compared
    kpis = (report.root, *(kpi for kpi in named(report) if kpi != report.root))
    return Strategic(
        head=context.head("strategic", strategic_message(report), context.text(f"what_strategic_{reference}", month=report.month)),
        rows=_rows(context, kpis),
        with_prior=any(report.compared[kpi].prior_year.value is not None for kpi in kpis),
        with_plan=any(report.compared[kpi].plan.value is not None for kpi in kpis),
        with_effect=context.reference == reference,
        source=context.text("source_strategic") + (context.text("source_effect") if context.reference == reference else ""),
        delta=context.text(f"delta_{reference}"),
        share=context.text(f"share_{reference}"),
        effect=context.text("head_effect", kpi=report.label(report.root)),
        goals=tuple(_goal(context, kpi) for kpi in kpis if report.kpi(kpi).target is not None),
        trend=Markup(trend(report, context.language)),  # noqa: S704 (our own SVG, texts escaped where it is written)
        trend_title=context.words.say(_trend_sentence(context)),
        trend_unit=context.text("per_month", unit=context.unit(report.root)),
    )


def _rows(context: Context, kpis: tuple[str, ...]) -> tuple[Row, ...]:
    report = context.report
    reference = context.compared
    drawn, stuck = effects(context, kpis), pins(context, kpis)
    return tuple(
        Row(
            context.label(kpi), context.beside(kpi), kpi == report.root,
            context.level(kpi, compared.prior_year.value, "prior_year.value"),
            context.level(kpi, compared.plan.value, "plan.value"),
            context.level(kpi, compared.actual),
            context.change(kpi, compared.against(reference), reference), stuck[kpi], drawn[kpi],
            context.relative(kpi, compared.prior_year, "prior_year"), sparkline(report, kpi),
            report.verdict(kpi).state.name.lower(), context.words.state(report.verdict(kpi).state),
        )
        for kpi in kpis for compared in (report.compared[kpi],)
    )


def _goal(context: Context, kpi: str) -> Goal:
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


def _trend_sentence(context: Context) -> Sentence:
    label = context.report.label(context.report.root)
    return Sentence("page.trend_title", {"kpi": label})
