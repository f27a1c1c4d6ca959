"""The changes that nobody can explain: one card each, with its question; or a calm page that says what was examined."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from nenrin.charts import band
from nenrin.charts.band import BROAD
from nenrin.findings import Callout, State
from nenrin.outputs.pages.context import Context, Head, Number
from nenrin.outputs.pages.edges import Edge, edges
from nenrin.report.conclusion import worth
from nenrin.report.messages import unexplained_message
from nenrin.report.tally import judged, outside

_SEGMENTS = 3
"""Segments shown on a card."""


@dataclass(frozen=True)
class Part:
    """A piece of the covered/uncovered bar, or a segment's share; ``percent`` of the whole."""

    name: str
    percent: float
    number: Number
    open: bool = False


@dataclass(frozen=True)
class Fact:
    """A small heading and what stands under it."""

    name: str
    text: str


@dataclass(frozen=True)
class Card:
    """One call-out."""

    id: str
    number: int
    headline: str
    tag: str
    partly: bool
    say: str
    chart: Markup
    chart_title: str
    covered: tuple[Part, ...]
    where: tuple[Part, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Callouts:
    """The page; ``calm`` says what was examined when nothing is called out."""

    head: Head
    cards: tuple[Card, ...]
    calm: tuple[Fact, ...]
    calm_chart: Markup
    calm_title: str
    edges: tuple[Edge, ...]
    watch: str
    note: str


def callouts(context: Context) -> Callouts:
    """The weightiest first."""
    report = context.report
    cards = tuple(_card(context, callout) for callout in report.findings.callouts)
    watched = [context.label(kpi) for kpi in report.findings.watch]
    return Callouts(
        head=context.head("unexplained", unexplained_message(report), context.text("what_unexplained", month=report.month)),
        cards=cards,
        calm=() if cards else _calm(context),
        calm_chart=Markup("" if cards else band(report, report.root, context.language, BROAD)),  # noqa: S704 (our own SVG)
        calm_title=_chart_title(context, report.root),
        edges=() if cards else edges(context),
        watch=context.text("watch", kpis=context.words.join(watched)) if watched else "",
        note=context.text("false_alarms", count=f"{report.findings.expected_false:.2f}") if judged(report) else "",
    )


def _card(context: Context, callout: Callout) -> Card:
    report, words = context.report, context.words
    partly = callout.state is State.PARTLY_EXPLAINED
    return Card(
        id=f"c-{callout.number}",
        number=callout.number,
        headline=context.say(callout.headline),
        tag=context.text("tag_partly" if partly else "tag_open", effect=worth(report, callout)),
        partly=partly,
        say=_say(context, callout),
        chart=Markup(band(report, callout.kpi, context.language)),  # noqa: S704 (our own SVG, texts escaped there)
        chart_title=_chart_title(context, callout.kpi),
        covered=_covered(context, callout),
        where=_where(context, callout),
        facts=_facts(context, callout),
    )


def _chart_title(context: Context, kpi: str) -> str:
    unit = context.beside(kpi)
    return context.text("band_title" if unit else "band_title_plain", kpi=context.report.label(kpi), unit=unit)


def _say(context: Context, callout: Callout) -> str:
    """The month, what was expected of it, and how far off it is."""
    report, kpi = context.report, callout.kpi
    expected = report.expectation(kpi)
    return context.text(
        "call_say", kpi=report.label(kpi),
        actual=report.figure(kpi, report.tree.value(kpi, report.month)),
        low=report.figure(kpi, expected.low), high=report.figure(kpi, expected.high),
        change=report.figure(kpi, callout.change, "change"),
        expected=report.figure(kpi, callout.expected_change, "change"),
    )


def _covered(context: Context, callout: Callout) -> tuple[Part, ...]:
    """The two pieces of the bar; a piece too small to carry its figure keeps it beside the bar."""
    shares = (("explained", callout.share_covered), ("unexplained", 1 - callout.share_covered))
    return tuple(
        Part(context.text(f"bar_{name}"), 100 * share, context.share(share), name == "unexplained") for name, share in shares if share > 0
    )


def _where(context: Context, callout: Callout) -> tuple[Part, ...]:
    """The segments in which it sits, largest share first."""
    dimensions = context.report.dimensions
    found = sorted(callout.where, key=lambda where: -abs(where.share))[:_SEGMENTS]
    return tuple(
        Part(
            context.text("segment", dimension=dimensions[where.dimension].label, segment=where.segment)
            if where.dimension in dimensions else where.segment,
            min(100.0, abs(100 * where.share)), context.share(where.share),
        )
        for where in found
    )


def _facts(context: Context, callout: Callout) -> tuple[Fact, ...]:
    """Range, path, known causes, question, owner."""
    report, kpi = context.report, callout.kpi
    labels = {cause.id: context.words.label(cause.label) for cause in report.causes}
    known = [labels.get(cause, cause) for cause in callout.causes]
    target = report.kpi(kpi).target
    owner = report.kpi(kpi).owner or (target.owner if target else None)
    amounts = {"low": report.figure(kpi, callout.low, "change"), "high": report.figure(kpi, callout.high, "change")}
    found = [
        Fact(context.text("fact_question"), context.say(callout.question)),
        Fact(context.text("fact_path"), " › ".join(context.label(step) for step in callout.path)),
        Fact(context.text("fact_range"), context.text("range", **amounts)),
        Fact(context.text("fact_causes"), context.words.join(known) or context.words.text("common.no_record")),
    ]
    if owner:
        found.append(Fact(context.words.text("common.owner"), owner))
    return tuple(found)


def _calm(context: Context) -> tuple[Fact, ...]:
    """What was examined when nothing is called out."""
    report = context.report
    counted, left = judged(report), outside(report)
    known = [cause for cause in report.causes if cause.in_force(report.month)]
    material = report.figure(report.root, report.findings.materiality)
    if not counted:
        reasons = dict.fromkeys(context.say(reason) for reason in report.findings.unjudged.values())
        return (Fact(context.text("calm_unjudged"), " ".join(reasons)),)
    return (
        Fact(context.text("calm_examined"), context.text("calm_examined_text", judged=len(counted), outside=len(left))),
        Fact(context.text("calm_known"), context.text("calm_known_text", count=len(known))),
        Fact(context.text("calm_material"), context.text("calm_material_text", amount=material)),
    )
