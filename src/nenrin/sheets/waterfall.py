"""The waterfall: drivers by size, each bar floating where the one before ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nenrin.sheets import formats, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.bridge_columns import AT as BRIDGE
from nenrin.sheets.bridge_rows import ranks_of
from nenrin.sheets.cell import Cell
from nenrin.sheets.drawing import Series
from nenrin.sheets.frame import band
from nenrin.sheets.layout import BODY, Layout
from nenrin.sheets.rows import Entry
from nenrin.vocabulary.figure import half_up

if TYPE_CHECKING:
    from nenrin.sheets.drawing import Look

SHOWN = 9
"""Drivers with a bar of their own; the others share one."""
_COLUMNS = ("step", "rank", "effect", "start", "end", "foot_up", "good_up", "bad_up", "total_up",
            "foot_down", "good_down", "bad_down", "total_down", "label")
_AT = {name: column for column, name in enumerate(_COLUMNS)}
_PRINTING = (_AT["end"], _AT["foot_up"], _AT["good_up"], _AT["bad_up"])
"""Above the column titles: the KGI's divisor, decimals, and what stands before and after its number."""


@dataclass(frozen=True)
class _Step:
    """One bar: its name, what it adds, where it starts; ``rank`` 0 for the rest and the total."""

    name: str
    effect: float
    start: float
    rank: int = 0
    total: bool = False

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.start + self.effect


def start_row(layout: Layout) -> int:
    """The row of the waterfall's column titles, on Feeds."""
    return layout.entries[-1].row + 3


def steps(layout: Layout) -> tuple[_Step, ...]:
    """The bars, by the engine's numbers."""
    taken, entries = layout.way, {entry.key: entry for entry in layout.nodes}
    ranked = list(ranks_of(taken))
    found: list[_Step] = []
    level = 0.0
    for rank, path in enumerate(ranked[:SHOWN], 1):
        found.append(_Step(naming.entry_label(layout, entries[path]), taken.effects.get(path, 0.0), level, rank))
        level = found[-1].end
    change = sum(taken.effects.get(path, 0.0) for path in ranked)
    if len(ranked) > SHOWN:
        found.append(_Step(layout.words.text("sheet.feeds.others"), change - level, level))
    return (*found, _Step(layout.words.text("sheet.feeds.total"), change, 0.0, total=True))


def waterfall(layout: Layout) -> Iterator[Cell]:
    """The table behind the chart."""
    words, row = layout.words, start_row(layout)
    yield from band(row - 1, (0, len(_COLUMNS) - 1), words.text("sheet.feeds.waterfall"))
    format_ = naming.printed(layout, layout.report.root)
    before, after = naming.around(layout, layout.report.root)
    for column, value in zip(_PRINTING, (format_.divisor, float(format_.digits), before, after), strict=True):
        role = "section" if isinstance(value, str) else "total"
        yield Cell(row - 1, column, value, role=role, number_format="" if isinstance(value, str) else "General")
    for name, column in _AT.items():
        yield Cell(row, column, words.text(f"sheet.feeds.column.{name}"), role="head_left" if name == "step" else "head")
    for at, step in enumerate(steps(layout), row + 1):
        yield from _line(layout, at, step)


def _line(layout: Layout, row: int, step: _Step) -> Iterator[Cell]:
    """One bar: where it starts and ends, and its visible and invisible parts above and below zero."""
    number = naming.change(layout, layout.report.root)
    level = formats.level(naming.printed(layout, layout.report.root), layout.words)
    name, effect, start = _spelled(layout, row, step)
    yield Cell(row, _AT["step"], step.name, name, "text")
    yield Cell(row, _AT["rank"], float(step.rank) if step.rank else None, role="number_grey", number_format="0")
    yield Cell(row, _AT["effect"], step.effect, effect, "number_bold", number)
    yield Cell(row, _AT["start"], step.start, start, "number", level)
    at = {one: spot(row, column) for one, column in _AT.items()}
    yield Cell(row, _AT["end"], step.end, f"{at['start']}+{at['effect']}", "number", level)
    for name, value, formula in _parts(layout, step, at):
        yield Cell(row, _AT[name], value, formula, "number", level)
    yield Cell(row, _AT["label"], *_label(layout, step, at), "text")


