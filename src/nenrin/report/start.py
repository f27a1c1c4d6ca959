"""A client's first month: in which segments it sits, as far as they add up."""

from __future__ import annotations

import math
from typing import NamedTuple

from nenrin.report.report import Report

_SLICES = 6
"""Segments of a dimension that have room."""


class Slices(NamedTuple):
    """The segments of ``kpi``, the largest first; ``rest``: all that are not ``kept``, None where none is left."""

    kpi: str
    kept: tuple[tuple[str, float], ...]
    rest: float | None
    whole: float


def slices(report: Report, dimension: str) -> Slices | None:
    """The uppermost KPI whose segments add up to it, none of them below zero; the small ones as one."""
    month = report.month
    for node in report.tree.nodes:
        values = {one: kpis.get(node.kpi, {}).get(month) for one, kpis in report.tree.segments[dimension].items()}
        known = {one: value for one, value in values.items() if value}
        if node.kpi in report.tree.additive and len(known) > 1 and min(known.values()) > 0:
            ordered, whole = sorted(known.items(), key=lambda one: -one[1]), math.fsum(known.values())
            kept = ordered if len(ordered) <= _SLICES else ordered[:_SLICES - 1]
            rest = None if len(kept) == len(ordered) else whole - math.fsum(value for _, value in kept)
            return Slices(node.kpi, tuple(kept), rest, whole)
    return None
