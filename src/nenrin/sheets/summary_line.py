"""One KPI on the Summary: links to its row of Tree."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import formats, naming
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.layout import Layout
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.sheets.variance import Variance

COLUMNS = ("kpi", "ac", "py_change", "py_share", "py_mark", "pl_change", "pl_share", "pl_mark", "verdict", "trend")
WIDTHS = (36.0, 12.0, 13.0, 9.0, 6.0, 13.0, 9.0, 6.0, 20.0, 21.0)


def line(layout: Layout, row: int, kpi: str) -> Iterator[Cell]:
    """Every number is a link; the name leads to the row it comes from."""
    entry = layout.entry(kpi)
    share, change = formats.relative(layout.words), naming.change(layout, kpi)
    printed = {"py_change": change, "pl_change": change, "py_share": share, "pl_share": share}
    printed["ac"] = naming.level(layout, kpi)
    unit = naming.unit(layout, kpi)
    name = layout.words.text("sheet.summary.kpi", kpi=naming.label(layout, kpi), unit=unit)
    yield Cell(row, 0, name, role="text_bold", link=layout.cell("tree", entry.row, 0))
    for column, where in enumerate(COLUMNS[1:-1], 1):
        role = "mark" if where.endswith("mark") else "text_centre" if where == "verdict" else "number_bold"
        there = layout.cell("tree", entry.row, TREE[where])
        yield Cell(row, column, _value(layout, kpi, where), there, role, printed.get(where, ""))
    yield Cell(row, len(COLUMNS) - 1, None, role="text")


def _value(layout: Layout, kpi: str, where: str) -> Value:
    """What Tree shows in a column."""
    entry, words = layout.entry(kpi), layout.words
    if where == "verdict":
        return words.verdict(layout.report, kpi)
    if where == "ac":
        return layout.shown(entry, "ac")
    reference, _, part = where.partition("_")
    found: Value = getattr(Variance(layout, entry, reference), part)
    return found
