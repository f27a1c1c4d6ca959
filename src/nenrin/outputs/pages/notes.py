"""What only the working copy says: hypotheses, warnings, and what was checked and rejected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.marked import named
from nenrin.outputs.pages.shapes import Head
from nenrin.vocabulary import Figure, Format, Sentence

_ODDS = Format(digits=4)


@dataclass(frozen=True)
class Note:
    """A heading and what stands under it, line by line."""

    title: str
    lines: tuple[Markup, ...]


@dataclass(frozen=True)
class Notes:
    """The page."""

    head: Head
    notes: tuple[Note, ...]


def notes(context: Context) -> Notes | None:
    """None in the client's copy."""
    if context.edition != "working":
        return None
    title = Sentence("page.edition_working")
    parts = {
        "hypotheses": _hypotheses(context), "watch": _watched(context), "rejected": _rejected(context),
        "warnings": (named(str(warning)) for warning in context.report.warnings),
    }
    return Notes(
        context.head("notes", title, context.told("what_notes", month=context.report.month)),
        tuple(Note(context.text(f"notes_{name}"), tuple(lines)) for name, lines in parts.items()),
    )


def _hypotheses(context: Context) -> Iterator[Markup]:
    """Causes on file that say which way but not how far: they explain nothing yet."""
    for cause in context.report.causes:
        if cause.size is None and cause.in_force(context.report.month):
            known = cause.kpi in context.report.tree.kpis
            kpi = context.label(cause.kpi) if known else cause.kpi
            label = context.words.label
            told = (label(cause.label), kpi, label(cause.evidence), label(cause.author))
            yield named(" · ".join(text for text in told if text))


def _watched(context: Context) -> Iterator[Markup]:
    """How unlikely each watched month was."""
    for kpi in context.report.findings.watch:
        odds = Figure(context.report.expectation(kpi).p, "level", _ODDS, id=f"kpis.{kpi}.expected.p")
        yield context.told("notes_odds", f"kpis.{kpi}", kpi=context.report.label(kpi), odds=odds)


def _rejected(context: Context) -> Iterator[Markup]:
    """By call-out, what was checked and is not the cause."""
    for callout in context.report.findings.callouts:
        for one in callout.ruled_out:
            yield named(f"{context.label(callout.kpi)}: ") + context.write(one, f"callouts.{callout.number - 1}")
