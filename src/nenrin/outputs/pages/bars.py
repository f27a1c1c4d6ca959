"""Differences as bars and pins inside a table: places in percent of the cell, so that any width will do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nenrin.outputs.pages.context import Context, Number

_BOTH, _ONE = 27.0, 52.0
"""Percent of the cell that the longest mark takes, with differences to both sides or to one; figures need the rest."""
_CAP = 3.0
"""A pin more than so many times the next one is cut, visibly, so that the others can be read."""


@dataclass(frozen=True)
class Bar:
    """A bar from the zero line; ``zero``, ``left`` and ``wide`` in percent. The figure stands at ``label``."""

    number: Number
    zero: float
    left: float
    wide: float
    label: float
    leftward: bool


@dataclass(frozen=True)
class Pin:
    """A stem with a head; ``cut`` where it is longer than drawn."""

    number: Number
    zero: float
    left: float
    wide: float
    head: float
    label: float
    leftward: bool
    cut: bool


def bars(context: Context, kpis: Sequence[str]) -> dict[str, Bar]:
    """The difference of every KPI from its reference; KPIs of one unit share one scale."""
    reference = context.reference or "prior_month"
    changes = {kpi: context.report.compared[kpi].against(reference).change for kpi in kpis}
    longest: dict[str, float] = {}
    for kpi, change in changes.items():
        unit = context.unit(kpi)
        longest[unit] = max(longest.get(unit, 0.0), abs(change or 0.0))
    zero, room = _zero(changes)
    found = {}
    for kpi, change in changes.items():
        length = room * abs(change or 0.0) / (longest[context.unit(kpi)] or 1.0)
        number = context.change(kpi, context.report.compared[kpi].against(reference), reference)
        leftward = (change or 0.0) < 0
        left = zero - length if leftward else zero
        found[kpi] = Bar(number, zero, left, length, 100 - left if leftward else left + length, leftward)
    return found


def pins(context: Context, kpis: Sequence[str]) -> dict[str, Pin]:
    """The same in percent of the reference, all on one scale; nothing for rates."""
    reference = context.reference or "prior_month"
    shares = {kpi: context.report.compared[kpi].against(reference).relative for kpi in kpis}
    longest = _cap([abs(share) for share in shares.values() if share is not None])
    zero, room = _zero(shares)
    found = {}
    for kpi, share in shares.items():
        cut = abs(share or 0.0) > longest
        length = room * min(abs(share or 0.0), longest) / (longest or 1.0)
        leftward = (share or 0.0) < 0
        comparison = context.report.compared[kpi].against(reference)
        number = Number("–") if share is None else context.relative(kpi, comparison, reference)
        head = zero - length if leftward else zero + length
        found[kpi] = Pin(number, zero, min(head, zero), length, head, 100 - head if leftward else head, leftward, cut)
    return found


def _cap(sizes: Sequence[float]) -> float:
    """The longest pin drawn in full."""
    ordered = sorted(sizes)
    if len(ordered) > 1 and ordered[-1] > _CAP * ordered[-2] > 0:
        return ordered[-2] * 1.5
    return ordered[-1] if ordered else 0.0


def _zero(values: Mapping[str, float | None]) -> tuple[float, float]:
    """The zero line and the room beside it: in the middle, or at a side when all differences have one sign."""
    signs = {value > 0 for value in values.values() if value}
    if len(signs) == 1:
        return (10.0 if signs == {True} else 90.0), _ONE
    return 50.0, _BOTH
