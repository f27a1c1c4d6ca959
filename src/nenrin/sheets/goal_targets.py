"""Towards the targets: how far each KPI is from what it is to reach, and what every month has to bring until then."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.report.tally import strategic
from nenrin.sheets import formats, naming, verdicts
from nenrin.sheets.address import spot
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.frame import band
from nenrin.sheets.goal_levers import WHY
from nenrin.sheets.layout import FIRST, Layout, serial
from nenrin.sheets.live import as_of
from nenrin.sheets.names import TARGET
from nenrin.sheets.rows import HEAD
from nenrin.tree import Target

_NAMES = ("kpi", "unit", "actual", "target", "distance", "by", "left", "step")
AT = {name: column for column, name in enumerate(_NAMES)} | {"place": WHY}
"""The columns from 0; right of what is printed, the place of the month in question, from the first month of Data."""
HEADS = 2
"""The rows above the first KPI: the title, the columns' titles."""
NONE = formats.NONE


def aimed(layout: Layout) -> tuple[str, ...]:
    """The KGI and the strategic KPIs, as far as they have a target."""
    report = layout.report
    return tuple(
        kpi for kpi in dict.fromkeys((report.root, *strategic(report))) if report.kpi(kpi).target is not None
    )


def targets(layout: Layout, row: int) -> Iterator[Cell]:
    """One row a KPI; nothing where none has a target."""
    if not aimed(layout):
        return
    words = layout.words
    yield from band(row, (0, AT["step"]), words.text("sheet.goal.targets"))
    for name in _NAMES:
        role = "head_left" if name == "kpi" else "head"
        yield Cell(row + 1, AT[name], words.text(f"sheet.goal.target.{name}"), role=role)
    for at, kpi in enumerate(aimed(layout), row + HEADS):
        target = layout.report.kpi(kpi).target
        if target is not None:
            yield from _line(layout, at, kpi, target)


def _line(layout: Layout, row: int, kpi: str, target: Target) -> Iterator[Cell]:
    """Actual and target by Verdicts, the rest by formula; a step only where the target is still to be reached."""
    at = {name: spot(row, column) for name, column in AT.items()}
    level, change = naming.level(layout, kpi), naming.change(layout, kpi)
    yield Cell(row, AT["kpi"], naming.label(layout, kpi), role="pointer", link=verdicts.cell(layout, kpi, "kpi"))
    yield Cell(row, AT["unit"], naming.unit(layout, kpi), role="grey_centre")
    actual = layout.read(layout.entry(kpi), "ac")
    yield Cell(row, AT["actual"], layout.shown(layout.entry(kpi), "ac"), verdicts.cell(layout, kpi, "ac"), "linked",
               level)
    line = layout.put_in(TARGET, kpi)
    yield Cell(row, AT["target"], target.value, as_of(line) if line else None, "linked" if line else "issued", level)
    distance = None if actual is None else actual - target.value
    formula = f'IF(COUNT({at["actual"]},{at["target"]})=2,{at["actual"]}-{at["target"]},"{NONE}")'
    yield Cell(row, AT["distance"], NONE if distance is None else distance, formula, "number_bold", change)
    yield from _pace(layout, row, kpi, target, distance)


def _pace(layout: Layout, row: int, kpi: str, target: Target, distance: float | None) -> Iterator[Cell]:
    """The month in which it is to be reached, how many are left until then, and what each has to bring."""
    at = {name: spot(row, column) for name, column in AT.items()}
    if target.by is None:
        yield from (Cell(row, AT[name], NONE, role="grey_centre") for name in ("by", "left", "step"))
        return
    left, direction = target.by - layout.report.month, naming.direction(layout, kpi)
    first, change = layout.cell("data", HEAD, FIRST), naming.change(layout, kpi)
    yield Cell(row, AT["place"], float(target.by - layout.months[0] + 1), role="number_grey", number_format="0")
    month = formats.month(layout.words)
    yield Cell(row, AT["by"], serial(target.by), f"EDATE({first},{at['place']}-1)", "number", month)
    yield Cell(row, AT["left"], float(left), f"{at['place']}-pos_ac", "number", "0")
    short = distance is not None and distance * direction < 0 < left
    step: Value = -distance / left if distance is not None and short else NONE
    behind = f"N({at['distance']})*{verdicts.cell(layout, kpi, 'direction')}<0"
    formula = f'IF(AND({at["left"]}>0,{behind}),-{at["distance"]}/{at["left"]},"{NONE}")'
    yield Cell(row, AT["step"], step, formula, "number", change)
