"""Thirteen months of the KPIs shown below the call-outs, beside the range expected of each: the feed and the charts."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import callout_ranks, formats
from nenrin.sheets.address import area, spot
from nenrin.sheets.blocks import of_calc, of_data
from nenrin.sheets.callout_kpis import charts, placed
from nenrin.sheets.callout_ranks import beside
from nenrin.sheets.cell import Cell
from nenrin.sheets.drawing import Chart, Look, Series
from nenrin.sheets.frame import band
from nenrin.sheets.layout import FIRST, Layout, serial
from nenrin.sheets.model import AC, BANDS, HIGH, LOW
from nenrin.sheets.naming import printed
from nenrin.sheets.rows import HEAD

_MONTHS = 13
SIDES = (2, 9)
"""The columns of Unexplained at which charts begin, two side by side; right of the columns that every page repeats."""
_PARTS: dict[str, Look] = {
    "foot_up": "none", "in_up": "range", "out_up": "odd",
    "foot_down": "none", "in_down": "range", "out_down": "odd",
}
"""The range as a floating bar: an invisible foot and a height, above and below zero; odd where the month is outside."""
_COLUMNS = ("month", "back", "position", "known", "ac", "low", "high", "outside", *_PARTS)
_AT = {name: column for column, name in enumerate(_COLUMNS)}


def bands(layout: Layout) -> Iterator[Cell]:
    """Thirteen months for every chart, on Feeds, each number divided as its unit says."""
    words = layout.words
    for number in range(1, charts(layout) + 1):
        row = _row(layout, number)
        yield from band(row, (0, len(_COLUMNS) - 1), words.text("sheet.feeds.bands", number=number))
        for name, column in _AT.items():
            role = "head_left" if name == "month" else "head"
            yield Cell(row + 1, column, words.text(f"sheet.feeds.column.{name}"), role=role)
        for step in range(_MONTHS):
            yield from _line(layout, number, row + 2 + step, _MONTHS - 1 - step)


def chart(layout: Layout, number: int, row: int) -> Chart:
    """Actual values as a line over the range of each month; the range of a month that lies outside is amber.

    Its title stands in the cell above: no other follows the month chosen in every spreadsheet.
    """
    words = layout.words
    large = f'[>=1000]#,##0;[<=-1000]"{formats.minus(words)}"#,##0;General'
    return Chart(
        "ranges", row, SIDES[(number - 1) % 2], 575, 255, "",
        words.text("sheet.unexplained.chart_alt", number=number), _column(layout, number, "month"),
        tuple(
            Series(words.text(f"sheet.feeds.column.{name}"), _column(layout, number, name), look)
            for name, look in {**_PARTS, "ac": "line"}.items()
        ),
        large, words.text("sheet.format.tick_short"),
    )


def after(layout: Layout) -> int:
    """The first free row below."""
    return _row(layout, charts(layout) + 1)


def _row(layout: Layout, number: int) -> int:
    return callout_ranks.after(layout) + (number - 1) * (_MONTHS + 3)


def _line(layout: Layout, number: int, row: int, back: int) -> Iterator[Cell]:
    """One month: where it stands, its value and its limits."""
    at, month = {name: spot(row, column, "column") for name, column in _AT.items()}, layout.report.month + -back
    heads = layout.on("data", area((HEAD, FIRST), (HEAD, layout.last), "both"))
    there = float(month - layout.months[0] + 1)
    yield Cell(row, _AT["back"], float(back), role="number_grey", number_format="0")
    yield Cell(row, _AT["position"], there, f"pos_ac-{at['back']}", "number", "0")
    shown, spelled = serial(month) if there >= 1 else "", f'IF({at["position"]}<1,"",INDEX({heads},{at["position"]}))'
    yield Cell(row, _AT["month"], shown, spelled, "linked_text", formats.month(layout.words))
    kpi = placed(layout, number) or layout.report.root
    divisor = printed(layout, kpi).divisor
    found = [layout.model.value(name, kpi, month) for name in (AC, LOW, HIGH)]
    actual, low, high = (None if value is None else value / divisor for value in found)
    plain = formats.plain("#,##0.00", layout.words)
    yield Cell(row, _AT["known"], float(low is not None), _known(layout, number, at["position"]), "number", "0")
    formulas = _levels(layout, number, at)
    for name, value in {"ac": actual, "low": low, "high": high}.items():
        yield Cell(row, _AT[name], "" if value is None else value, formulas[name], "number", plain)
    yield from _bar(row, plain, actual, low, high)


def _known(layout: Layout, number: int, position: str) -> str:
    """Whether anything was expected of the month."""
    ranges = of_data(layout, *BANDS)
    found = f"INDEX({ranges.months if ranges else ''},{beside(layout, number, 'band')},{position})"
    return f"IF({position}<1,0,IFERROR(COUNT({found}),0))"


def _levels(layout: Layout, number: int, at: dict[str, str]) -> dict[str, str]:
    """Actual by Calc, the limits by Data, where the low stands two rows above the high."""
    lines, ranges, divisor = of_calc(layout), of_data(layout, *BANDS), beside(layout, number, "divisor")
    calc, data = (rows.months if rows else "" for rows in (lines, ranges))
    row, first, there = beside(layout, number, "calc"), beside(layout, number, "band"), at["position"]
    limit = f'IF({at["known"]}=0,"",INDEX({data},{first}'
    return {
        "ac": f'IF({there}<1,"",IFERROR(INDEX({calc},{row},{there})/{divisor},""))',
        "low": f"{limit},{there})/{divisor})",
        "high": f"{limit}+2,{there})/{divisor})",
    }


def _bar(row: int, number: str, actual: float | None, low: float | None, high: float | None) -> Iterator[Cell]:
    """Whether the month lies outside, and its range as a floating bar; nothing where there is no range."""
    at = {name: spot(row, column) for name, column in _AT.items()}
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


def _column(layout: Layout, number: int, name: str) -> str:
    first = _row(layout, number) + 2
    return layout.on("feeds", area((first, _AT[name]), (first + _MONTHS - 1, _AT[name]), "both"))
