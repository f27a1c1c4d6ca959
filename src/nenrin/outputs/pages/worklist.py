"""The work list: what was answered since the last report, and what is still open from earlier ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from nenrin.findings import Investigation
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.marked import dated, named
from nenrin.outputs.pages.shapes import Number


@dataclass(frozen=True)
class Line:
    """One change: what it was, its size then, how long it has stood open, the answer, who owes it until when."""

    name: Markup
    opened: Markup
    size: Number
    unit: str
    months: Number
    answer: Markup
    owner: Markup
    due: Markup


def answered(context: Context) -> tuple[Line, ...]:
    """Those that somebody has answered, or a cause of the register explains, since the last run."""
    return _lines(context, (one for one in context.report.investigations if one.state == "answered"))


def still_open(context: Context) -> tuple[Line, ...]:
    """Those of earlier months without an answer: this month's own have cards. The oldest first."""
    found = [one for one in context.report.investigations if one.state == "open" and one.opened < context.report.month]
    return _lines(context, sorted(found, key=lambda one: one.opened))


def _lines(context: Context, found: Iterable[Investigation]) -> tuple[Line, ...]:
    return tuple(_line(context, one) for one in found)


def _line(context: Context, one: Investigation) -> Line:
    report = context.report
    weighed = one.effect_on_root is not None
    kpi = report.root if weighed else one.kpi
    known = kpi in report.tree.kpis
    value = one.effect_on_root if weighed else one.unexplained
    number = context.number(report.figure(kpi, value, "change"), "effect_on_root" if weighed else "unexplained",
                            f"investigations.{report.investigations.index(one)}") if known else Number("–")
    return Line(
        named(context.label(one.kpi) if one.kpi in report.tree.kpis else one.kpi),
        dated(context.words.month(one.opened, "short")), number, context.unit(kpi, "change") if known else "",
        context.count(one.months, f"page.worklist.months.{one.key}"), _answer(context, one),
        named(context.words.label(one.owner)),
        dated(context.words.month(one.due, "short") if one.due else ""),
    )


def _answer(context: Context, one: Investigation) -> Markup:
    """What was answered, and the cause of the register that stands for it."""
    labels = {cause.id: context.words.label(cause.label) for cause in context.report.causes}
    cause = labels.get(one.cause, one.cause)
    told = (context.words.label(one.answer), context.text("answered_by", cause=cause) if cause else "")
    return named(" ".join(text for text in told if text))
