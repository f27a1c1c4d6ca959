"""The call-outs of a month with very many: what has no card has a line with its amount and its question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from nenrin.findings import Callout
from nenrin.outputs.pages.callout_where import scope
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.shapes import Number
from nenrin.report.conclusion import worth


@dataclass(frozen=True)
class Further:
    """One call-out; ``id``: where links to it lead; ``effect``: what the unexplained part is worth."""

    id: str
    number: int
    name: str
    unit: str
    actual: Number
    low: Number
    high: Number
    effect: Number
    effect_unit: str
    question: Markup


def further(context: Context, callouts: Sequence[Callout]) -> tuple[Further, ...]:
    """The weightiest first."""
    return tuple(_line(context, callout) for callout in callouts)


def _line(context: Context, callout: Callout) -> Further:
    report, kpi, at = context.report, callout.kpi, scope(callout)
    expected = report.expectation(kpi)
    own = callout.cancelled is None and callout.effect_on_root is None
    return Further(
        f"c-{callout.number}", callout.number, context.label(kpi), context.beside(kpi),
        context.level(kpi, report.tree.value(kpi, report.month)),
        context.level(kpi, expected.low, "expected.low"), context.level(kpi, expected.high, "expected.high"),
        context.number(worth(report, callout), f"page.worth.{kpi}", *at, tone="open"),
        context.unit(kpi if own else report.root, "change"), context.write(callout.question, *at),
    )
