"""How wide the numbers of Unexplained are: those of every month, for any may be chosen."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.findings import Callout
from nenrin.sheets import naming
from nenrin.sheets.callout_columns import AT
from nenrin.sheets.callout_kpis import form
from nenrin.sheets.cell import Cell
from nenrin.sheets.fitting import Widths, fitted
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import AC, HIGH, LOW, MID
from nenrin.sheets.told import findings
from nenrin.vocabulary import Month


def widths(layout: Layout, least: Widths) -> Widths:
    """The widths, enlarged where a number of some month would show as hashes."""
    found = ((month, one) for month in layout.months for one in findings(layout.report, month).callouts)
    return fitted([cell for month, one in found for cell in _numbers(layout, month, one)], least)


def _numbers(layout: Layout, month: Month, one: Callout) -> Iterator[Cell]:
    """The numbers of a call-out where the sheet would show them."""
    level, change = form(layout, one.kpi)
    levels = {name: layout.model.value(name, one.kpi, month) for name in (AC, LOW, MID, HIGH)}
    levels["pm"] = layout.model.value(AC, one.kpi, month + -1)
    mid, actual = levels[MID], levels[AC]
    changes = {
        "change": one.change, "expected_change": one.expected_change, "explained": one.explained,
        "unexplained": one.unexplained, "surprise": None if None in (mid, actual) else (actual or 0.0) - (mid or 0.0),
    }
    for name, value in {**levels, **changes}.items():
        role = "number_bold" if name in (AC, "unexplained") else "number"
        if value is not None:
            yield Cell(0, AT[name], value, None, role, level if name in levels else change)
    if one.effect_on_root is not None:
        yield Cell(0, AT["effect"], one.effect_on_root, None, "number_bold", naming.change(layout, layout.report.root))
