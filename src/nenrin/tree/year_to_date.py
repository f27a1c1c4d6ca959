"""The fiscal year so far: counted exactly where it is counted, recomputed from its parts where it is not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from nenrin.formulas import Node
from nenrin.formulas.add import Add
from nenrin.formulas.coalesce import Coalesce
from nenrin.formulas.divide import Divide
from nenrin.formulas.multiply import Multiply
from nenrin.formulas.name import Name
from nenrin.formulas.negative import Negative
from nenrin.formulas.number import Number
from nenrin.formulas.subtract import Subtract
from nenrin.tree.evaluated import evaluate
from nenrin.tree.kpi import Kpi
from nenrin.vocabulary import Month

_MEASURED = {"sum": 1, "count": 1, "count_distinct": 1, "min": 0, "max": 0}


def year_to_date(
    kpis: Mapping[str, Kpi], counted: Mapping[str, Mapping[Month, float]],
) -> dict[str, dict[Month, float]]:
    """``counted`` (measures, by the month up to which they reach) and the formulas that have a meaning over a year.

    A rate is its parts' rate over the whole span, never an average of months. Absent where a part is absent or 0 as a
    divisor, where a formula looks at other months (prev, avg, ytd), and where the year's number would not be what its
    parts give: a fixed amount a month (``revenue - 5000``), min, max, abs, amounts times amounts.
    """
    degrees: dict[str, int | None] = {}

    def degree(name: str) -> int | None:
        if name not in degrees:
            degrees[name] = None
            degrees[name] = _of_kpi(kpis[name], degree) if name in kpis else None
        return degrees[name]

    meaningful = {name: kpi for name, kpi in kpis.items() if degree(name) in {0, 1}}
    months = {month for series in counted.values() for month in series}
    measured = {name: series for name, series in counted.items() if name in meaningful}
    return evaluate(meaningful, measured, months, 1).series


def _of_kpi(kpi: Kpi, of: Callable[[str], int | None]) -> int | None:
    """How a KPI grows with the length of the span: 1 an amount, 0 a rate, None neither."""
    if kpi.measure is not None:
        return _MEASURED[kpi.measure.agg]
    return None if kpi.formula is None else _degree(kpi.formula.node, of)


def _degree(node: Node, of: Callable[[str], int | None]) -> int | None:
    if isinstance(node, Name):
        return of(node.name)
    if isinstance(node, Number):
        return 0
    parts = [_degree(part, of) for part in node.parts]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    if isinstance(node, Multiply | Divide):
        return known[0] + known[1] if isinstance(node, Multiply) else known[0] - known[1]
    if isinstance(node, Add | Subtract | Negative):
        return known[0] if len(set(known)) == 1 else None
    return 0 if isinstance(node, Coalesce) and set(known) == {0} else None      # prev, avg, ytd, min, max, abs: none
