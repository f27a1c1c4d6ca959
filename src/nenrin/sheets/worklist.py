"""Below the call-outs: the questions of earlier months, as the work list has them today."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.findings import Investigation
from nenrin.sheets import formats, naming
from nenrin.sheets.callout_columns import AT, LAST
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band
from nenrin.sheets.layout import Layout, serial
from nenrin.sheets.register_entries import answered

_COLUMNS = {
    "kpi": "kpi", "unit": "unit", "opened": "ac", "state": "pm", "unexplained": "change", "months": "low",
    "due": "mid", "owner": "high", "answer": "excess",
}
"""What stands where: the columns are those of the call-outs above."""
_LEFT = frozenset({"kpi", "owner", "answer"})


def worklist(layout: Layout, row: int) -> Iterator[Cell]:
    """The questions of earlier months, answered or still open, oldest first; nothing where there is none."""
    words, found = layout.words, listed(layout)
    if not found:
        return
    yield from band(row, (0, LAST), words.text("sheet.unexplained.worklist"))
    for name, place in _COLUMNS.items():
        role = "head_left" if name in _LEFT else "head"
        yield Cell(row + 1, AT[place], words.text(f"sheet.unexplained.worked.{name}"), role=role)
    for at, one in enumerate(found, row + 2):
        yield from _line(layout, at, one)


def listed(layout: Layout) -> list[Investigation]:
    """The questions of earlier months, oldest first."""
    month, known = layout.report.month, layout.report.investigations
    found = (one for one in known if one.state in ("open", "answered") and one.opened < month)
    return sorted(found, key=lambda one: one.opened)


def _line(layout: Layout, row: int, one: Investigation) -> Iterator[Cell]:
    """One question: its size as called out then, how long it has stood, who answers it and what was answered."""
    words, known = layout.words, one.kpi in layout.report.tree.kpis
    at = {name: AT[place] for name, place in _COLUMNS.items()}
    there = layout.cell("explanations", layout.registered[one.kpi], 0) if known else None
    name = naming.label(layout, one.kpi) if known else one.kpi
    yield Cell(row, at["kpi"], name, role="pointer" if known else "text", link=there)
    yield Cell(row, at["unit"], naming.unit(layout, one.kpi) if known else "–", role="grey_centre")
    for place, month in (("opened", one.opened), ("due", one.due)):
        value = "–" if month is None else serial(month)
        yield Cell(row, at[place], value, role="grey_centre", number_format=formats.month(words))
    yield Cell(row, at["state"], words.text(f"sheet.unexplained.{one.state}"), role="text_centre")
    number = naming.change(layout, one.kpi) if known else "General"
    yield Cell(row, at["unexplained"], "–" if one.unexplained is None else one.unexplained, None, "issued", number)
    yield Cell(row, at["months"], float(one.months), role="issued", number_format="0")
    yield Cell(row, at["owner"], words.label(one.owner) or "–", role="text")
    yield Cell(row, at["answer"], answered(layout, one) or "–", role="plain")
