"""Where an unexplained change sits: the branch that carries it, the segments, and how they are narrowed."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.charts.fonts import width
from nenrin.findings import Callout, Where
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.shapes import Number

_SEGMENTS = 3
"""Segments shown on a card."""
_SIZE, _ROOM = 7.4, 81.0
"""Size of a segment's name, and the room beside its bar; points."""


@dataclass(frozen=True)
class Part:
    """A piece of the covered/uncovered bar, or a segment's share; ``percent`` of the whole.

    ``long``: the name has no room beside the bar; ``against``: it moved against the others.
    """

    name: str
    percent: float
    number: Number
    open: bool = False
    long: bool = False
    against: bool = False


def scope(callout: Callout) -> tuple[str, ...]:
    """Where the JSON holds the numbers of a call-out."""
    return f"callouts.{callout.number - 1}", f"kpis.{callout.kpi}"


def where(context: Context, callout: Callout) -> tuple[Part, ...]:
    """The branch that carries it, then the segments in which it sits, largest share first."""
    weightiest = sorted(callout.where, key=lambda one: -abs(one.share))[:_SEGMENTS]
    parts = [_segment(context, callout, one) for one in weightiest]
    if callout.branch and callout.branch_share is not None:
        there = f"{scope(callout)[0]}.branch_share"
        number = context.share(callout.branch_share, f"page.branch.{callout.kpi}", path=there)
        parts.insert(0, _part(context, context.label(callout.branch), callout.branch_share, number))
    return tuple(parts)


def _segment(context: Context, callout: Callout, found: Where) -> Part:
    there = f"{scope(callout)[0]}.where.{callout.where.index(found)}.share"
    number = context.share(found.share, f"page.where.{callout.kpi}", path=there)
    name = " × ".join(_named(context, dimension, segment) for dimension, segment in found.segments.items())
    return _part(context, name, found.share, number)


def _part(context: Context, name: str, share: float, number: Number) -> Part:
    long = width(name, _SIZE, context.language) > _ROOM
    return Part(name, min(100.0, abs(100 * share)), number, long=long, against=share < 0)


def _named(context: Context, dimension: str, segment: str) -> str:
    known = context.report.dimensions.get(dimension)
    name = context.report.measures.names.segment(dimension, segment)
    return context.words.label(name) if known is None else context.text("segment", dimension=known.label, segment=name)
