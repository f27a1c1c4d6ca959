"""Numbers of earlier months that are no longer what was sent with the last report."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.marked import dated, named
from nenrin.outputs.pages.shapes import Number
from nenrin.vocabulary import Kind

_MOST = 24
"""Lines that are printed; the JSON holds all of them."""


@dataclass(frozen=True)
class Restated:
    """One number: as it was sent, as it is now."""

    name: Markup
    unit: str
    month: Markup
    sent: Number
    now: Number
    difference: Number


def restated(context: Context) -> tuple[Restated, ...]:
    """The latest months first; KPIs that have left the configuration are not among them."""
    found = [
        (one.month, place) for place, one in enumerate(context.report.restatements)
        if one.kpi in context.report.tree.kpis
    ]
    found.sort(key=lambda line: (-line[0].year, -line[0].number, line[1]))
    return tuple(_line(context, place) for _, place in found[:_MOST])


def _line(context: Context, place: int) -> Restated:
    one = context.report.restatements[place]
    return Restated(
        named(context.label(one.kpi)), context.beside(one.kpi), dated(context.words.month(one.month, "short")),
        _number(context, place, "sent", one.sent), _number(context, place, "now", one.now),
        _number(context, place, "difference", one.difference, "change"),
    )


def _number(context: Context, place: int, name: str, value: float | None, kind: Kind = "level") -> Number:
    kpi = context.report.restatements[place].kpi
    return context.number(context.report.figure(kpi, value, kind), name, f"restatements.{place}")
