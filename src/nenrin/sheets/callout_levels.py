"""New levels, at the foot of Unexplained: the mean of the months before and since, less what the run took out of it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from nenrin.sheets import formats, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.callout_columns import AT, LAST
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band
from nenrin.sheets.layout import FIRST, Layout, serial
from nenrin.sheets.model import AC
from nenrin.vocabulary import Figure, Month

_COLUMNS = {
    "kpi": "kpi", "since": "unit", "mean_before": "ac", "taken_before": "pm", "before": "change", "mean_after": "low",
    "taken_after": "mid", "after": "high",
}
"""What stands where: the columns are those of the call-outs above."""


class New(NamedTuple):
    """A KPI's new level: the name of its sentence, its first month, and both sides of it."""

    kpi: str
    plan: str
    month: Month
    sides: tuple[tuple[str, str, float, float], ...]
    """``before`` and ``after``: its months on Calc, their mean, and the level."""


def table(layout: Layout, first: int) -> Iterator[Cell]:
    """A line for each; nothing where there is none."""
    words = layout.words
    if not found(layout):
        return
    yield from band(first, (0, LAST), words.text("sheet.unexplained.run.levels"))
    for name, place in _COLUMNS.items():
        role = "head_left" if name == "kpi" else "head"
        yield Cell(first + 1, AT[place], words.text(f"sheet.unexplained.newly.{name}"), role=role)
    for row, one in enumerate(found(layout), first + 2):
        number = naming.level(layout, one.kpi)
        yield Cell(row, AT["kpi"], naming.label(layout, one.kpi), role="label")
        yield Cell(row, AT["unit"], serial(one.month), role="grey_centre", number_format=formats.month(words))
        for side, months, mean, level in one.sides:
            at = {name: AT[_COLUMNS[f"{name}{side}"]] for name in ("mean_", "taken_", "")}
            yield Cell(row, at["mean_"], mean, f"SUM({months})/COUNT({months})", "number", number)
            yield Cell(row, at["taken_"], mean - level, role="issued", number_format=number)
            shown = f"{spot(row, at['mean_'])}-{spot(row, at['taken_'])}"
            yield Cell(row, at[""], level, shown, "number_bold", number)


def links(layout: Layout, first: int) -> Iterator[tuple[str, str]]:
    """By name, the cell with the level."""
    for row, one in enumerate(found(layout), first + 2):
        for side, *_ in one.sides:
            yield f"said.{one.plan}.{side}.{one.kpi}.{one.month}", layout.cell("unexplained", row, AT[_COLUMNS[side]])


@lru_cache(maxsize=1)
def found(layout: Layout) -> tuple[New, ...]:
    """Every new level that can be read off the months on Calc."""
    every = (one for kpi in layout.report.findings.levels for one in _of(layout, kpi))
    return tuple(one for one in every if len(one.sides) == len(("before", "after")))


def _of(layout: Layout, kpi: str) -> Iterator[New]:
    """The pieces lie between the first month, the new levels, and the month issued."""
    findings, row = layout.report.findings, layout.calc.get((AC, kpi))
    starts = [layout.months[0], *findings.breaks.get(kpi, ()), layout.report.month + 1]
    for number, sentence in enumerate(findings.levels[kpi] if row is not None else (), 1):
        sides = []
        for side, begin, end in zip(("before", "after"), starts[number - 1:], starts[number:], strict=False):
            figure, known = sentence.facts.get(side), _known(layout, kpi, begin, end)
            held = begin in layout.months and end + -1 in layout.months
            if known and held and isinstance(figure, Figure) and figure.value is not None:
                places = [FIRST + layout.months.index(month) for month in (begin, end + -1)]
                months = layout.on("calc", area((row or 0, places[0]), (row or 0, places[1])))
                sides.append((side, months, math.fsum(known) / len(known), figure.value))
        yield New(kpi, sentence.plan, starts[number], tuple(sides))


def _known(layout: Layout, kpi: str, begin: Month, end: Month) -> list[float]:
    """What there is from ``begin`` to before ``end``."""
    months = (begin + step for step in range(end - begin))
    return [value for month in months if (value := layout.model.value(AC, kpi, month)) is not None]
