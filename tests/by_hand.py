"""KPIs, measures and grown trees made by hand, for the tests of every room above the tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal

from nenrin.measures import Measure, Measures
from nenrin.tree import Also, Kpi
from nenrin.vocabulary import Format, Label, Month, Place, Style

JANUARY = Month(2011, 1)
Columns = Mapping[str, Sequence[float | str | None]]


def kpi(
    formula: str = "", split: str = "", *, agg: str = "sum", style: Style = "number", also: str = "", line: int = 1,
    label: str = "x", better: Literal["up", "down", "none"] = "up",
) -> Kpi:
    """A KPI whose ``formula``, ``split`` and ``also`` were written on one line of client.yaml."""
    made = Kpi.model_validate({
        "label": Label(label), "better": better, "format": Format(style=style),
        "also": (Also(by=also),) if also else (),
        "measure": None if formula else Measure.model_validate({"source": "orders", "agg": agg}),
        "formula": formula or None, "split": split or None,
    })
    made.written_at({key: Place("client.yaml", line, 5) for key in ("formula", "split", "also")})
    return made


def series(columns: Columns) -> dict[str, dict[Month, Decimal]]:
    return {
        name: {JANUARY + step: Decimal(str(value)) for step, value in enumerate(column) if value is not None}
        for name, column in columns.items()
    }


def measures(
    columns: Columns, segments: Mapping[str, Columns] | None = None, year_to_date: Columns | None = None,
    additive: Sequence[str] | None = None,
) -> Measures:
    months = tuple(JANUARY + step for step in range(max(map(len, columns.values()))))
    return Measures(
        months=months, series=series(columns), year_to_date=series(year_to_date or {}),
        segments={"region": {name: series(one) for name, one in (segments or {}).items()}},
        coverage={}, additive=frozenset(columns if additive is None else additive),
    )
