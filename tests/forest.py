"""Small trees grown by hand from series, for the tests of the rooms that judge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from nenrin.measures import Coverage, Measures
from nenrin.tree import Kpi, Tree
from nenrin.tree.nodes import nodes
from nenrin.vocabulary import Month, Sentence

FIRST = Month(2008, 1)
Series: TypeAlias = Mapping[Month, float]
Line: TypeAlias = Series | Sequence[float]


def monthly(values: Sequence[float], first: Month = FIRST) -> dict[Month, float]:
    """One value a month from ``first`` on."""
    return {first + step: float(value) for step, value in enumerate(values)}


def kpi(name: str, **said: object) -> Kpi:
    """A KPI: by default a sum of rows for which up is better."""
    if "formula" not in said and "measure" not in said:
        said["measure"] = {"source": "orders", "agg": "sum", "of": "amount"}
    return Kpi.model_validate({"label": name.replace("_", " ").capitalize(), "better": "up", **said})


def grow(
    series: Mapping[str, Line],
    said: Mapping[str, Mapping[str, object]] | None = None,
    root: str = "root",
    segments: Mapping[str, Mapping[str, Mapping[str, Series]]] | None = None,
) -> Tree:
    """A tree over ``series``; ``said``: what is said about each KPI (split, formula, stance …) beyond the default."""
    said = said or {}
    kpis = {name: kpi(name, **said.get(name, {})) for name in series}
    lines = {name: dict(line) if isinstance(line, Mapping) else monthly(line) for name, line in series.items()}
    months = tuple(sorted({month for line in lines.values() for month in line}))
    return Tree(nodes(kpis, root), kpis, months, lines, segments or {})


def measured(coverage: Mapping[str, Mapping[Month, Sentence | None]] | None = None) -> Measures:
    """Measures that say nothing but how far each source covers each month: whole (None), or why not."""
    found = {
        source: {month: _covered(month, why) for month, why in months.items()}
        for source, months in (coverage or {}).items()
    }
    return Measures((), {}, {}, {}, found)


def _covered(month: Month, why: Sentence | None) -> Coverage:
    last_day = month.last_day if why is None else dt.date(month.year, month.number, 9)
    return Coverage(100, month.first_day, last_day, 20, why)
