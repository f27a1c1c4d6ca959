"""The KGI's change since last month, closed to zero: expected, claimed by known causes, not explained."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nenrin.explanations import Explanation
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.shapes import Tone
from nenrin.outputs.pages.waterfall import Fall, fall
from nenrin.report.tally import OPEN


@dataclass(frozen=True)
class Entry:
    """One line of the ledger. ``kind``: before, part, open (not explained), inside (within the usual range), after."""

    kind: str
    name: str
    fall: Fall


def ledger(context: Context) -> tuple[Entry, ...]:
    """Last month, expected change, every known cause, the rest, this month; nothing where the KGI is not judged."""
    report = context.report
    found = report.explanations.get(report.root)
    before = report.compared[report.root].prior_month.value
    actual = report.compared[report.root].actual
    if found is None or before is None or actual is None or found.expected_change is None or found.unexplained is None:
        return ()
    parts = [
        ("before", context.text("step_prior_month"), before),
        ("part", context.text("ledger_expected"), found.expected_change),
        *_causes(context, found),
        (*_rest(context), found.unexplained),
        ("after", context.words.text("common.actual"), actual),
    ]
    falls = fall(context, [value for _, _, value in parts])
    named = zip(parts, falls, strict=True)
    return tuple(Entry(kind, called, _toned(kind, drawn)) for (kind, called, _), drawn in named)


def _toned(kind: str, drawn: Fall) -> Fall:
    """What is not explained is neither good nor bad yet; what a usual month varies by is neither at all."""
    tones: dict[str, Tone] = {"open": "open", "inside": "mute"}
    tone = tones.get(kind, drawn.tone)
    return replace(drawn, tone=tone, number=replace(drawn.number, tone=tone))


def _causes(context: Context, found: Explanation) -> list[tuple[str, str, float]]:
    """One line a cause that claims an amount; one line for all where none is named."""
    labels = {cause.id: context.words.label(cause.label) for cause in context.report.causes}
    named = [("part", labels.get(claim.cause, claim.cause), claim.effect) for claim in found.claims if claim.effect]
    left = (found.explained or 0.0) - sum(effect for _, _, effect in named)
    if not named or abs(left) > 1e-9 * max(1.0, abs(found.explained or 0.0)):
        named.append(("part", context.text("ledger_causes"), left))
    return named


def _rest(context: Context) -> tuple[str, str]:
    """Open only where the KGI left its range or its change is in question; else it is what a usual month varies by."""
    verdict = context.report.verdict(context.report.root)
    if verdict.surprising or verdict.state in OPEN:
        return "open", context.words.text("common.unexplained")
    return "inside", context.text("ledger_inside")


