"""A table on Feeds: every KPI that can be shown on Unexplained, with its number in the month chosen."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import callout_words, formats, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.blocks import of_data
from nenrin.sheets.callout_kpis import form_number, kpis, places, spare
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.frame import band
from nenrin.sheets.layout import Layout
from nenrin.sheets.live import Part, live
from nenrin.sheets.names import CALLED

_NAMES = ("label", "kpi", "unit", "divisor", "format", "spare", "called", "watched", "free", "drawn")
AT = {name: column for column, name in enumerate(_NAMES)}
"""The columns of the table: what a KPI is called and how it is printed, then its numbers by formula."""
NONE = formats.NONE


def table(layout: Layout) -> Iterator[Cell]:
    """One row a KPI; above them how many are called out and watched. Nothing where no month has any."""
    if not kpis(layout):
        return
    row, words = _first(layout), layout.words
    yield from band(row - 3, (0, len(AT) - 1), words.text("sheet.feeds.kpis"))
    for name, at in AT.items():
        role = "head_left" if name == "label" else "head"
        yield Cell(row - 2, at, words.text(f"sheet.feeds.column.{name}"), role=role)
    yield Cell(row - 1, AT["label"], *_counted(layout), "text")
    for name in ("called", "watched"):
        found = sum(getattr(place, name) > 0 for place in places(layout).values())
        yield Cell(row - 1, AT[name], float(found), f'COUNTIF({column(layout, name)},">0")', "number", "0")
    for at, kpi in enumerate(kpis(layout), row):
        yield from _line(layout, at, kpi)


def column(layout: Layout, name: str) -> str:
    """A column over all KPIs, as the other tables of Feeds search it."""
    return area((_first(layout), AT[name]), (_first(layout) + len(kpis(layout)) - 1, AT[name]), "both")


def total(layout: Layout, name: str) -> str:
    """How many are called out or watched in the month chosen."""
    return spot(_first(layout) - 1, AT[name], "both")


def said_cell(layout: Layout) -> str:
    """The sentence that says how many call-outs the month chosen has."""
    return layout.cell("feeds", _first(layout) - 1, AT["label"], "both")


def after(layout: Layout) -> int:
    """The first free row below."""
    return _first(layout) + len(kpis(layout)) + 1


def said(layout: Layout) -> str:
    """How many call-outs the issued month has, in words."""
    return _counted(layout)[0]


def _counted(layout: Layout) -> tuple[str, str]:
    words, found = layout.words, len(layout.report.findings.callouts)
    none, there = words.text("sheet.unexplained.quiet"), total(layout, "called")
    told, spelled = live(words.language, "sheet.unexplained.counted", {"count": Part(there, str(found))})
    return told if found else none, f'IF({there}=0,"{none}",{spelled})'


def _first(layout: Layout) -> int:
    return callout_words.after(layout) + 3


def _line(layout: Layout, row: int, kpi: str) -> Iterator[Cell]:
    yield Cell(row, AT["label"], naming.label(layout, kpi), role="text")
    yield Cell(row, AT["kpi"], kpi, role="grey")
    yield Cell(row, AT["unit"], naming.unit(layout, kpi), role="grey_centre")
    given = {"divisor": naming.printed(layout, kpi).divisor, "format": form_number(layout, kpi)}
    for name, number in {**given, "spare": float(kpi in spare(layout))}.items():
        yield Cell(row, AT[name], number, role="number_grey", number_format="General")
    found, formulas = places(layout)[kpi], _formulas(layout, row)
    drawn: Value = NONE if found.drawn is None else float(found.drawn)
    values = {"called": float(found.called), "watched": float(found.watched), "free": float(found.free), "drawn": drawn}
    for name, value in values.items():
        yield Cell(row, AT[name], value, formulas[name], "number" if formulas[name] else "number_grey", "0")


def _formulas(layout: Layout, row: int) -> dict[str, str | None]:
    """Called out by the numbers of Data, watched by the lines above, else free where it may stand in."""
    at = {name: spot(row, number, "column") for name, number in AT.items()}
    numbers = of_data(layout, CALLED)
    called = f"IFERROR(N(INDEX({numbers.months},MATCH({at['kpi']},{numbers.ids},0),pos_ac)),0)" if numbers else None
    listed = {name: callout_words.beside(layout, name) for name in ("watched", "month", "kpi")}
    running = f"{spot(_first(layout), AT['free'], 'both')}:{at['free']}"
    shown, ahead = f"{at['called']}+{at['watched']}", total(layout, "called")
    own = f"{at['called']}+IF({at['watched']}>0,{ahead}+{at['watched']},0)"
    behind = f"{ahead}+{total(layout, 'watched')}+SUM({running})"
    return {
        "called": called,
        "watched": f"SUMIFS({listed['watched']},{listed['month']},report_month,{listed['kpi']},{at['kpi']})",
        "free": f"IF(AND({at['spare']}=1,{shown}=0),1,0)",
        "drawn": f'IF({shown}>0,{own},IF({at["free"]}=1,{behind},"{NONE}"))',
    }
