"""Differences as bars and pins inside a table: places in percent of the cell, so that any width will do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nenrin.outputs.pages.context import Context, direction
from nenrin.outputs.pages.shapes import Number, tone

_FIGURE, _EDGE = 40.0, 8.0
"""Percent of the cell kept for figures on a side that has marks, and on one that has none."""
_CAP, _LONG = 4.0, 0.5
"""A pin that is beyond half and so many times the next one is cut, visibly, so that the others can be read."""


@dataclass(frozen=True)
class Marked:
    """A mark from the zero line; ``zero``, ``left`` and ``wide`` in percent. Its figure stands at ``label``.

    ``head``: where it ends. ``cut``: it is longer than drawn. Without a value there is no mark, only a dash.
    """

    number: Number
    zero: float
    left: float = 0.0
    wide: float = 0.0
    head: float = 0.0
    label: float = 0.0
    leftward: bool = False
    cut: bool = False
    absent: bool = False


def effects(context: Context, kpis: Sequence[str]) -> dict[str, Marked]:
    """What each KPI's difference is worth in the KGI, all in one unit; the KGI's own difference first."""
    report, reference, root = context.report, context.compared, context.report.root
    values = {
        kpi: report.compared[root].against(reference).change if kpi == root else report.contribution(kpi, reference)
        for kpi in kpis
    }
    numbers = {
        kpi: Number(
            context.words.show(report.figure(root, value, "change")), tone(direction(report, root, value)),
            f"kpis.{kpi}.contribution.{reference}",
        )
        for kpi, value in values.items()
    }
    return _marked(values, numbers, max((abs(value) for value in values.values() if value is not None), default=0.0))


def pins(context: Context, kpis: Sequence[str]) -> dict[str, Marked]:
    """Each KPI's difference in percent of its reference, all on one scale; rates have none."""
    reference = context.compared
    found = {kpi: context.report.compared[kpi].against(reference) for kpi in kpis}
    values = {kpi: comparison.relative for kpi, comparison in found.items()}
    numbers = {kpi: context.relative(kpi, comparison, reference) for kpi, comparison in found.items()}
    return _marked(values, numbers, _cap([abs(value) for value in values.values() if value is not None]))


def _marked(values: Mapping[str, float | None], numbers: Mapping[str, Number], longest: float) -> dict[str, Marked]:
    """All marks on one scale, the zero line where the cell is used best."""
    shown = {kpi: max(-longest, min(longest, value)) for kpi, value in values.items() if value is not None}
    below, above = -min(0.0, *shown.values(), 0.0), max(0.0, *shown.values(), 0.0)
    left, right = (_FIGURE if below else _EDGE), (_FIGURE if above or not below else _EDGE)
    scale = (100 - left - right) / (below + above or 1.0)
    zero = left + below * scale
    found = {}
    for kpi, value in values.items():
        if value is None:
            found[kpi] = Marked(Number("–"), zero, label=zero, absent=True)
            continue
        head = zero + shown[kpi] * scale
        leftward = value < 0
        found[kpi] = Marked(
            numbers[kpi], zero, min(head, zero), abs(head - zero), head, 100 - head if leftward else head, leftward,
            cut=abs(value) > longest,
        )
    return found


def _cap(sizes: Sequence[float]) -> float:
    """The longest pin drawn in full."""
    ordered = sorted(sizes)
    if len(ordered) > 1 and ordered[-1] > max(_LONG, _CAP * ordered[-2]) and ordered[-2] > 0:
        return ordered[-2] * 1.5
    return ordered[-1] if ordered else 0.0
