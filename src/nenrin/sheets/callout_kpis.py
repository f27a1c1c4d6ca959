"""The KPIs that the month's rows and charts may show, and which place each has in the issued month."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from nenrin.sheets import naming
from nenrin.sheets.callout_rows import every, watched
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import LOW

_MOST = 4
"""Charts: two rows of two."""


class Place(NamedTuple):
    """``called``, ``watched``: its number among those, 0 where it is neither; ``drawn``: among all that have a chart.

    A ``free`` one stands in where the month has too few of both.
    """

    called: int
    watched: int
    free: bool
    drawn: int | None


@lru_cache(maxsize=1)
def kpis(layout: Layout) -> tuple[str, ...]:
    """Those that stand in for others first, in their order; then all that any month calls out or watches."""
    known = {one.kpi for one in every(layout)}.union(*watched(layout).values())
    return tuple(dict.fromkeys((*spare(layout), *(kpi for kpi in layout.report.tree.kpis if kpi in known))))


def charts(layout: Layout) -> int:
    """How many charts there are: none where no month has anything to show."""
    found = every(layout) or watched(layout)
    return min(_MOST, len(layout.model.lines[LOW])) if found else 0


@lru_cache(maxsize=1)
def spare(layout: Layout) -> tuple[str, ...]:
    """The KGI, the strategic KPIs, then the uppermost nodes: so many that no chart is ever empty."""
    known, upper = layout.report.tree.kpis, sorted(layout.nodes, key=lambda entry: entry.depth)
    strategic = (kpi for kpi, one in known.items() if one.strategic)
    wanted = dict.fromkeys((layout.report.root, *strategic, *(entry.kpi for entry in upper), *known))
    return tuple(kpi for kpi in wanted if kpi in layout.model.lines[LOW])[:charts(layout)]


@lru_cache(maxsize=1)
def places(layout: Layout) -> Mapping[str, Place]:
    """By KPI, as the formulas come to it."""
    called = {one.kpi: one.number for one in layout.report.findings.callouts}
    watch = {kpi: number for number, kpi in enumerate(watched(layout).get(layout.report.month, ()), 1)}
    free = [kpi for kpi in spare(layout) if kpi not in called and kpi not in watch]
    drawn = {**called, **{kpi: len(called) + number for kpi, number in watch.items()}}
    drawn |= {kpi: len(called) + len(watch) + number for number, kpi in enumerate(free, 1)}
    return {
        kpi: Place(called.get(kpi, 0), watch.get(kpi, 0), kpi in free, drawn.get(kpi)) for kpi in kpis(layout)
    }


def placed(layout: Layout, number: int) -> str | None:
    """The KPI that the issued month puts there."""
    return next((kpi for kpi, place in places(layout).items() if place.drawn == number), None)


@lru_cache(maxsize=1)
def forms(layout: Layout) -> tuple[tuple[str, str], ...]:
    """The number formats of levels and changes of the KPIs that are called out, each pair once."""
    return tuple(dict.fromkeys(form(layout, one.kpi) for one in every(layout)))


def form(layout: Layout, kpi: str) -> tuple[str, str]:
    """The number formats of a KPI's level and change."""
    return naming.level(layout, kpi), naming.change(layout, kpi)


def form_number(layout: Layout, kpi: str) -> float:
    """Which of these a KPI has, from 1; 0 where it is never called out."""
    own = form(layout, kpi)
    return forms(layout).index(own) + 1.0 if own in forms(layout) else 0.0
