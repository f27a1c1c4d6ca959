"""The months of a called-out KPI beside the range that was expected of each: the feed and the chart."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import formats, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell
from nenrin.sheets.drawing import Chart, Look, Series
from nenrin.sheets.frame import band
from nenrin.sheets.history import after
from nenrin.sheets.layout import FIRST, Layout, serial
from nenrin.sheets.model import AC, HIGH, LOW
from nenrin.sheets.rows import HEAD

_MOST = 4
_MONTHS = 13
_SIDES = (2, 9)
"""The columns of Unexplained at which charts begin, two side by side; right of the columns that every page repeats."""
_PARTS: dict[str, Look] = {
    "foot_up": "none", "in_up": "range", "out_up": "odd",
    "foot_down": "none", "in_down": "range", "out_down": "odd",
}
"""The range as a floating bar: an invisible foot and a height, above and below zero; odd where the month is outside."""
_COLUMNS = ("month", "back", "ac", "low", "high", "outside", *_PARTS)
_AT = {name: column for column, name in enumerate(_COLUMNS)}


def drawn(layout: Layout) -> tuple[str, ...]:
    """The KPIs that have a chart: called out, then watched; up to four."""
    findings, lines = layout.report.findings, layout.model.lines
    wanted = dict.fromkeys((*(callout.kpi for callout in findings.callouts), *findings.watch))
    return tuple(kpi for kpi in wanted if kpi in lines[LOW])[:_MOST]


def bands(layout: Layout) -> Iterator[Cell]:
    """Thirteen months of each of them, on Feeds."""
    words = layout.words
    for kpi in drawn(layout):
        row = _row(layout, kpi)
        yield from band(row, (0, len(_COLUMNS) - 1), words.text("sheet.feeds.bands", kpi=naming.label(layout, kpi)))
        for name, column in _AT.items():
            role = "head_left" if name == "month" else "head"
            yield Cell(row + 1, column, words.text(f"sheet.feeds.column.{name}"), role=role)
        for step in range(_MONTHS):
            yield from _line(layout, kpi, row + 2 + step, _MONTHS - 1 - step)


def chart(layout: Layout, kpi: str, row: int) -> Chart:
    """Actual values as a line over the range of each month; the range of a month that lies outside is amber."""
    words, facts = layout.words, {"kpi": naming.label(layout, kpi), "unit": naming.unit(layout, kpi)}
    column = _SIDES[drawn(layout).index(kpi) % 2]
    return Chart(
        "ranges", row, column, 575, 270, words.text("sheet.unexplained.chart", **facts),
        words.text("sheet.unexplained.chart_alt", **facts), _column(layout, kpi, "month"),
        tuple(
            Series(words.text(f"sheet.feeds.column.{name}"), _column(layout, kpi, name), look)
            for name, look in {**_PARTS, "ac": "line"}.items()
        ),
        naming.level(layout, kpi), words.text("sheet.format.tick"),
    )


def _row(layout: Layout, kpi: str) -> int:
    return after(layout) + drawn(layout).index(kpi) * (_MONTHS + 3)


def _line(layout: Layout, kpi: str, row: int, back: int) -> Iterator[Cell]:
    """One month: its value, its limits, and the value again where it lies outside."""
    month, number = layout.report.month + -back, naming.level(layout, kpi)
    there = f"pos_ac-{spot(row, _AT['back'], 'column')}"
    heads = layout.on("data", area((HEAD, FIRST), (HEAD, layout.last), "both"))
    yield Cell(row, _AT["back"], float(back), role="number_grey", number_format="0")
    shown = serial(month) if month >= layout.months[0] else ""
    spelled = f'IF({there}<1,"",INDEX({heads},{there}))'
    yield Cell(row, _AT["month"], shown, spelled, "linked", formats.month(layout.words))
    values = {name: layout.model.value(name, kpi, month) for name in (AC, LOW, HIGH)}
    for name, value in values.items():
        found = f"INDEX({layout.line(name, kpi)},{there})"
        found = found if name == AC else f'IF({found}="","",{found})'
        spelled = f'IF({there}<1,"",{found})'
        yield Cell(row, _AT[name], "" if value is None else value, spelled, "number", number)
    yield from _bar(layout, kpi, row, *values.values())


def _bar(
    layout: Layout, kpi: str, row: int, actual: float | None, low: float | None, high: float | None,
) -> Iterator[Cell]:
    """Whether the month lies outside, and its range as a floating bar; nothing where there is no range."""
    at, number = {name: spot(row, column) for name, column in _AT.items()}, naming.level(layout, kpi)
    known = actual is not None and low is not None and high is not None
    least, most, found = (low or 0.0, high or 0.0, actual or 0.0) if known else (0.0, 0.0, 0.0)
    odd = known and not least <= found <= most
    beyond = f"IF(OR({at['ac']}<{at['low']},{at['ac']}>{at['high']}),1,0)"
    there = f"COUNT({at['ac']},{at['low']},{at['high']})"
    yield Cell(row, _AT["outside"], float(odd), f"IF({there}<3,0,{beyond})", "number", "0")
    feet = {"up": max(0.0, least), "down": min(0.0, most)}
    tips = {"up": max(0.0, most), "down": min(0.0, least)}
    spelled = {
        "up": (f"MAX(0,N({at['low']}))", f"MAX(0,N({at['high']}))"),
        "down": (f"MIN(0,N({at['high']}))", f"MIN(0,N({at['low']}))"),
    }
    for side, (foot, tip) in spelled.items():
        height, part = tips[side] - feet[side], f"{tip}-{at[f'foot_{side}']}"
        yield Cell(row, _AT[f"foot_{side}"], feet[side], foot, "number", number)
        yield Cell(row, _AT[f"in_{side}"], 0.0 if odd else height, f"IF({at['outside']}=1,0,{part})", "number", number)
        yield Cell(row, _AT[f"out_{side}"], height if odd else 0.0, f"IF({at['outside']}=1,{part},0)", "number", number)


def _column(layout: Layout, kpi: str, name: str) -> str:
    first = _row(layout, kpi) + 2
    return layout.on("feeds", area((first, _AT[name]), (first + _MONTHS - 1, _AT[name]), "both"))
