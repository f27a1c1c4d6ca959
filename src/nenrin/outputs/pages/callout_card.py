"""One change that nobody can explain: its size, its range, where it sits, and the question."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from nenrin.charts import band
from nenrin.findings import Callout, State
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.drawing import drawing
from nenrin.outputs.pages.shapes import Number
from nenrin.report.conclusion import worth

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
class CalloutCard:
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


def callout_card(context: Context, callout: Callout) -> CalloutCard:
    """The card of one call-out."""
    report = context.report
    partly = callout.state is State.PARTLY_EXPLAINED
    return CalloutCard(
        id=f"c-{callout.number}",
        number=callout.number,
        headline=context.words.say(callout.headline),
        tag=context.text("tag_partly" if partly else "tag_open", effect=worth(report, callout)),
        partly=partly,
        say=_say(context, callout),
        chart=drawing(band(report, callout.kpi, context.language)),
        chart_title=band_title(context, callout.kpi),
        covered=_covered(context, callout),
        where=_where(context, callout),
        facts=_facts(context, callout),
    )


def band_title(context: Context, kpi: str) -> str:
    """What a band chart shows, with the unit where the name does not say it."""
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
        Part(context.text(f"bar_{name}"), 100 * share, context.share(share), name == "unexplained")
        for name, share in shares if share > 0
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
        Fact(context.text("fact_question"), context.words.say(callout.question)),
        Fact(context.text("fact_path"), " › ".join(context.label(step) for step in callout.path)),
        Fact(context.text("fact_range"), context.text("range", **amounts)),
        Fact(context.text("fact_causes"), context.words.join(known) or context.words.text("common.no_record")),
    ]
    if owner:
        found.append(Fact(context.words.text("common.owner"), owner))
    return tuple(found)
