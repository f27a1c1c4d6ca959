"""The stages on Segments: how many now and before, what they bought, and the KPIs of the tree that count the same."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.report.customers_tree import counting
from nenrin.sheets import formats
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.frame import band, titles
from nenrin.sheets.model import AC
from nenrin.sheets.segments_places import BUYING, COUNT, NONE, STAGE_ROWS, Places, added

NAMES = ("stage", "customers", "before", "change", "share", "bought", "bought_before", "bought_change", "kpi", "tie")
AT = {name: column for column, name in enumerate(NAMES)}
"""The column of every name, from 0."""
_SUMMED = ("customers", "before", "bought", "bought_before")


def stage_table(places: Places) -> Iterator[Cell]:
    """Each stage a row, the two sums bold."""
    layout, top = places.layout, places.tops["stages"]
    shown = NAMES if places.valued else (*NAMES[:5], "kpi", "tie")
    yield from band(top, (0, len(NAMES) - 1), layout.words.text("sheet.segments.stages", unit=places.unit or NONE))
    yield from titles(layout, "segments", [(AT[name], name) for name in shown], top + 1)
    whole = sum(one.customers for one in places.inputs.found.groups) if places.inputs.found else 0
    given: dict[str, dict[int, Value]] = {}
    for name in STAGE_ROWS:
        cells = list(_line(places, name, given))
        given[name] = {cell.column: cell.value for cell in cells}
        yield from cells
        yield from _derived(places, name, given[name], float(whole))


def stage_row(places: Places, name: str) -> int:
    """The row of a stage, or of a sum."""
    return places.first("stages") + STAGE_ROWS.index(name)


def tie_area(places: Places) -> str:
    """The differences from the KPIs of the tree."""
    first = places.first("stages")
    return places.layout.on("segments", area((first, AT["tie"]), (first + len(STAGE_ROWS) - 1, AT["tie"]), "both"))


def tie_gaps(places: Places) -> list[float]:
    """The same as issued."""
    return [float(gap) for name in STAGE_ROWS if isinstance(gap := _tie(places, name)[2], float)]


def _line(places: Places, name: str, given: dict[str, dict[int, Value]]) -> Iterator[Cell]:
    row, words, bold = stage_row(places, name), places.layout.words, name in ("active", "all")
    yield Cell(row, 0, words.text(f"customers.{name}"), role="text_bold" if bold else "text")
    for place, column in enumerate(_SUMMED if places.valued else _SUMMED[:2]):
        number = places.amount if column.startswith("bought") else COUNT
        if not bold:
            yield places.given(row, AT[column], ("stage", name, place), number)
            continue
        parts = [given[one][AT[column]] for one in STAGE_ROWS if one in given and one != "active"]
        yield Cell(row, AT[column], added(parts), _sum(places, name, AT[column]), "number_bold", number)


def _sum(places: Places, name: str, column: int) -> str:
    """Of those who bought; of all."""
    first = stage_row(places, BUYING[0].value)
    buying = area((first, column), (first + len(BUYING) - 1, column))
    if name == "active":
        return f"SUM({buying})"
    after = stage_row(places, "active")
    return f"SUM({buying},{area((after + 1, column), (stage_row(places, 'all') - 1, column))})"


def _derived(places: Places, name: str, line: dict[int, Value], whole: float) -> Iterator[Cell]:
    """Differences, the share of all, and the tie with the tree."""
    row, role = stage_row(places, name), "number_bold" if name in ("active", "all") else "number"
    signed = formats.signed("#,##0", places.layout.words)
    yield _difference(row, "customers", "before", "change", line, (role, signed))
    if places.valued:
        yield _difference(row, "bought", "bought_before", "bought_change", line, (role, places.amount_change))
    total = spot(stage_row(places, "all"), AT["customers"], "row")
    now = line[AT["customers"]]
    share = now / whole if isinstance(now, float) and whole else 0.0
    yield Cell(row, AT["share"], share, f"IF({total}=0,0,{spot(row, AT['customers'])}/{total})", role, "0.0%")
    kpi, there, gap = _tie(places, name)
    yield Cell(row, AT["kpi"], kpi, there, "number" if there else "grey_centre", COUNT)
    formula = f"{spot(row, AT['customers'])}-{spot(row, AT['kpi'])}" if there else None
    yield Cell(row, AT["tie"], gap, formula, "number" if there else "grey_centre", places.gap)


def _difference(row: int, now: str, before: str, name: str, line: dict[int, Value], look: tuple[str, str]) -> Cell:
    one, other = line[AT[now]], line[AT[before]]
    if not isinstance(one, float) or not isinstance(other, float):
        return Cell(row, AT[name], NONE, role="grey_centre")
    return Cell(row, AT[name], one - other, f"{spot(row, AT[now])}-{spot(row, AT[before])}", *look)


def _tie(places: Places, name: str) -> tuple[Value, str | None, Value]:
    """The KPI that counts the same, in the month as issued: its value, where it stands, and the difference."""
    layout = places.layout
    kpi, found = counting(layout.report).get(name), places.inputs.found
    value = layout.model.value(AC, kpi, layout.report.month) if kpi else None
    if kpi is None or value is None or found is None or (AC, kpi) not in layout.calc:
        return NONE, None, NONE
    own = found.active if name == "active" else next(one.customers for one in found.groups if one.stage == name)
    return value, layout.cell("calc", layout.calc[AC, kpi], layout.last), float(own) - value
