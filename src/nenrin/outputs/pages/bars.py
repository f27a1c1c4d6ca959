"""Differences as bars and pins inside a table: places in percent of the cell, so that any width will do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nenrin.outputs.pages.context import Context, Number, direction, tone

_BOTH, _ONE = 27.0, 46.0
"""Percent of the cell that the longest mark takes, with differences to both sides or to one; figures need the rest."""
_CAP = 3.0
"""A pin more than so many times the next one is cut, visibly, so that the others can be read."""


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
    report, reference = context.report, context.reference or "prior_month"
    root = report.root
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
    reference = context.reference or "prior_month"
    found = {kpi: context.report.compared[kpi].against(reference) for kpi in kpis}
    values = {kpi: comparison.relative for kpi, comparison in found.items()}
    numbers = {kpi: context.relative(kpi, comparison, reference) for kpi, comparison in found.items()}
    return _marked(values, numbers, _cap([abs(value) for value in values.values() if value is not None]))


def _marked(values: Mapping[str, float | None], numbers: Mapping[str, Number], longest: float) -> dict[str, Marked]:
    zero, room = _zero(values)
    found = {}
    for kpi, value in values.items():
        if value is None:
            found[kpi] = Marked(Number("–"), zero, label=zero, absent=True)
            continue
        length = room * min(abs(value), longest) / (longest or 1.0)
        leftward = value < 0
        head = zero - length if leftward else zero + length
        label = 100 - head if leftward else head
        found[kpi] = Marked(
            numbers[kpi], zero, min(head, zero), length, head, label, leftward, cut=abs(value) > longest,
        )
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
