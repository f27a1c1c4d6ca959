"""The cover's tiles: the KGI and the strategic KPIs at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.charts import sparkline
from nenrin.charts.lines import fitted
from nenrin.charts.sparkline import BROAD
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.shapes import Number
from nenrin.report.tally import strategic

_MOST = 5
"""Tiles that have room beside each other."""
_NAMES, _BETWEEN, _SIZE = 505.0, 12.0, 7.8
"""Points of width for the tiles' names together, and between two of them; the size of a name."""


@dataclass(frozen=True)
class Versus:
    """A difference and what it is a difference from."""

    number: Number
    against: str


@dataclass(frozen=True)
class Tile:
    """One KPI at a glance; ``lines``: its name, on paper in no more than two."""

    lines: tuple[str, ...]
    value: Number
    unit: str
    versus: tuple[Versus, ...]
    spark: str


def tiles(context: Context) -> tuple[Tile, ...]:
    """The KGI first, then the strategic KPIs in the order of the file, as many as have room."""
    report = context.report
    kpis = (report.root, *(kpi for kpi in strategic(report) if kpi != report.root))[:_MOST]
    return tuple(_tile(context, kpi, _NAMES / len(kpis) - _BETWEEN) for kpi in kpis)


def _tile(context: Context, kpi: str, room: float) -> Tile:
    """Value, and the difference from plan and from last year, else from last month."""
    report = context.report
    compared = report.compared[kpi]
    known = [at for at in ("plan", "prior_year", "prior_month") if compared.against(at).change is not None][:2]
    versus = tuple(
        Versus(context.relative(kpi, compared.against(at), at), context.text(f"versus_{at}")) for at in known
    )
    value = context.level(kpi, compared.actual)
    name = context.label(kpi)
    lines = (name,) if context.mode == "html" else fitted(name, context.language, room, _SIZE, most=2, weight=600)
    unit = "" if compared.actual is None else context.beside(kpi)
    return Tile(lines, value, unit, versus, sparkline(report, kpi, BROAD))
