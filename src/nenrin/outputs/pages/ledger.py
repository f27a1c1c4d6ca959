"""The KGI's change since last month, closed to zero: every part of it by name, and what is left."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from nenrin.explanations import Coverage, Explanation
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.shapes import Tone
from nenrin.outputs.pages.waterfall import Fall, fall
from nenrin.report.drivers import prints
from nenrin.report.tally import OPEN

_PARTS = ("calendar", "season", "initiatives", "causes", "mix", "restatement")
Part = tuple[str, str, float, str]
"""Its kind, what it is called, how much it is, and where the figures hold it (empty where they do not)."""


@dataclass(frozen=True)
class Entry:
    """One line of the ledger. ``kind``: before, part, open (not explained), inside (within the usual range), after."""

    kind: str
    name: str
    fall: Fall


def ledger(context: Context) -> tuple[Entry, ...]:
    """Last month, the parts of the change, the rest, this month; nothing where the KGI is not judged."""
    report = context.report
    before = report.compared[report.root].prior_month.value
    actual = report.compared[report.root].actual
    between = _between(context)
    if before is None or actual is None or not between:
        return ()
    parts = [
        ("before", context.text("step_prior_month"), before, f"kpis.{report.root}.prior_month.value"), *between,
        ("after", context.words.text("common.actual"), actual, f"kpis.{report.root}.value"),
    ]
    falls = fall(context, [value for _, _, value, _ in parts], [where for *_, where in parts], "page.ledger")
    named = zip(parts, falls, strict=True)
    return tuple(Entry(kind, called, _toned(kind, drawn)) for (kind, called, *_), drawn in named)


def _between(context: Context) -> list[Part]:
    """What the ledger of causes knows; without it, what the explanation does."""
    report = context.report
    closed, found = report.coverages.get(report.root), report.explanations.get(report.root)
    if closed is not None:
        return _covered(context, closed)
    if found is None or found.expected_change is None or found.unexplained is None:
        return []
    there = f"kpis.{report.root}.explanation"
    return [
        ("part", context.text("ledger_expected"), found.expected_change, f"{there}.expected_change"),
        *_causes(context, found), (*_rest(context), found.unexplained, f"{there}.unexplained"),
    ]


def _covered(context: Context, closed: Coverage) -> list[Part]:
    """The parts that print as more than zero; the rest always, as noise or as unexplained."""
    report, there = context.report, f"coverages.{context.report.root}"
    named = [("part", context.text(f"ledger_{part}"), getattr(closed, part), f"{there}.{part}") for part in _PARTS]
    told = [part for part in named if prints(report.figure(report.root, part[2], "change"))]
    inside = ("inside", context.text("ledger_inside"), closed.noise, f"{there}.noise")
    left = ("open", context.words.text("common.unexplained"), closed.unexplained, f"{there}.unexplained")
    return [*told, *([inside] if closed.noise else []), *([left] if closed.unexplained or not closed.noise else [])]


def _toned(kind: str, drawn: Fall) -> Fall:
    """What is not explained is neither good nor bad yet; what a usual month varies by is neither at all."""
    tones: dict[str, Tone] = {"open": "open", "inside": "mute"}
    tone = tones.get(kind, drawn.tone)
    return replace(drawn, tone=tone, number=replace(drawn.number, tone=tone))


def _causes(context: Context, found: Explanation) -> list[Part]:
    """One line a cause that claims an amount; one line for all where none is named."""
    labels = {cause.id: context.words.label(cause.label) for cause in context.report.causes}
    claims = [claim for claim in found.claims if claim.effect]
    named: list[Part] = [("part", labels.get(claim.cause, claim.cause), claim.effect, "") for claim in claims]
    left = (found.explained or 0.0) - math.fsum(claim.effect for claim in claims)
    if not named or abs(left) > 1e-9 * max(1.0, abs(found.explained or 0.0)):
        named.append(("part", context.text("ledger_causes"), left, ""))
    return named


def _rest(context: Context) -> tuple[str, str]:
    """Open only where the KGI left its range or its change is in question; else it is what a usual month varies by."""
    verdict = context.report.verdict(context.report.root)
    if verdict.surprising or verdict.state in OPEN:
        return "open", context.words.text("common.unexplained")
    return "inside", context.text("ledger_inside")
