"""What moved a rate of the tree, by segment: their own rates, their weights, segments that opened or closed."""

from __future__ import annotations

import math

from nenrin.attribution.segments import Segment, SegmentEffects, segment_effects
from nenrin.formulas import Divide, Values
from nenrin.tree import Kpi, Reading, Tree
from nenrin.vocabulary import Month

_BACK = {"prior_month": 1, "prior_year": 12}
_TIES = 1e-9


def by_segment(
    tree: Tree, kpi: str, dimension: str, month: Month, reference: str = "prior_month",
) -> SegmentEffects | None:
    """The change of a rate against the month before or the year before, with centred mix; exact.

    None where it has no such reading: the KPI is no quotient, one of its parts is not cut by ``dimension`` or is more
    than its segments' sum (a customer may be in two), or a month is absent; and against any other reference.
    """
    if reference not in _BACK:
        return None
    start = rate_parts(tree, kpi, dimension, month + -_BACK[reference])
    end = rate_parts(tree, kpi, dimension, month)
    return segment_effects(start, end) if start and end else None


def rate_parts(tree: Tree, kpi: str, dimension: str, month: Month) -> dict[str, Segment] | None:
    """Every segment's numerator and denominator in ``month``; None where they do not make up the rate.

    A segment without a value counts as 0: that the segments add up to the whole proves it.
    """
    rate = quotient(tree.kpis[kpi])
    whole = None if rate is None else _segment(rate, Reading(tree.series, month, tree.year_starts))
    if rate is None or whole is None or whole.size <= 0:
        return None
    parts: dict[str, Segment] = {}
    for name, series in tree.segments.get(dimension, {}).items():
        part = _segment(rate, Reading(series, month, tree.year_starts)) or Segment(0.0, 0.0)
        if part.size < 0 or (part.size == 0 and part.amount):
            return None
        if part.size:
            parts[name] = part
    ties = _same(math.fsum(one.amount for one in parts.values()), whole.amount)
    return parts if ties and _same(math.fsum(one.size for one in parts.values()), whole.size) else None


def quotient(kpi: Kpi) -> Divide | None:
    """Its definition, or else its split, where that is one thing divided by another."""
    for formula in (kpi.formula, kpi.split):
        if formula is not None and isinstance(formula.node, Divide):
            return formula.node
    return None


def _segment(rate: Divide, values: Values) -> Segment | None:
    """Numerator and denominator; an absent one beside one that is there is 0."""
    try:
        amount, size = rate.left.evaluate(values), rate.right.evaluate(values)
    except ZeroDivisionError:
        return None
    return None if amount is None and size is None else Segment(amount or 0.0, size or 0.0)


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= _TIES * max(abs(one), abs(other))
