"""The cover: the month in one sentence, its figures, what matters, and why it can be relied on."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from nenrin.charts import sparkline
from nenrin.charts.sparkline import BROAD
from nenrin.charts.bridge import bridge
from nenrin.findings import State
from nenrin.outputs.pages.context import Context, Headline, Number
from nenrin.outputs.pages.fit import fit
from nenrin.outputs.pages.steps import steps
from nenrin.report.conclusion import conclusion
from nenrin.report.period import period
from nenrin.report.points import key_points
from nenrin.report.tally import OPEN, judged, strategic

_MOST = 5
"""Tiles that have room beside each other."""
_LEAD = {"en": 15.0, "ja": 13.4}


@dataclass(frozen=True)
class Versus:
    """A difference and what it is a difference from."""

    number: Number
    against: str


@dataclass(frozen=True)
class Tile:
    """One KPI at a glance."""

    name: str
    value: Number
    unit: str
    versus: tuple[Versus, ...]
    spark: str
    state: str
    tone: str


@dataclass(frozen=True)
class Point:
    """One thing that matters: the verdict, then the numbers."""

    lead: str
    detail: str


@dataclass(frozen=True)
class Row:
    """One line of a small table: what, and the answer."""

    name: str
    answer: Number


@dataclass(frozen=True)
class Cover:
    """The whole first page."""

    title: str
    client: str
    period: str
    meta: tuple[str, ...]
    prepared_by: str
    confidentiality: str
    lead: Headline
    low: bool
    tiles: tuple[Tile, ...]
    points: tuple[Point, ...]
    bridge: Markup
    bridge_title: str
    hatched: str
    reliance: tuple[Row, ...]


def cover(context: Context) -> Cover:
    """Everything on the first page."""
    report, words = context.report, context.words
    theme = report.brief.theme
    drawn, lead = steps(context), context.headline(conclusion(report), _LEAD[context.language])
    points = [Point(words.say(point.lead), words.say(point.detail)) for point in key_points(report)]
    hatched = context.text("hatched") if any(step.kind == "open" for step in drawn.steps) else ""
    room = fit(
        context.language, len(lead.lines), [f"{point.lead} {point.detail}" for point in points],
        bridge=bool(drawn.steps), note=bool(hatched),
    )
    return Cover(
        title=words.text("report.title"),
        client=words.label(report.client.name),
        period=words.say(period(report)),
        meta=_meta(context),
        prepared_by=words.label(theme.prepared_by),
        confidentiality=words.label(theme.confidentiality),
        lead=lead,
        low=room.low,
        tiles=tuple(_tile(context, kpi) for kpi in (report.root, *_others(context))[:_MOST]),
        points=tuple(points if context.mode == "html" else points[:room.points]),
        bridge=Markup(bridge(drawn.steps, drawn.sentence, context.language) if drawn.steps else ""),  # noqa: S704 (our own SVG)
        bridge_title=drawn.title,
        hatched=hatched,
        reliance=_reliance(context),
    )


def _others(context: Context) -> tuple[str, ...]:
    """The strategic KPIs."""
    return tuple(kpi for kpi in strategic(context.report) if kpi != context.report.root)


def _meta(context: Context) -> tuple[str, ...]:
    """How far the data reach, and the run."""
    found = (_cut_off(context), context.text("run", run=context.run))
    return tuple(text for text in found if text)


def _cut_off(context: Context) -> str:
    days = [
        coverage[context.report.month].last_day for coverage in context.report.measures.coverage.values()
        if context.report.month in coverage
    ]
    return context.words.text("report.data_until", day=context.words.day(max(days))) if days else ""


def _tile(context: Context, kpi: str) -> Tile:
    """Value, difference from plan and from last year (else from last month), and how it went."""
    report = context.report
    compared, verdict = report.compared[kpi], report.verdict(kpi)
    known = [at for at in ("plan", "prior_year", "prior_month") if compared.against(at).change is not None][:2]
    versus = tuple(
        Versus(context.relative(kpi, compared.against(at), at), context.text(f"versus_{at}")) for at in known
    )
    tones = {State.ON_PLAN: "good", State.BEHIND_PLAN: "bad"}
    return Tile(
        context.label(kpi), context.level(kpi, compared.actual), context.beside(kpi), versus, sparkline(report, kpi, BROAD),
        context.words.state(verdict.state), tones.get(verdict.state, ""),
    )


def _reliance(context: Context) -> tuple[Row, ...]:
    """The checks, the changes nobody can explain, the KGI's range, the workbook, the run."""
    report, words = context.report, context.words
    passed, count = sum(check.passed for check in report.checks), len(report.checks)
    checked = words.text("report.checks_of", passed=passed, count=count)
    return (
        Row(words.text("report.checks_passed"), Number(checked, "good" if passed == count else "bad", "checks")),
        Row(words.text("report.unexplained_open"), _open(context)),
        *_range(context),
        Row(words.text("report.workbook"), Number(context.text(f"workbook_{context.mode}"))),
        Row(words.text("report.run"), Number(context.run)),
    )


def _open(context: Context) -> Number:
    """How many changes are called out; nothing can be said where nothing could be judged."""
    if not judged(context.report):
        return Number(context.text("not_judged"), "mute")
    count = len(context.report.findings.callouts)
    return Number(str(count), "open" if count else "good", "callouts")


def _range(context: Context) -> tuple[Row, ...]:
    """Whether the KGI lies inside its expected range; if not, what part of the distance has no known cause."""
    report = context.report
    name = context.text("rely_range", kpi=report.label(report.root))
    verdict, found = report.verdict(report.root), report.explanations.get(report.root)
    if report.expectation(report.root).low is None or found is None or found.share_covered is None:
        return (Row(name, Number(context.text("not_judged"), "mute")),)
    if not verdict.surprising and verdict.state not in OPEN:
        return (Row(name, Number(context.text("rely_inside"), "good")),)
    share = context.share(1 - found.share_covered)
    return (
        Row(name, Number(context.text("rely_outside"), "open")),
        Row(context.text("rely_share"), Number(share.text, "open")),
    )
