"""The levers: what 1 % of each leaf does in the month chosen, and what each would have had to do as of then."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from nenrin.projections import Lever
from nenrin.sheets import formats, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.frame import band
from nenrin.sheets.goal_slopes import AT as SLOPE
from nenrin.sheets.goal_slopes import ends_slopes
from nenrin.sheets.layout import Layout
from nenrin.sheets.live import as_of
from nenrin.sheets.names import ALONE, BEST, BEST_IN, NOW, SHARE, TOGETHER
from nenrin.sheets.told import levers as told
from nenrin.sheets.told_goal import LEVER
from nenrin.sheets.tree_columns import AT as TREE

_COLUMNS: dict[str, float] = {
    "kpi": 40, "actual": 14, "sensitivity": 16, "now": 14, "share": 16, "alone": 14, "together": 14, "seen": 14,
    "seen_in": 12, "feasible": 12,
}
AT = {name: column for column, name in enumerate(_COLUMNS)}
"""The columns of the levers, from 0."""
HEADS = 3
"""The rows above the first lever: the title, why there is nothing to close, the columns' titles."""
_TOLD = {"now": NOW, "share": SHARE, "alone": ALONE, "together": TOGETHER, "seen": BEST, "seen_in": BEST_IN}
"""What the run found of every month, with the name of its rows on Data."""
WHY = len(AT) + 1
"""The column, right of what is printed, with the sentences that say why there is no number."""
WIDTHS = (*_COLUMNS.values(), 2, 14)
_ONE_PERCENT = 0.01
NONE = formats.NONE


def pulled(layout: Layout) -> tuple[str, ...]:
    """The leaves that can be moved, as any month knows them."""
    report = layout.report
    return tuple(next((found for month in reversed(layout.months) if (found := told(report, month))), ()))


def levers(layout: Layout, row: int) -> Iterator[Cell]:
    """One row a leaf; where nothing has to be closed as of the month chosen, a line says so."""
    words, names = layout.words, pulled(layout)
    found, first = told(layout.report, layout.report.month), row + HEADS
    yield from band(row, (0, len(AT) - 1), words.text("sheet.goal.levers", unit=_money(layout)))
    why = words.text("sheet.goal.no_levers")
    yield Cell(row + 1, WHY, why, role="grey")
    numbers = area((first, AT["share"]), (first + len(names) - 1, AT["together"]))
    asked = any(value is not None for one in found.values() for value in (one.share, one.alone, one.together))
    yield Cell(row + 1, 0, "" if asked else why, f'IF(COUNT({numbers})>0,"",{spot(row + 1, WHY)})', "label")
    for name, column in AT.items():
        text = words.text(f"sheet.goal.column.{name}")
        yield Cell(row + 2, column, text, role="head_left" if name == "kpi" else "head")
    working = first + len(names) + 3
    for at, kpi in enumerate(names, first):
        yield from _lever(layout, at, kpi, working)
        yield from _found(layout, at, kpi, found)


def _money(layout: Layout) -> str:
    """The unit of what a lever does to the KGI."""
    return naming.unit(layout, layout.report.root)


def _lever(layout: Layout, row: int, kpi: str, working: int) -> Iterator[Cell]:
    """The leaf in the month chosen, and what 1 % of it does through the multipliers of the tree."""
    entry, money = layout.entry(kpi), naming.change(layout, layout.report.root)
    actual, there = layout.read(entry, "ac"), layout.cell("tree", entry.row, TREE["ac"])
    yield Cell(row, AT["kpi"], naming.label(layout, kpi), role="pointer", link=layout.cell("tree", entry.row, 0))
    yield Cell(row, AT["actual"], layout.shown(entry, "ac"), there, "linked", naming.level(layout, kpi))
    places = [
        (step, one) for step, one in enumerate(layout.nodes)
        if one.kpi == kpi and one.node and one.node.leaf and one.back == 0
    ]
    slopes = ends_slopes(layout)
    multiplier = "+".join(spot(working + step, SLOPE["adjoint"]) for step, _ in places) or "0"
    value = _ONE_PERCENT * (actual or 0.0) * math.fsum(slopes[one.key] for _, one in places)
    formula = f"N({spot(row, AT['actual'])})*({multiplier})/100"
    yield Cell(row, AT["sensitivity"], value, formula, "number_bold", money)


def _found(layout: Layout, row: int, kpi: str, found: Mapping[str, Lever]) -> Iterator[Cell]:
    """What the run found as of the month chosen, and by formula whether it was ever seen."""
    money, share, lever = naming.change(layout, layout.report.root), formats.relative(layout.words), found.get(kpi)
    numbers = {"now": naming.level(layout, kpi), "share": money, "seen_in": formats.month(layout.words)}
    for name, series in _TOLD.items():
        value = None if lever is None else LEVER[series](lever)
        formula = as_of(layout.put_in(series, kpi))
        yield Cell(row, AT[name], NONE if value is None else value, formula, "linked", numbers.get(name, share))
    alone, seen = (spot(row, AT[name]) for name in ("alone", "seen"))
    yes, no = (layout.words.text(f"sheet.answer.{answer}") for answer in ("yes", "no"))
    least = ">=" if layout.report.kpi(kpi).better == "down" else "<="
    formula = f'IF(COUNT({alone},{seen})=2,IF({alone}{least}{seen},"{yes}","{no}"),"{NONE}")'
    yield Cell(row, AT["feasible"], _said(lever, yes, no), formula, "text_centre")


def _said(lever: Lever | None, yes: str, no: str) -> Value:
    """Whether the leaf has ever moved so much; "–" where nobody can say."""
    return NONE if lever is None or lever.feasible is None else yes if lever.feasible else no
