"""What splits and segments leave over, month by month: Calc shows all of it, Checks asks for the largest."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache

from nenrin.sheets.layout import Layout
from nenrin.sheets.model import AC, SEGMENT, TIE
from nenrin.sheets.rows import Row, total_of
from nenrin.vocabulary import Month


@lru_cache(maxsize=1)
def gaps(layout: Layout) -> Mapping[Row, Mapping[Month, float | None]]:
    """By row of Calc and month: the sum of the parts less the KPI, as a share of it (of 1 for rates); None where blank.

    Reckoned once for both sheets.
    """
    rows = [row for row in layout.calc if row[0] in (TIE, SEGMENT)]
    return {row: _gaps(layout, row[1].rpartition("/")[2], _other(layout, row)) for row in rows}


def _gaps(layout: Layout, kpi: str, other: Callable[[Month], float | None]) -> dict[Month, float | None]:
    return {month: _share(other(month), layout.model.value(AC, kpi, month)) for month in layout.months}


def _other(layout: Layout, row: Row) -> Callable[[Month], float | None]:
    """What a KPI's split gives, or what its segments add up to."""
    name, key = row
    model = layout.model
    if name == SEGMENT:
        parts = [part for part in model.keys(SEGMENT) if total_of(part) == key]
        return lambda month: math.fsum(model.value(SEGMENT, part, month) or 0.0 for part in parts)
    split = layout.report.kpi(key).split
    return lambda month: None if split is None else model.evaluate(split, AC, month)


def _share(other: float | None, own: float | None) -> float | None:
    return None if other is None or own is None else round((other - own) / max(1.0, abs(own)), 9)
