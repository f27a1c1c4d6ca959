"""The stages on Segments: how many now and before, what they bought, and the KPIs of the tree that count the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nenrin.customers import Stage
from nenrin.report.customers_tree import counting
from nenrin.sheets import formats
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.frame import band, titles
from nenrin.sheets.model import AC
from nenrin.sheets.segments_places import BUYING, COUNT, NONE, STAGE_ROWS, Places, difference, share, total

NAMES = ("stage", "customers", "before", "change", "share", "bought", "bought_before", "bought_change", "kpi", "tie")
AT = {name: column for column, name in enumerate(NAMES)}
"""The column of every name, from 0."""
_SUMMED = {
    "customers": ("customers", 0), "before": ("customers", 1), "bought": ("bought", 0), "bought_before": ("bought", 1),
}
"""What the columns count, and how many months back."""


def stage_table(places: Places) -> Iterator[Cell]:
    """Each stage a row, the two sums bold."""
    layout, top = places.layout, places.tops["stages"]
    shown = NAMES if places.valued else (*NAMES[:5], "kpi", "tie")
    yield from band(top, (0, len(NAMES) - 1), layout.words.text("sheet.segments.stages", unit=places.unit or NONE))
    yield from titles(layout, "segments", [(AT[name], name) for name in shown], top + 1)
    lines: dict[str, dict[str, Cell]] = {}
    for name in (*(stage.value for stage in Stage), "active", "all"):
        lines[name] = _line(places, name, lines)
    for name in STAGE_ROWS:
        bold = name in ("active", "all")
        text = layout.words.text(f"customers.{name}")
        yield Cell(stage_row(places, name), 0, text, role="text_bold" if bold else "text")
        yield from lines[name].values()
        yield from _derived(places, name, lines)


def stage_row(places: Places, name: str) -> int:
    """The row of a stage, or of a sum."""
    return places.first("stages") + STAGE_ROWS.index(name)


def tie_area(places: Places) -> str:
    """The differences from the KPIs of the tree."""
    first = places.first("stages")
    return places.layout.on("segments", area((first, AT["tie"]), (first + len(STAGE_ROWS) - 1, AT["tie"]), "both"))


def tie_gaps(places: Places) -> list[float]:
    """The same as issued."""
    cells = [cell for cell in stage_table(places) if cell.column == AT["tie"]]
    return [cell.value for cell in cells if isinstance(cell.value, float)]


def _line(places: Places, name: str, lines: Mapping[str, Mapping[str, Cell]]) -> dict[str, Cell]:
    """What was counted of a stage, now and the month before, or the sum of several."""
    row, found = stage_row(places, name), {}
    for column, (part, back) in (_SUMMED if places.valued else dict(list(_SUMMED.items())[:2])).items():
        number = places.amount if part == "bought" else COUNT
        if name not in ("active", "all"):
            found[column] = places.given(row, AT[column], ("stage", part, name), number, back=back)
            continue
        parts = [lines[one.value][column] for one in (BUYING if name == "active" else Stage)]
        value, formula = total(parts, _area(places, name, AT[column]))
        found[column] = Cell(row, AT[column], value, formula, "number_bold", number)
    return found


def _area(places: Places, name: str, column: int) -> str:
    """Those who bought; or all."""
    first = stage_row(places, BUYING[0].value)
    buying = area((first, column), (first + len(BUYING) - 1, column))
    after = stage_row(places, "active")
    others = area((after + 1, column), (stage_row(places, "all") - 1, column))
    return buying if name == "active" else f"{buying},{others}"


def _derived(places: Places, name: str, lines: Mapping[str, Mapping[str, Cell]]) -> Iterator[Cell]:
    """Differences, the share of all, and the tie with the tree."""
    row, line, role = stage_row(places, name), lines[name], "number_bold" if name in ("active", "all") else "number"
    signed = formats.signed("#,##0", places.layout.words)
    yield Cell(row, AT["change"], *difference(line["customers"], line["before"]), role, signed)
    if places.valued:
        gap = difference(line["bought"], line["bought_before"])
        yield Cell(row, AT["bought_change"], *gap, role, places.amount_change)
    whole = lines["all"]["customers"]
    there = spot(whole.row, whole.column, "row")
    yield Cell(row, AT["share"], *share(line["customers"], (whole.value, there)), role, "0.0%")
    kpi = _counting(places, name)
    if kpi is None:
        yield from (Cell(row, AT[column], NONE, role="number_grey") for column in ("kpi", "tie"))
        return
    counted = Cell(row, AT["kpi"], *kpi, "number", COUNT)
    yield counted
    yield Cell(row, AT["tie"], *difference(line["customers"], counted), "number", places.gap)


def _counting(places: Places, name: str) -> tuple[Value, str] | None:
    """The KPI that counts the same: its value in the month, and where that stands."""
    layout = places.layout
    kpi = counting(layout.report).get(name)
    line = layout.line(AC, kpi) if kpi else None
    value = layout.model.value(AC, kpi, layout.report.month) if kpi else None
    return None if line is None else ("" if value is None else value, f"INDEX({line},pos_ac)")
