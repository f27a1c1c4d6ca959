"""The waterfall: drivers by size, each bar floating where the one before ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nenrin.sheets import formats, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.bridge_columns import AT as BRIDGE
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.drawing import Look, Series
from nenrin.sheets.frame import band
from nenrin.sheets.layout import Layout
from nenrin.sheets.rows import BODY
from nenrin.sheets.waterfall_steps import AT, COLUMNS, PRINTING, SHOWN, Step, column, start_row, steps
from nenrin.vocabulary.figure import half_up


def waterfall(layout: Layout) -> Iterator[Cell]:
    """The table behind the chart."""
    words, row, root = layout.words, start_row(layout), layout.report.root
    yield from band(row - 1, (0, len(COLUMNS) - 1), words.text("sheet.feeds.waterfall"))
    format_ = naming.printed(layout, root)
    printing: tuple[Value, ...] = (format_.divisor, float(format_.digits), *naming.around(layout, root))
    for at, value in zip(PRINTING, printing, strict=True):
        yield Cell(row - 1, at, value, role="section" if isinstance(value, str) else "total")
    for name, at in AT.items():
        text = words.text(f"sheet.feeds.column.{name}")
        yield Cell(row, at, text, role="head_left" if name == "step" else "head")
    for at, step in enumerate(steps(layout), row + 1):
        yield from _line(layout, at, step)


def categories(layout: Layout) -> str:
    """The labels of the bars, on Feeds."""
    return column(layout, "label")


def series(layout: Layout) -> tuple[Series, ...]:
    """The parts of the bars as a chart stacks them."""
    looks: dict[str, Look] = {"foot": "none", "good": "favourable", "bad": "unfavourable", "total": "total"}
    if not naming.direction(layout, layout.report.root):
        looks |= {"good": "total", "bad": "total"}
    names = {f"{part}_{side}": look for side in ("up", "down") for part, look in looks.items()}
    words = layout.words
    return tuple(
        Series(words.text(f"sheet.feeds.column.{name}"), column(layout, name), look) for name, look in names.items()
    )


def _line(layout: Layout, row: int, step: Step) -> Iterator[Cell]:
    """One bar: where it starts and ends, and its visible and invisible parts above and below zero."""
    number, level = naming.change(layout, layout.report.root), naming.level(layout, layout.report.root)
    name, effect, start = _spelled(layout, row, step)
    at = {one: spot(row, place) for one, place in AT.items()}
    yield Cell(row, AT["step"], step.name, name, "text")
    yield Cell(row, AT["rank"], float(step.rank) if step.rank else None, role="number_grey", number_format="0")
    yield Cell(row, AT["effect"], step.effect, effect, "number_bold", number)
    yield Cell(row, AT["start"], step.start, start, "number", level)
    yield Cell(row, AT["end"], step.end, f"{at['start']}+{at['effect']}", "number", level)
    for name, (value, formula) in _parts(layout, step, at).items():
        yield Cell(row, AT[name], value, formula, "number", level)
    yield Cell(row, AT["label"], *_label(layout, step, at), "text", indent=1)


def _spelled(layout: Layout, row: int, step: Step) -> tuple[str | None, str, str | None]:
    """The formulas of a bar's name, effect and start; None for a constant."""
    last = layout.nodes[-1].row
    table = {name: layout.on("bridge", area((BODY, at), (last, at), "both")) for name, at in BRIDGE.items()}
    before, every = spot(row - 1, AT["end"]), f"SUM({table['if_driver']})"
    if step.total:
        return None, every, None
    if not step.rank:
        shown = area((row - SHOWN, AT["effect"]), (row - 1, AT["effect"]))
        return None, f"{every}-SUM({shown})", before
    found = f"MATCH({spot(row, AT['rank'])},{table['rank']},0)"
    start = None if step.rank == 1 else before
    return f"INDEX({table['kpi']},{found})", f"INDEX({table['if_driver']},{found})", start


def _parts(layout: Layout, step: Step, at: Mapping[str, str]) -> Mapping[str, tuple[float, str]]:
    """The invisible foot and the visible part of a bar, above zero and below; visible in the column of its kind."""
    above, below = max(step.start, step.end), min(step.start, step.end)
    feet = {"up": max(0.0, below), "down": min(0.0, above)}
    tips = {"up": max(0.0, above), "down": min(0.0, below)}
    direction = naming.direction(layout, layout.report.root) or 1.0
    helps, asked = step.effect * direction >= 0, f"{at['effect']}*{direction:.0f}>=0"
    found: dict[str, tuple[float, str]] = {}
    for side, (outer, inner) in {"up": ("MAX", "MIN"), "down": ("MIN", "MAX")}.items():
        ends, foot = f"{at['start']},{at['end']}", f"foot_{side}"
        height, part = tips[side] - feet[side], f"{outer}(0,{outer}({ends}))-{at[foot]}"
        found[foot] = feet[side], f"{outer}(0,{inner}({ends}))"
        if step.total:
            found[f"total_{side}"] = height, part
            continue
        found[f"good_{side}"] = height if helps else 0.0, f"IF({asked},{part},0)"
        found[f"bad_{side}"] = 0.0 if helps else height, f"IF({asked},0,{part})"
    return found


def _label(layout: Layout, step: Step, at: Mapping[str, str]) -> tuple[str, str]:
    """Name and value in one text: LibreOffice draws no labels of its own on single points."""
    scale, digits = (spot(start_row(layout) - 1, place, "both") for place in PRINTING[:2])
    format_, minus = naming.printed(layout, layout.report.root), formats.minus(layout.words)
    size = half_up(abs(step.effect) / format_.divisor, format_.digits)
    sign, effect = "+" if step.effect >= 0 else minus, at["effect"]
    number = f"FIXED(ABS({effect})/{scale},{digits})"
    return f"{step.name}  {sign}{size:,}", f'{at["step"]}&"  "&IF({effect}>=0,"+","{minus}")&{number}'
