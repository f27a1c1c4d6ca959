"""A table on Feeds: the first, second, third … KPI of the month chosen, and where its numbers stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nenrin.sheets import callout_places, formats, naming, verdicts
from nenrin.sheets.address import spot
from nenrin.sheets.blocks import of_calc, of_data
from nenrin.sheets.callout_kpis import charts, form_number, kpis, placed, places
from nenrin.sheets.callout_rows import rows
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.frame import band
from nenrin.sheets.layout import Layout
from nenrin.sheets.live import Part, live
from nenrin.sheets.model import BANDS, WEIGHT

_NAMES = (
    "step", "place", "called", "kpi", "label", "unit", "divisor", "format", "verdicts", "calc", "band", "weight",
    "title",
)
_AT = {name: column for column, name in enumerate(_NAMES)}
_COPIED = ("kpi", "label", "unit", "divisor", "format")
NONE = formats.NONE


def table(layout: Layout) -> Iterator[Cell]:
    """The call-outs first, then what is watched, then those that stand in; nothing where no month has any."""
    if not kpis(layout):
        return
    row, words = _first(layout), layout.words
    yield from band(row - 2, (0, len(_AT) - 1), words.text("sheet.feeds.ranks"))
    for name, at in _AT.items():
        yield Cell(row - 1, at, words.text(f"sheet.feeds.column.{name}"), role="head")
    for number in range(1, _count(layout) + 1):
        yield from _line(layout, number)


def cell(layout: Layout, number: int, name: str) -> str:
    """A cell of the KPI of that number, as other sheets read it."""
    return layout.cell("feeds", _first(layout) + number - 1, _AT[name], "both")


def beside(layout: Layout, number: int, name: str) -> str:
    """The same, as Feeds itself reads it."""
    return spot(_first(layout) + number - 1, _AT[name], "both")


def title(layout: Layout, number: int) -> tuple[str, str]:
    """What the chart of that number is called: as issued, and as a formula."""
    kpi, words = placed(layout, number), layout.words
    called = _called(layout, number)
    known = (naming.label(layout, kpi), naming.unit(layout, kpi)) if kpi else ("", "")
    names = zip(("kpi", "unit"), (beside(layout, number, "label"), beside(layout, number, "unit")), known, strict=True)
    said, spelled = live(words.language, "sheet.unexplained.chart", {name: Part(*one) for name, *one in names})
    here = beside(layout, number, "called")
    return f"{called:.0f} · {said}" if called else said, f'IF({here}="","",{here}&" · ")&{spelled}'


def after(layout: Layout) -> int:
    """The first free row below."""
    return _first(layout) + _count(layout) + 1


def _first(layout: Layout) -> int:
    return callout_places.after(layout) + 2


def _count(layout: Layout) -> int:
    return max(rows(layout), charts(layout))


def _called(layout: Layout, number: int) -> float | None:
    """The number itself where the issued month has so many call-outs."""
    return float(number) if number <= len(layout.report.findings.callouts) else None


def _line(layout: Layout, number: int) -> Iterator[Cell]:
    row = _first(layout) + number - 1
    yield Cell(row, _AT["step"], float(number), role="number_grey", number_format="0")
    kpi, formulas = placed(layout, number), _formulas(layout, row)
    values = _values(layout, number, kpi)
    for name, formula in formulas.items():
        value = values[name]
        role = "text" if isinstance(value, str) else "number"
        yield Cell(row, _AT[name], value, formula, role, "" if isinstance(value, str) else "General")
    if number <= charts(layout):
        yield Cell(row, _AT["title"], *title(layout, number), "text")


def _values(layout: Layout, number: int, kpi: str | None) -> Mapping[str, Value]:
    called, calc, bands = _called(layout, number), of_calc(layout), of_data(layout, *BANDS)
    if kpi is None:
        return {**dict.fromkeys(_NAMES, ""), "place": NONE, "weight": 0.0}
    row, weight = calc.place(kpi) if calc else None, layout.model.value(WEIGHT, kpi, layout.report.month)
    ranged = bands.place(kpi) if bands else None
    return {
        "place": float(list(places(layout)).index(kpi) + 1), "called": "" if called is None else called, "kpi": kpi,
        "label": naming.label(layout, kpi), "unit": naming.unit(layout, kpi),
        "divisor": naming.printed(layout, kpi).divisor, "format": form_number(layout, kpi),
        "verdicts": layout.order[kpi] + 1.0, "calc": "" if row is None else row,
        "band": "" if ranged is None else ranged, "weight": weight or 0.0,
    }


def _formulas(layout: Layout, row: int) -> Mapping[str, str | None]:
    """Which KPI stands there, then its rows on Verdicts, Calc and Data."""
    at = {name: spot(row, number, "column") for name, number in _AT.items()}
    none, calc, bands = f'IF(N({at["place"]})=0,"",', of_calc(layout), of_data(layout, *BANDS)
    weights = of_data(layout, WEIGHT)
    copied = {name: f"{none}INDEX({callout_places.column(layout, name)},{at['place']}))" for name in _COPIED}
    own = f"{at['kpi']},"
    return {
        "place": f'IFERROR(MATCH({at["step"]},{callout_places.column(layout, "drawn")},0),"{NONE}")',
        "called": f'IF(AND(N({at["place"]})>0,{at["step"]}<={callout_places.total(layout, "called")}),{at["step"]},"")',
        **copied,
        "verdicts": f"{none}MATCH({own}{verdicts.column(layout, 'key')},0))",
        "calc": f'IFERROR(MATCH({own}{calc.ids},0),"")' if calc else None,
        "band": f'IFERROR(MATCH({own}{bands.ids},0),"")' if bands else None,
        "weight": f"IFERROR(N(INDEX({weights.months},MATCH({own}{weights.ids},0),pos_ac)),0)" if weights else None,
    }
