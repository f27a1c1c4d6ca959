"""The numbers of one row of Tree: each a short formula with the engine's value beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nenrin.sheets import formats, naming
from nenrin.sheets.address import spot
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.layout import READINGS, Layout
from nenrin.sheets.model import AC, BANDS
from nenrin.sheets.rows import Entry
from nenrin.sheets.tree_columns import AT
from nenrin.sheets.variance import NONE, Variance

_OWN = ("ytd", "ytd_py", "ytd_py_change", "ytd_pl", "ytd_pl_change", "low", "mid", "high", "band", "verdict")
"""Columns that only a KPI of the month itself fills."""


@dataclass(frozen=True)
class _Row:
    """One row being filled."""

    layout: Layout
    entry: Entry

    def at(self, name: str, fixed: str = "") -> str:
        """The cell of a column in this row."""
        return spot(self.entry.row, AT[name], fixed)

    def cell(self, name: str, value: Value, formula: str, number: str = "", role: str = "number") -> Cell:
        """A calculated cell of this row."""
        return Cell(self.entry.row, AT[name], value, formula, role, number)


def figures(layout: Layout, entry: Entry) -> Iterator[Cell]:
    """All numbers of a row; a node of an earlier month has neither a year nor a verdict of its own."""
    row = _Row(layout, entry)
    level, change = naming.level(layout, entry.kpi), naming.change(layout, entry.kpi)
    bold = "number_bold" if entry.node and entry.depth <= 1 else "number"
    yield from _read(row, "ac", level, bold)
    for name in ("py", "pm", "pl"):
        yield from _read(row, name, level)
        yield _changed(row, "ac", name, change)
        yield from _judged(row, name)
    if entry.back == 0:
        yield from _read(row, "ytd", level)
        for name in ("ytd_py", "ytd_pl"):
            yield from _read(row, name, level)
            yield _changed(row, "ytd", name, change)
        for name in ("low", "mid", "high"):
            yield from _read(row, name, level)
        yield _band(row)
    else:
        yield from (Cell(entry.row, AT[name], None, role="number") for name in _OWN)


def _read(row: _Row, name: str, number: str, role: str = "number") -> Iterator[Cell]:
    """A value of Calc at a position; blank before the first month. Without a series there is nothing to show."""
    (series, position), back = READINGS[name], row.entry.back
    line, value = row.layout.line(series, row.entry.kpi), row.layout.read(row.entry, name)
    if line is None:
        yield Cell(row.entry.row, AT[name], NONE, role="number")
        return
    there = f"{position}-{back}" if back else position
    found = f"INDEX({line},{there})"
    if back and name == "pl":
        found = f"IF(pos_plan>{there},INDEX({row.layout.line(AC, row.entry.kpi)},{there}),{found})"
    if series in BANDS:
        formula = f'IF({found}="","",{found})'
    else:
        formula = found if there == "pos_ac" else f'IF({there}<1,"",{found})'
    yield row.cell(name, "" if value is None else value, formula, number, role)


def _changed(row: _Row, name: str, reference: str, number: str) -> Cell:
    """Actual − reference."""
    here, there = row.at(name, "column"), row.at(reference)
    formula = f'IF(COUNT({here},{there})=2,{here}-{there},"{NONE}")'
    return row.cell(f"{reference}_change", Variance(row.layout, row.entry, reference, name).change, formula, number)


def _judged(row: _Row, name: str) -> Iterator[Cell]:
    """The change as a share of the reference, and whether it helps: F or U, by the KPI's own direction."""
    found = Variance(row.layout, row.entry, name)
    here, there, rate = row.at("ac", "column"), row.at(name), row.at("rate", "column")
    formula = f'IF(OR(COUNT({here},{there})<2,{rate}=1,N({there})=0),"{NONE}",({here}-{there})/ABS({there}))'
    yield row.cell(f"{name}_share", found.share, formula, formats.relative(row.layout.words))
    good, bad = (row.layout.words.text(f"sheet.mark.{one}") for one in ("favourable", "unfavourable"))
    weighed = f"N({row.at(f'{name}_change')})*{row.at('direction', 'column')}"
    formula = f'IF(ABS({weighed})<=tol*ABS(N({there})),"{NONE}",IF({weighed}>0,"{good}","{bad}"))'
    yield row.cell(f"{name}_mark", found.mark, formula, role="mark")


def _band(row: _Row) -> Cell:
    """Inside or outside the expected band."""
    words = row.layout.words
    inside, outside = words.text("sheet.band.inside"), words.text("sheet.band.outside")
    actual, low, high = (row.layout.read(row.entry, name) for name in ("ac", "low", "high"))
    value = NONE
    if actual is not None and low is not None and high is not None:
        value = outside if actual < low or actual > high else inside
    found, least, most = (row.at(name) for name in ("ac", "low", "high"))
    beyond = f'IF(OR({found}<{least},{found}>{most}),"{outside}","{inside}")'
    return row.cell("band", value, f'IF(COUNT({found},{least},{most})<3,"{NONE}",{beyond})', role="text_centre")
