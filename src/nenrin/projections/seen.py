"""Whether a leaf has ever changed so much: its own history, as many months against the year before."""

from __future__ import annotations

import math
from dataclasses import dataclass

from nenrin.tree import Tree
from nenrin.vocabulary import Month

_YEAR = 12


@dataclass(frozen=True)
class Seen:
    """The most favourable relative change, and the last of its months."""

    change: float
    last: Month


def seen(tree: Tree, kpi: str, ahead: tuple[Month, ...], left_out: frozenset[Month]) -> Seen | None:
    """Over as many months in a row as lie ``ahead``, all before them and whole, against those of the year before.

    None for a KPI without a better direction, and without two such spans a year apart. Customers by their past (new,
    retained, returned …) are compared from the second year on: in the first the data do not reach back to that past.
    """
    better = tree.kpis[kpi].better
    if better == "none":
        return None
    series, measure = tree.series.get(kpi, {}), tree.kpis[kpi].measure
    young = _YEAR if measure is not None and measure.customers is not None else 0
    known = {
        month: value for month, value in series.items()
        if month not in left_out and tree.months[0] + young <= month < ahead[0]
    }
    sign = -1 if better == "down" else 1
    found = [one for last in sorted(known) if (one := _change(known, last, len(ahead))) is not None]
    return max(found, key=lambda one: sign * one.change, default=None)


def _change(known: dict[Month, float], last: Month, months: int) -> Seen | None:
    span = [last + -step for step in range(months)]
    if not all(month in known and month + -_YEAR in known for month in span):
        return None
    before = math.fsum(known[month + -_YEAR] for month in span)
    return Seen(math.fsum(known[month] for month in span) / before - 1, last) if before > 0 else None
