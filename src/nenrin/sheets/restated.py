"""Numbers of earlier months that are no longer what was sent: as sent, as they are now, their difference."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.report import Restatement
from nenrin.sheets import formats, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band, titles
from nenrin.sheets.layout import FIRST, Layout, serial
from nenrin.sheets.model import AC
from nenrin.sheets.omissions import MOST_RESTATED
from nenrin.sheets.rows import HEAD

_SENT, _NOW, _CHANGE = FIRST, FIRST + 1, FIRST + 2
_COLUMNS = ((0, "id"), (1, "kpi"), (2, "unit"), (3, "month"), (_SENT, "sent"), (_NOW, "now"), (_CHANGE, "change"))


def restated(layout: Layout, row: int) -> Iterator[Cell]:
    """A table from ``row`` on, the latest months first; nothing where nothing has changed since it was sent."""
    kpis = layout.report.tree.kpis
    found = [one for one in layout.report.restatements if one.kpi in kpis]
    if not found:
        return
    yield from band(row, (0, layout.last), layout.words.text("sheet.restated.block"))
    yield from titles(layout, "restated", _COLUMNS, row + 1, left=2)
    for at, one in enumerate(sorted(found, key=lambda one: one.month, reverse=True)[:MOST_RESTATED], row + 2):
        yield from _line(layout, at, one)


def _line(layout: Layout, row: int, one: Restatement) -> Iterator[Cell]:
    """What was sent is a constant; what it is now is found on Calc."""
    whole, words = naming.whole(layout, one.kpi), layout.words
    level = formats.level(whole, words)
    yield Cell(row, 0, one.kpi, role="grey")
    yield Cell(row, 1, naming.label(layout, one.kpi), role="text")
    yield Cell(row, 2, naming.unit(layout, one.kpi, whole), role="grey_centre")
    yield Cell(row, 3, serial(one.month), role="grey_centre", number_format=formats.month(words))
    yield Cell(row, _SENT, "–" if one.sent is None else one.sent, role="issued", number_format=level)
    line, now = layout.line(AC, one.kpi), layout.model.value(AC, one.kpi, one.month)
    if line is None or one.month not in layout.months:
        yield from (Cell(row, column, "–", role="issued") for column in (_NOW, _CHANGE))
        return
    heads = area((HEAD, FIRST), (HEAD, layout.last), "both")
    there = f"INDEX({line},MATCH({spot(row, 3)},{heads},0))"
    yield Cell(row, _NOW, "" if now is None else now, there, "linked", level)
    change = "–" if now is None or one.sent is None else now - one.sent
    sent, new = spot(row, _SENT), spot(row, _NOW)
    formula = f'IF(COUNT({sent},{new})=2,{new}-{sent},"–")'
    yield Cell(row, _CHANGE, change, formula, "number_bold", formats.change(whole, words))
