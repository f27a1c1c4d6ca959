"""The changes that nobody can explain: one card each, with its question; or a calm page that says what was examined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from nenrin.charts import band
from nenrin.charts.band import BROAD
from nenrin.findings import Callout
from nenrin.measures import Suspect
from nenrin.outputs.pages.callout_card import CalloutCard, Fact, band_title, callout_card
from nenrin.outputs.pages.coming import Coming, coming
from nenrin.outputs.pages.context import Context, hundredths
from nenrin.outputs.pages.edges import Edge, edges, positions
from nenrin.outputs.pages.further import Further, further
from nenrin.outputs.pages.marked import named
from nenrin.outputs.pages.others import ACROSS
from nenrin.outputs.pages.record import Record, record
from nenrin.outputs.pages.shapes import Head
from nenrin.outputs.pages.worklist import Line, answered, still_open
from nenrin.report.messages import unexplained_message
from nenrin.report.tally import judged, outside, partial, remaining
from nenrin.vocabulary import Sentence

_CARDS = 6
"""Call-outs with a card; in a month that shakes everything the others have a line each."""

_LINES, _COURSES = 3, 4
"""Lines of the work list, and KPIs with their last months, that have room below a card."""


@dataclass(frozen=True)
class Doubt:
    """One doubt about the data: where, what, and whom it concerns."""

    where: Markup
    reason: Markup
    kpis: Markup


@dataclass(frozen=True)
class Callouts:
    """The page: ``doubts`` about the data before all else, the cards, the work list.

    ``record``: their last months, where a card is alone on a page. ``further``: call-outs beyond the first cards, a
    line each. ``calm``: what was examined when nothing is called out; ``coming``: what is too early to say.
    """

    head: Head
    cards: tuple[CalloutCard, ...]
    record: Record | None
    further: tuple[Further, ...]
    calm: tuple[Fact, ...]
    calm_chart: Markup
    calm_title: str
    edges: tuple[Edge, ...]
    doubts: tuple[Doubt, ...]
    answered: tuple[Line, ...]
    still_open: tuple[Line, ...]
    answered_title: Markup
    watch: Markup
    note: Markup
    coming: tuple[Coming, ...]


def callouts(context: Context) -> Callouts:
    """The weightiest first."""
    report = context.report
    called = report.findings.callouts
    watched = tuple(report.label(kpi) for kpi in report.findings.watch)
    old, waiting = answered(context), still_open(context)
    alone = _alone(context, len(old) + len(waiting))
    cards = tuple(callout_card(context, callout, alone=callout is alone) for callout in called[:_CARDS])
    drawable = not cards and report.expectation(report.root).low is not None
    what = context.told("what_unexplained", month=report.month)
    return Callouts(
        head=context.head("unexplained", unexplained_message(report), what),
        cards=cards,
        record=record(context, _recorded(called, alone)) if alone else None,
        further=further(context, called[_CARDS:]),
        calm=() if cards else _calm(context),
        calm_chart=context.picture(lambda: band(report, report.root, context.language, BROAD) if drawable else ""),
        calm_title=band_title(context, report.root),
        edges=() if cards else edges(context, len(old) + len(waiting)),
        doubts=_doubts(context),
        answered=old,
        still_open=waiting,
        answered_title=context.told("answered_title", month=report.month + -1),
        watch=context.told("watch", kpis=watched) if watched else Markup(""),
        note=_note(context),
        coming=coming(context),
    )


def _alone(context: Context, lines: int) -> Callout | None:
    """The call-out whose card has a page to itself: the last of an odd number, with few ``lines`` of the work list.

    None where so few KPIs remain that their small multiples can stand below it.
    """
    report = context.report
    odd = len(report.findings.callouts) % 2 == 1 and len(report.findings.callouts) <= _CARDS
    return report.findings.callouts[-1] if odd and lines <= _LINES and len(remaining(report)) > ACROSS else None


def _recorded(called: Sequence[Callout], alone: Callout) -> tuple[str, ...]:
    """The KPIs of all call-outs, and those that cancel each other out in them; of very many the last card's."""
    every = tuple(dict.fromkeys(kpi for one in called for kpi in one.parts or (one.kpi,)))
    return every if len(every) <= _COURSES else (alone.parts or (alone.kpi,))[:_COURSES]


def _note(context: Context) -> Markup:
    """How many false call-outs these rules cost; nothing where none could be made."""
    if not judged(context.report):
        return Markup("")
    return context.told("false_alarms", count=hundredths(context.report.findings.expected_false))


def _calm(context: Context) -> tuple[Fact, ...]:
    """What was examined when nothing is called out."""
    report = context.report
    counted, left = judged(report), outside(report)
    known = [cause for cause in report.causes if cause.in_force(report.month)]
    material = replace(report.figure(report.root, report.findings.materiality), id="materiality")
    if not counted:
        return _unjudged(context)
    return (
        Fact(context.text("calm_examined"), context.told("calm_examined_text", judged=len(counted), outside=len(left))),
        Fact(
            context.text("calm_known"),
            context.told("calm_known_text", count=len(known)) if known else context.told("calm_known_none"),
        ),
        *_nearest(context),
        Fact(context.text("calm_material"), context.told("calm_material_text", amount=material)),
    )


def _unjudged(context: Context) -> tuple[Fact, ...]:
    """Why nothing could be judged: what holds for the KGI, else all that holds for some KPI; no doubt is told twice."""
    found = context.report.findings
    whole = partial(context.report)
    if whole is not None:
        if any(doubt.reason == whole for doubt in found.suspects):
            return ()
        reasons = [Sentence("message.point.reason", {"reason": whole})]
    else:
        own = found.unjudged.get(context.report.root)
        reasons = [own] if own is not None else list(found.unjudged.values())
    told = dict.fromkeys(context.write(reason) for reason in reasons)
    return (Fact(context.text("calm_unjudged"), Markup(" ").join(told)),)


def _nearest(context: Context) -> tuple[Fact, ...]:
    """What a calm month has to watch: the KPI that came nearest to the edge of its range."""
    report, placed = context.report, positions(context.report)
    if not placed:
        return ()
    kpi, expected = placed[0][1], context.report.expectation(placed[0][1])
    values = {"actual": report.tree.value(kpi, report.month), "low": expected.low, "high": expected.high}
    figures = {name: report.figure(kpi, value) for name, value in values.items()}
    told = context.told("calm_nearest_text", f"kpis.{kpi}", kpi=report.label(kpi), **figures)
    return (Fact(context.text("calm_nearest"), told),)


def _doubts(context: Context) -> tuple[Doubt, ...]:
    """What looks wrong with the data itself, one line each, told before any statistics."""
    return tuple(
        Doubt(
            named(_place(context, one)), context.told("doubt", reason=one.reason),
            named(context.words.join([context.label(kpi) for kpi in one.kpis if kpi in context.report.tree.kpis])),
        )
        for one in context.report.findings.suspects
    )


def _place(context: Context, one: Suspect) -> str:
    """The source, and the column where it is one column's."""
    names = context.report.measures.names
    parts = (names.source(one.source), *((names.column(one.source, one.column),) if one.column else ()))
    return " · ".join(map(context.words.label, parts)) if one.source else ""
