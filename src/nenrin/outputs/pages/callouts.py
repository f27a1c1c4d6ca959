"""The changes that nobody can explain: one card each, with its question; or a calm page that says what was examined."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from nenrin.charts import band
from nenrin.charts.band import BROAD
from nenrin.outputs.pages.callout_card import CalloutCard, Fact, band_title, callout_card
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.drawing import drawing
from nenrin.outputs.pages.edges import Edge, edges
from nenrin.outputs.pages.shapes import Head
from nenrin.report.messages import unexplained_message
from nenrin.report.tally import judged, outside


@dataclass(frozen=True)
class Callouts:
    """The page; ``calm`` says what was examined when nothing is called out."""

    head: Head
    cards: tuple[CalloutCard, ...]
    calm: tuple[Fact, ...]
    calm_chart: Markup
    calm_title: str
    edges: tuple[Edge, ...]
    watch: str
    note: str


def callouts(context: Context) -> Callouts:
    """The weightiest first."""
    report = context.report
    cards = tuple(callout_card(context, callout) for callout in report.findings.callouts)
    watched = [context.label(kpi) for kpi in report.findings.watch]
    what = context.text("what_unexplained", month=report.month)
    return Callouts(
        head=context.head("unexplained", unexplained_message(report), what),
        cards=cards,
        calm=() if cards else _calm(context),
        calm_chart=drawing("" if cards else band(report, report.root, context.language, BROAD)),
        calm_title=band_title(context, report.root),
        edges=() if cards else edges(context),
        watch=context.text("watch", kpis=context.words.join(watched)) if watched else "",
        note=_note(context),
    )


def _note(context: Context) -> str:
    """How many false call-outs these rules cost; nothing where none could be made."""
    found = context.report.findings
    return context.text("false_alarms", count=f"{found.expected_false:.2f}") if judged(context.report) else ""


def _calm(context: Context) -> tuple[Fact, ...]:
    """What was examined when nothing is called out."""
    report = context.report
    counted, left = judged(report), outside(report)
    known = [cause for cause in report.causes if cause.in_force(report.month)]
    material = report.figure(report.root, report.findings.materiality)
    if not counted:
        reasons = dict.fromkeys(context.words.say(reason) for reason in report.findings.unjudged.values())
        return (Fact(context.text("calm_unjudged"), " ".join(reasons)),)
    return (
        Fact(context.text("calm_examined"), context.text("calm_examined_text", judged=len(counted), outside=len(left))),
        Fact(context.text("calm_known"), context.text("calm_known_text", count=len(known))),
        Fact(context.text("calm_material"), context.text("calm_material_text", amount=material)),
    )
