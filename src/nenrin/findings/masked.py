"""Quiet KPIs over large movements that cancel each other out: gross against net."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from nenrin.attribution import offsetting
from nenrin.findings.echoes import CARRIES
from nenrin.findings.families import rejected
from nenrin.findings.inquiry import Inquiry
from nenrin.findings.parts import adds, single_cuts
from nenrin.findings.surprises import of_sum

_TWO = 2
_RATE = 0.05
"""The false discovery rate among the parts: they are looked for besides, in every cut, and so more strictly."""


@dataclass(frozen=True)
class Masked:
    """``moves``: the opposite parts, each outside its own band, with their surprises, largest first.

    They are children of the KPI (``dimensions`` empty; in units of the root), or its segments by the one of
    ``dimensions`` (in its own unit). ``gross``: the sum of their sizes, in units of the root. ``carried``: by child,
    the nodes from it down to the deepest that carries 70 % of its movement, itself first.
    """

    kpi: str
    moves: tuple[tuple[tuple[str, ...], float], ...]
    gross: float
    dimensions: tuple[str, ...] = ()
    carried: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def children(self) -> tuple[str, ...]:
        """The children that cancel each other out; empty for segments."""
        return () if self.dimensions else tuple(name for (name,), _ in self.moves)


def masked(inquiry: Inquiry, p_values: Mapping[str, float]) -> Iterator[Masked]:
    """Every KPI of the tree inside its band over opposite movements, top to bottom.

    Children first: they say more. The parts that count are those that Benjamini–Hochberg rejects among all children, or
    among all segments of one dimension, and that lie outside their own band; there must be some on either side, and
    together they must leave no more than a quarter of what they are one by one.
    """
    for kpi in inquiry.nodes:
        sizes = inquiry.evidence[kpi].sizes
        if sizes is not None and not sizes.surprising:
            found = _children(inquiry, kpi, p_values) or _segments(inquiry, kpi)
            if found is not None:
                yield found


def _children(inquiry: Inquiry, kpi: str, p_values: Mapping[str, float]) -> Masked | None:
    """By the KPI's own children, each with its share of what they do together: double volume at half the price is 0."""
    outside = sorted(rejected(p_values, inquiry.children(kpi), _RATE))
    if len(outside) < _TWO:
        return None
    weights = inquiry.effects({child: inquiry.evidence[child].explanation.unexplained or 0.0 for child in outside})
    moves = _opposite({(child,): weight for child, weight in weights.items() if weight is not None})
    carried = {child: _down(inquiry, child) for (child,), _ in moves}
    return Masked(kpi, moves, math.fsum(abs(move) for _, move in moves), carried=carried) if moves else None


def _down(inquiry: Inquiry, kpi: str) -> tuple[str, ...]:
    """The KPI and, one below the other, those that lie outside their band and carry 70 % of the one above."""
    whole = inquiry.weight(kpi)
    for child in inquiry.children(kpi) if whole else ():
        part, sizes = inquiry.weight(child), inquiry.evidence[child].sizes
        if whole and part is not None and part / whole >= CARRIES and sizes is not None and sizes.surprising:
            return (kpi, *_down(inquiry, child))
    return (kpi,)


def _segments(inquiry: Inquiry, kpi: str) -> Masked | None:
    """By the first dimension that has any."""
    if not adds(inquiry.tree, kpi):
        return None
    for parts in single_cuts(inquiry, (kpi,)):
        found = of_sum(inquiry, kpi, parts)
        p = {str(place): float(one) for place, one in enumerate(found.p)} if found.p is not None else {}
        outside = sorted(int(place) for place in rejected(p, list(p), _RATE))
        moves = _opposite({found.keys[place]: float(found.deviation[place]) for place in outside})
        gross = inquiry.effect(kpi, math.fsum(abs(move) for _, move in moves)) if moves else None
        if gross is not None:
            return Masked(kpi, moves, abs(gross), parts.dimensions)
    return None


def _opposite(moves: Mapping[tuple[str, ...], float]) -> tuple[tuple[tuple[str, ...], float], ...]:
    """The movements, largest first; none where they do not cancel each other out."""
    return tuple(sorted(moves.items(), key=lambda one: -abs(one[1]))) if offsetting(moves.values()) else ()
