"""The KGI month by month: actual, plan, and the difference split by whether it helps."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import formats, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell
from nenrin.sheets.drawing import Series
from nenrin.sheets.frame import band
from nenrin.sheets.layout import FIRST, Layout, serial
from nenrin.sheets.model import AC, PL
from nenrin.sheets.rows import HEAD
from nenrin.sheets.waterfall_steps import after as start

_MONTHS = 13
_COLUMNS = ("month", "back", "ac", "pl", "good", "bad")
_AT = {name: column for column, name in enumerate(_COLUMNS)}


def history(layout: Layout) -> Iterator[Cell]:
    """Thirteen months to the reporting month."""
    words, row = layout.words, start(layout)
    kpi = naming.label(layout, layout.report.root)
    yield from band(row, (0, len(_COLUMNS) - 1), words.text("sheet.feeds.history", kpi=kpi))
    for name, column in _AT.items():
        role = "head_left" if name == "month" else "head"
        yield Cell(row + 1, column, words.text(f"sheet.feeds.column.{name}"), role=role)
    for step in range(_MONTHS):
        yield from _line(layout, row + 2 + step, _MONTHS - 1 - step)


def months(layout: Layout) -> str:
    """The months' cells, on Feeds."""
    return _column(layout, "month")


def levels(layout: Layout) -> tuple[Series, ...]:
    """Actual solid, plan outlined."""
    return (_series(layout, "ac", "actual"), _series(layout, "pl", "plan"))


def gaps(layout: Layout) -> tuple[Series, ...]:
    """Actual minus plan, by whether it helps."""
    return (_series(layout, "good", "favourable"), _series(layout, "bad", "unfavourable"))


def after(layout: Layout) -> int:
    """The first free row below."""
    return start(layout) + 2 + _MONTHS + 1


def _line(layout: Layout, row: int, back: int) -> Iterator[Cell]:
    root, number = layout.report.root, naming.level(layout, layout.report.root)
    month = layout.report.month + -back
    there = f"pos_ac-{spot(row, _AT['back'], 'column')}"
    heads = layout.on("data", area((HEAD, FIRST), (HEAD, layout.last), "both"))
    known = month >= layout.months[0]
    yield Cell(row, _AT["back"], float(back), role="number_grey", number_format="0")
    yield Cell(
        row, _AT["month"], serial(month) if known else "", f'IF({there}<1,"",INDEX({heads},{there}))', "linked_text",
        formats.month(layout.words),
    )
    values = {}
    for name, series in (("ac", AC), ("pl", PL)):
        line, values[name] = layout.line(series, root), layout.model.value(series, root, month)
        if line is None:
            yield Cell(row, _AT[name], "", role="number")
            continue
        shown = values[name] if values[name] is not None else ""
        yield Cell(row, _AT[name], shown, f'IF({there}<1,"",INDEX({line},{there}))', "number", number)
    yield from _gap(layout, row, values["ac"], values["pl"])


def _gap(layout: Layout, row: int, actual: float | None, plan: float | None) -> Iterator[Cell]:
    """Actual minus plan in the column of its kind, 0 in the other."""
    direction = naming.direction(layout, layout.report.root) or 1.0
    number = naming.change(layout, layout.report.root)
    here, there = spot(row, _AT["ac"], "column"), spot(row, _AT["pl"], "column")
    gap = actual - plan if actual is not None and plan is not None else 0.0
    for name, sign in (("good", 1), ("bad", -1)):
        value = gap if gap * direction * sign > 0 else 0.0
        wanted = f"({here}-{there})*{direction:.0f}{'>' if sign > 0 else '<'}0"
        formula = f"IF(COUNT({here},{there})<2,0,IF({wanted},{here}-{there},0))"
        yield Cell(row, _AT[name], value, formula, "number", number)


def _series(layout: Layout, name: str, look: str) -> Series:
    return Series(layout.words.text(f"sheet.feeds.column.{name}"), _column(layout, name), look)  # type: ignore[arg-type]


def _column(layout: Layout, name: str) -> str:
    first = start(layout) + 2
    return layout.on("feeds", area((first, _AT[name]), (first + _MONTHS - 1, _AT[name]), "both"))
