"""The cover: the month in one sentence, its figures, what matters, and why it can be relied on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from nenrin.charts.bridge import Step, bridge
from nenrin.charts.fonts import width
from nenrin.measures import Coverage
from nenrin.outputs.pages.context import MEASURE, Context
from nenrin.outputs.pages.fit import fit
from nenrin.outputs.pages.ledger import Entry
from nenrin.outputs.pages.reliance import Row, reliance
from nenrin.outputs.pages.shapes import Headline, Number, Tone, coloured, tone
from nenrin.outputs.pages.steps import steps
from nenrin.outputs.pages.tiles import Tile, tiles
from nenrin.outputs.pages.waterfall import hung
from nenrin.report.conclusion import conclusion
from nenrin.report.period import period
from nenrin.report.points import key_points, landing_point
from nenrin.vocabulary import Month, Sentence

_LINES = 3
"""Lines that the conclusion may have; the bridge and the points below it say where the difference sits."""
_LEAD = {"en": 15.0, "ja": 13.4}
_POINTS = 4
_MANY, _SMALL = 5, 0.76
"""Lines from which on the conclusion is set smaller, and how much."""


@dataclass(frozen=True)
class Point:
    """One thing that matters: the verdict, then the numbers."""

    lead: Markup
    detail: Markup


@dataclass(frozen=True)
class Cover:
    """The whole first page. ``rows``: the bridge once more, as a phone shows it."""

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
    rows: tuple[Entry, ...]
    hatched: str
    reliance: tuple[Row, ...]


def cover(context: Context) -> Cover:
    """Everything on the first page."""
    report, words = context.report, context.words
    theme = report.brief.theme
    drawn, lead = steps(context), _lead(context)
    told = (*key_points(report), *landing_point(report))[:_POINTS]
    points = [Point(context.write(point.lead), context.write(point.detail)) for point in told]
    hatched = context.text("hatched") if any(step.kind == "open" for step in drawn.steps) else ""
    room = fit(
        context.language, _lines(context, lead),
        [f"{words.say(point.lead)} {words.say(point.detail)}" for point in told],
        bridge=bool(drawn.steps), note=bool(hatched),
    )
    shown = bool(drawn.steps) and (room.bridge or context.mode == "html")
    glances = tiles(context)
    return Cover(
        title=words.text("report.title"),
        client=words.label(report.client.name),
        period=context.write(period(report)),
        meta=_meta(context),
        prepared_by=words.label(theme.prepared_by),
        confidentiality=words.label(theme.confidentiality),
        lead=lead,
        low=room.low,
        tiles=glances,
        two_lines=any(len(tile.lines) > 1 for tile in glances),
        points=tuple(points if context.mode == "html" else points[:room.points]),
        bridge=context.picture(lambda: bridge(drawn.steps, drawn.sentence, context.language) if shown else ""),
        bridge_title=drawn.title,
        rows=_rows(drawn.steps) if context.mode == "html" else (),
        hatched=hatched,
        reliance=reliance(context),
    )


def _lead(context: Context) -> Headline:
    """The conclusion; of more than three lines without where the difference sits; one of very many is set smaller."""
    sentence, size = conclusion(context.report), _LEAD[context.language]
    found = context.headline(sentence, size)
    if len(found.lines) > _LINES:
        sentence = conclusion(context.report, brief=True)
        found = context.headline(sentence, size)
    return found if len(found.lines) <= _MANY else replace(context.headline(sentence, _SMALL * size), small=True)


def _lines(context: Context, lead: Headline) -> float:
    """How many full-sized lines it takes; a word that is too long for a line takes another."""
    scale = _SMALL if lead.small else 1.0
    wide = [width(line, scale * _LEAD[context.language], context.language, 600, "serif") for line in lead.spoken]
    return scale * sum(1 + int(one // MEASURE) for one in wide)


def _rows(steps: Sequence[Step]) -> tuple[Entry, ...]:
    """A line each in place of a column each."""
    if not steps:
        return ()
    tones: tuple[Tone, ...] = tuple(
        "open" if step.kind == "open" else tone(step.favourable) if step.kind == "part" else "" for step in steps
    )
    numbers = [
        Number(step.printed, coloured(step.printed, at), step.figure) for step, at in zip(steps, tones, strict=True)
    ]
    drawn = hung([step.value for step in steps], numbers, whole=steps[0].kind != "before")
    return tuple(Entry(step.kind, step.name, one) for step, one in zip(steps, drawn, strict=True))


def _meta(context: Context) -> tuple[Markup, ...]:
    """How far the data reach, and the run."""
    return (*_cut_off(context), context.told("run", run=context.run))


def _cut_off(context: Context) -> tuple[Markup, ...]:
    month = context.report.month
    days = [
        month.last_day if _by_month(coverage) else coverage[month].last_day
        for coverage in context.report.measures.coverage.values() if month in coverage
    ]
    if not days:
        return ()
    return (context.write(Sentence("report.data_until", {"day": context.words.day(max(days))})),)


def _by_month(coverage: Mapping[Month, Coverage]) -> bool:
    """Whether a source says months and no days: its first of a month stands for the whole."""
    return all(one.first_day == one.last_day == month.first_day for month, one in coverage.items())
