"""The cover: the month in one sentence, its figures, what matters, and why it can be relied on."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from nenrin.charts import sparkline
from nenrin.charts.bridge import bridge
from nenrin.charts.fonts import width
from nenrin.charts.sparkline import BROAD
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.fit import fit
from nenrin.outputs.pages.reliance import Row, reliance
from nenrin.outputs.pages.shapes import Headline, Number
from nenrin.outputs.pages.steps import steps
from nenrin.report.conclusion import conclusion
from nenrin.report.period import period
from nenrin.report.points import key_points
from nenrin.report.tally import strategic
from nenrin.vocabulary import Sentence

_MOST = 5
"""Tiles that have room beside each other."""
_NAMES, _BETWEEN = 505.0, 12.0
"""Points of width for the tiles' names together, and between two of them."""
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


@dataclass(frozen=True)
class Point:
    """One thing that matters: the verdict, then the numbers."""

    lead: Markup
    detail: Markup


@dataclass(frozen=True)
class Cover:
    """The whole first page."""

    title: str
    client: str
    period: Markup
    meta: tuple[Markup, ...]
    prepared_by: str
    confidentiality: str
    lead: Headline
    low: bool
    tiles: tuple[Tile, ...]
    two_lines: bool
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
    told = key_points(report)
    points = [Point(context.write(point.lead), context.write(point.detail)) for point in told]
    hatched = context.text("hatched") if any(step.kind == "open" for step in drawn.steps) else ""
    room = fit(
        context.language, len(lead.lines), [f"{words.say(point.lead)} {words.say(point.detail)}" for point in told],
        bridge=bool(drawn.steps), note=bool(hatched),
    )
    tiles = tuple(_tile(context, kpi) for kpi in (report.root, *_others(context))[:_MOST])
    return Cover(
        title=words.text("report.title"),
        client=words.label(report.client.name),
        period=context.write(period(report)),
        meta=_meta(context),
        prepared_by=words.label(theme.prepared_by),
        confidentiality=words.label(theme.confidentiality),
        lead=lead,
        low=room.low,
        tiles=tiles,
        two_lines=any(width(tile.name, 7.8, context.language, 600) > _NAMES / len(tiles) - _BETWEEN for tile in tiles),
        points=tuple(points if context.mode == "html" else points[:room.points]),
        bridge=context.picture(lambda: bridge(drawn.steps, drawn.sentence, context.language) if drawn.steps else ""),
        bridge_title=drawn.title,
        hatched=hatched,
        reliance=reliance(context),
    )


def _others(context: Context) -> tuple[str, ...]:
    """The strategic KPIs."""
    return tuple(kpi for kpi in strategic(context.report) if kpi != context.report.root)


def _meta(context: Context) -> tuple[Markup, ...]:
    """How far the data reach, and the run."""
    return (*_cut_off(context), context.told("run", run=context.run))


def _cut_off(context: Context) -> tuple[Markup, ...]:
    days = [
        coverage[context.report.month].last_day for coverage in context.report.measures.coverage.values()
        if context.report.month in coverage
    ]
    if not days:
        return ()
    return (context.write(Sentence("report.data_until", {"day": context.words.day(max(days))})),)


def _tile(context: Context, kpi: str) -> Tile:
    """Value, and the difference from plan and from last year, else from last month."""
    report = context.report
    compared = report.compared[kpi]
    known = [at for at in ("plan", "prior_year", "prior_month") if compared.against(at).change is not None][:2]
    versus = tuple(
        Versus(context.relative(kpi, compared.against(at), at), context.text(f"versus_{at}")) for at in known
    )
    value = context.level(kpi, compared.actual)
    return Tile(context.label(kpi), value, context.beside(kpi), versus, sparkline(report, kpi, BROAD))