def _spelled(layout: Layout, row: int, step: _Step) -> tuple[str | None, str, str | None]:
    """The formulas of a bar's name, effect and start; None for a constant."""
    nodes = (BODY, layout.nodes[-1].row)
    columns = {name: layout.on("bridge", area((nodes[0], BRIDGE[name]), (nodes[1], BRIDGE[name]), "both")) for name in BRIDGE}
    before = spot(row - 1, _AT["end"])
    first = row == start_row(layout) + 1
    if step.total:
        return None, f"SUM({columns['if_driver']})", None
    if not step.rank:
        shown = area((row - SHOWN, _AT["effect"]), (row - 1, _AT["effect"]))
        return None, f"SUM({columns['if_driver']})-SUM({shown})", before
    found = f"MATCH({spot(row, _AT['rank'])},{columns['rank']},0)"
    name = f"INDEX({columns['kpi']},{found})"
    return name, f"INDEX({columns['if_driver']},{found})", None if first else before


def _parts(layout: Layout, step: _Step, at: dict[str, str]) -> Iterator[tuple[str, float, str]]:
    """The invisible foot and the visible part of a bar, above zero and below; visible in the column of its kind."""
    above, below = (max(step.start, step.end), min(step.start, step.end))
    feet = {"up": max(0.0, below), "down": min(0.0, above)}
    seen = {"up": max(0.0, above) - feet["up"], "down": min(0.0, below) - feet["down"]}
    start, end = at["start"], at["end"]
    spelled = {
        "up": (f"MAX(0,MIN({start},{end}))", f"MAX(0,MAX({start},{end}))"),
        "down": (f"MIN(0,MAX({start},{end}))", f"MIN(0,MIN({start},{end}))"),
    }
    good = step.effect * _direction(layout) >= 0
    turned = f"{at['effect']}*{_direction(layout):.0f}>=0"
    for side, (foot, tip) in spelled.items():
        part = f"{tip}-{at[f'foot_{side}']}"
        yield f"foot_{side}", feet[side], foot
        if step.total:
            yield f"total_{side}", seen[side], part
        else:
            yield f"good_{side}", seen[side] if good else 0.0, f"IF({turned},{part},0)"
            yield f"bad_{side}", 0.0 if good else seen[side], f"IF({turned},0,{part})"


def _direction(layout: Layout) -> float:
    """Which sign of the KGI's change helps; a KGI without a direction counts a rise as good."""
    return naming.direction(layout, layout.report.root) or 1.0


def _label(layout: Layout, step: _Step, at: dict[str, str]) -> tuple[str, str]:
    """Name and value in one text: LibreOffice draws no labels of its own on single points."""
    row = start_row(layout) - 1
    scale, digits = (spot(row, column, "both") for column in _PRINTING[:2])
    format_, minus = naming.printed(layout, layout.report.root), formats.minus(layout.words)
    size = half_up(abs(step.effect) / format_.divisor, format_.digits)
    sign = "+" if step.effect >= 0 else minus
    effect = at["effect"]
    formula = f'{at["step"]}&"  "&IF({effect}>=0,"+","{minus}")&FIXED(ABS({effect})/{scale},{digits})'
    return f"{step.name}  {sign}{size:,}", formula


def categories(layout: Layout) -> str:
    """The labels of the bars, on Feeds."""
    return _column(layout, "label")


def series(layout: Layout) -> tuple[Series, ...]:
    """The parts of the bars as a chart stacks them."""
    looks: dict[str, Look] = {"foot": "none", "good": "favourable", "bad": "unfavourable", "total": "total"}
    if not naming.direction(layout, layout.report.root):
        looks |= {"good": "total", "bad": "total"}
    return tuple(
        Series(layout.words.text(f"sheet.feeds.column.{part}_{side}"), _column(layout, f"{part}_{side}"), look)
        for side in ("up", "down") for part, look in looks.items()
    )


def end_cell(layout: Layout) -> str:
    """Where the last bar before the total ends, on Feeds."""
    return layout.cell("feeds", start_row(layout) + len(steps(layout)) - 1, _AT["end"])


def total_cell(layout: Layout) -> str:
    """The total's effect, on Feeds."""
    return layout.cell("feeds", start_row(layout) + len(steps(layout)), _AT["effect"])


def first_step(layout: Layout) -> tuple[str, str]:
    """The cells with the largest driver's name and effect, on Feeds."""
    row = start_row(layout) + 1
    return layout.cell("feeds", row, _AT["step"]), layout.cell("feeds", row, _AT["effect"])


def after(layout: Layout) -> int:
    """The first free row below."""
    return start_row(layout) + len(steps(layout)) + 2


def _column(layout: Layout, name: str) -> str:
    first = start_row(layout) + 1
    return layout.on("feeds", area((first, _AT[name]), (first + len(steps(layout)) - 1, _AT[name]), "both"))


def printing_cells(layout: Layout) -> tuple[str, ...]:
    """The cells with the KGI's divisor, decimals, and what stands before and after its number, on Feeds."""
    return tuple(layout.cell("feeds", start_row(layout) - 1, column, "both") for column in _PRINTING)
