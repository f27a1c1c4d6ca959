"""The landing of the fiscal year as of the month chosen: so far by Tree, what is to come by Data, sums by formula."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nenrin.projections import Landing
from nenrin.sheets import formats, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.frame import band
from nenrin.sheets.goal_levers import WHY
from nenrin.sheets.layout import FIRST, FISCAL, Layout, serial
from nenrin.sheets.live import as_of
from nenrin.sheets.names import AHEAD, AIM, REST, SO_FAR
from nenrin.sheets.rows import BODY
from nenrin.sheets.tree_columns import AT as TREE

_ROWS = ("first", "last", "months", "so_far", *REST, "low", "mid", "high", "plan", "gap")
_PLAIN = ("first", "last", "months")
"""The rows that are in no unit."""
_LAST = 2
NONE = formats.NONE


def landing_rows(layout: Layout) -> Iterator[Cell]:
    """One number a row, with its unit; "–" where the month chosen has none, and below them why."""
    words, root = layout.words, layout.report.root
    yield from band(BODY, (0, _LAST), words.text("sheet.goal.landing", kpi=naming.label(layout, root)))
    level, month = naming.level(layout, root), formats.month(words)
    numbers = {"first": month, "last": month, "months": "0", "gap": naming.change(layout, root)}
    at = {name: spot(row, 1) for row, name in enumerate(_ROWS, BODY + 1)}
    values, formulas = _values(layout), _formulas(layout, at)
    for row, name in enumerate(_ROWS, BODY + 1):
        yield Cell(row, 0, words.text(f"sheet.goal.{name}"), role="text")
        role = "number_bold" if name in ("mid", "gap") else "number" if name in ("low", "high", "last") else "linked"
        yield Cell(row, 1, values[name], formulas[name], role, numbers.get(name, level))
        yield Cell(row, 2, None if name in _PLAIN else naming.unit(layout, root), role="grey_centre")
    why, row = words.text("sheet.goal.unknown"), BODY + len(_ROWS) + 1
    told = isinstance(values["mid"], float)
    yield Cell(row, WHY, why, role="grey")
    formula = f'IF(ISNUMBER({at["mid"]}),"",{spot(row, WHY)})'
    yield Cell(row, 0, "" if told else why, formula, "label")


def landing(layout: Layout, name: str) -> tuple[Value, str]:
    """A row of the landing as other sheets read it: its value as issued, and its cell."""
    return _values(layout)[name], layout.cell("goal", BODY + 1 + _ROWS.index(name), 1)


def _values(layout: Layout) -> Mapping[str, Value]:
    """What the run found for its own month; where it found no landing, the year so far alone."""
    report = layout.report
    found, first = report.projection.landing, report.month.year_to_date(report.tree.year_starts)[0]
    year: dict[str, Value] = {"first": serial(first), "last": serial(first + 11)}
    if found is None:
        known = layout.read(layout.entry(report.root), "ytd") if layout.put_in(SO_FAR, report.root) is None else None
        return {**dict.fromkeys(_ROWS, NONE), **year, "so_far": NONE if known is None else known}
    return {**year, "months": float(len(found.remaining)), "so_far": found.so_far, **_sums(found)}


def _sums(found: Landing) -> dict[str, Value]:
    """Added up as the cells do."""
    rest = {end: getattr(found, end) - found.so_far for end in ("low", "mid", "high")}
    ends: dict[str, Value] = {end: found.so_far + value for end, value in rest.items()}
    gap = NONE if found.plan is None else found.plan - (found.so_far + rest["mid"])
    plan = NONE if found.plan is None else found.plan
    return {**{f"rest_{end}": value for end, value in rest.items()}, **ends, "plan": plan, "gap": gap}


def _formulas(layout: Layout, at: Mapping[str, str]) -> dict[str, str]:
    """Positions in the fiscal year by Calc, the months to come by Data."""
    root = layout.report.root
    into = layout.on("calc", area((FISCAL, FIRST), (FISCAL, layout.last), "both"))
    found = {name: as_of(layout.put_in(name, root)) for name in (*REST, SO_FAR)}
    ytd = layout.cell("tree", layout.entry(root).row, TREE["ytd"])
    sums = {
        end: f'IF(COUNT({at["so_far"]},{at[rest]})=2,{at["so_far"]}+{at[rest]},"{NONE}")'
        for end, rest in zip(("low", "mid", "high"), REST, strict=True)
    }
    return {
        "first": f"EDATE(report_month,1-INDEX({into},pos_ac))", "last": f"EDATE({at['first']},11)",
        "months": as_of(layout.put_in(AHEAD, root)), "plan": as_of(layout.put_in(AIM, root)),
        **found, "so_far": found["so_far"] if layout.put_in(SO_FAR, root) else f'IF(ISNUMBER({ytd}),{ytd},"{NONE}")',
        **sums, "gap": f'IF(COUNT({at["plan"]},{at["mid"]})=2,{at["plan"]}-{at["mid"]},"{NONE}")',
    }
