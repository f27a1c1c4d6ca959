"""The numbers of one row of Tree: each a short formula with the engine's value beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nenrin.sheets import formats, naming
from nenrin.sheets.address import spot
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.layout import Entry, Layout
from nenrin.sheets.model import AC, HIGH, LOW, MID, OUT, PL, YPL, YTD
from nenrin.sheets.tree_columns import AT, REFERENCES
from nenrin.vocabulary import Month

_YEAR = 12
_POSITIONS = {"pos_ac": 0, "pos_pm": 1, "pos_py": _YEAR}
"""The named positions on Settings and how many months back each lies."""
NONE = "–"


@dataclass(frozen=True)
class _Row:
    """One row being filled."""

    layout: Layout
    entry: Entry

    @property
    def month(self) -> Month:
        """The reporting month."""
        return self.layout.report.month

    def at(self, name: str, fixed: str = "") -> str:
        """The cell of a column in this row."""
        return spot(self.entry.row, AT[name], fixed)

    def cell(self, name: str, value: Value, formula: str, role: str, number: str = "") -> Cell:
        """A calculated cell of this row."""
        return Cell(self.entry.row, AT[name], value, formula, role, number)

    def known(self, name: str, position: str) -> float | None:
        """The engine's value of a series at a position, read ``back`` months earlier for nodes of earlier months."""
        return self.layout.model.value(name, self.entry.kpi, self.month + -(_POSITIONS[position] + self.entry.back))


def figures(layout: Layout, entry: Entry) -> Iterator[Cell]:
    """All numbers of a row."""
    row = _Row(layout, entry)
    level, change = naming.level(layout, entry.kpi), naming.change(layout, entry.kpi)
    bold = "number_bold" if entry.node and entry.node.depth <= 1 else "number"
    yield from _read(row, "ac", AC, "pos_ac", level, bold)
    for name, series, position in (("py", AC, "pos_py"), ("pm", AC, "pos_pm"), ("pl", PL, "pos_ac")):
        yield from _read(row, name, series, position, level)
        yield from _compared(row, name, row.known(AC, "pos_ac"), row.known(series, position), change)
    if entry.back:
        return
    yield from _year(row, level, change)
    yield from _expected(row, level)


def _read(row: _Row, name: str, series: str, position: str, number: str, role: str = "number") -> Iterator[Cell]:
    """A value of Calc at a position; blank before the first month."""
    value = row.known(series, position)
    line = row.layout.line(series, row.entry.kpi)
    if line is None:
        yield Cell(row.entry.row, AT[name], NONE, role="number", number_format=number)
        return
    there = f"{position}-{row.entry.back}" if row.entry.back else position
    first = position == "pos_ac" and not row.entry.back
    found = f"INDEX({line},{there})"
    yield row.cell(name, "" if value is None else value, found if first else f'IF({there}<1,"",{found})', role, number)


def _compared(row: _Row, name: str, actual: float | None, reference: float | None, number: str) -> Iterator[Cell]:
    """Change, share and mark against one reference."""
    words, here, there = row.layout.words, row.at("ac", "column"), row.at(name)
    points, direction = row.at("points", "column"), row.at("direction", "column")
    change, share, mark = NONE, NONE, NONE  # type: float | str, float | str, str
    if actual is not None and reference is not None:
        change = (actual - reference) * naming.points(row.layout, row.entry.kpi)
        rate = naming.points(row.layout, row.entry.kpi) > 1
        share = NONE if rate or reference == 0 else (actual - reference) / abs(reference)
        effect = change * naming.direction(row.layout, row.entry.kpi)
        mark = words.text(f"sheet.mark.{'favourable' if effect > 0 else 'unfavourable'}") if effect else NONE
    changed = row.at(f"{name}_change")
    yield row.cell(
        f"{name}_change", change, f'IF(COUNT({here},{there})=2,({here}-{there})*{points},"{NONE}")', "number", number,
    )
    yield row.cell(
        f"{name}_share", share,
        f'IF(COUNT({here},{there})<2,"{NONE}",IF(OR({points}>1,{there}=0),"{NONE}",({here}-{there})/ABS({there})))',
        "number", formats.relative(words),
    )
    good, bad = (words.text(f"sheet.mark.{one}") for one in ("favourable", "unfavourable"))
    weighed = f"N({changed})*{direction}"
    yield row.cell(f"{name}_mark", mark, f'IF({weighed}>0,"{good}",IF({weighed}<0,"{bad}","{NONE}"))', "mark")


def _year(row: _Row, level: str, change: str) -> Iterator[Cell]:
    """The fiscal year so far beside last year's and the plan's."""
    actual = row.known(YTD, "pos_ac")
    yield from _read(row, "ytd", YTD, "pos_ac", level)
    for name, series, position in (("ytd_py", YTD, "pos_py"), ("ytd_pl", YPL, "pos_ac")):
        yield from _read(row, name, series, position, level)
        reference = row.known(series, position)
        points = naming.points(row.layout, row.entry.kpi)
        value = NONE if actual is None or reference is None else (actual - reference) * points
        here, there = row.at("ytd", "column"), row.at(name)
        formula = f'IF(COUNT({here},{there})=2,({here}-{there})*{row.at("points", "column")},"{NONE}")'
        yield row.cell(f"{name}_change", value, formula, "number", change)


def _expected(row: _Row, level: str) -> Iterator[Cell]:
    """The band of the month, whether the month lies inside, and the verdict."""
    words = row.layout.words
    for name in (LOW, MID, HIGH):
        yield from _read(row, name, name, "pos_ac", level)
    line = row.layout.line(OUT, row.entry.kpi)
    if line is None:
        yield Cell(row.entry.row, AT["band"], NONE, role="mark")
        return
    found, inside, outside = f"INDEX({line},pos_ac)", words.text("sheet.band.inside"), words.text("sheet.band.outside")
    actual, low, high = (row.known(name, "pos_ac") for name in (AC, LOW, HIGH))
    value = NONE
    if actual is not None and low is not None and high is not None:
        value = outside if actual < low or actual > high else inside
    yield row.cell("band", value, f'IF({found}="","{NONE}",IF({found}=1,"{outside}","{inside}"))', "mark")
