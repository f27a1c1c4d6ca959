"""The levers: what 1 % of each leaf does in the month chosen, and what the run found each would have to do."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.projections import Lever
from nenrin.sheets import formats, naming
from nenrin.sheets.address import spot
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.frame import band
from nenrin.sheets.goal_slopes import AT as SLOPE
from nenrin.sheets.goal_slopes import ends_slopes
from nenrin.sheets.layout import Layout, serial
from nenrin.sheets.live import issued_only
from nenrin.sheets.tree_columns import AT as TREE

_COLUMNS: dict[str, float] = {
    "kpi": 40, "actual": 14, "sensitivity": 16, "sensitivity_issued": 16, "now": 14, "share": 16, "alone": 14,
    "together": 14, "seen": 14, "seen_in": 12, "feasible": 12,
}
AT = {name: column for column, name in enumerate(_COLUMNS)}
"""The columns of the levers, from 0."""
_FOUND = tuple(AT)[AT["sensitivity_issued"]:]
"""What the run found for the issued month alone: its number stands in a copy at the right."""
_RIGHT = len(_FOUND) + 1
COPIES = (AT[_FOUND[0]] + _RIGHT, AT[_FOUND[-1]] + _RIGHT)
"""The first and the last column of the copies."""
WIDTHS = (*_COLUMNS.values(), 2, *(_COLUMNS[name] for name in _FOUND))
_ONE_PERCENT = 0.01
NONE = formats.NONE


def levers(layout: Layout, row: int) -> Iterator[Cell]:
    """One row a leaf; in another month than the issued one a line says what cannot be known of it."""
    words = layout.words
    yield from band(row, (0, len(AT) - 1), words.text("sheet.goal.levers"))
    why = words.text("sheet.goal.levers_issued")
    yield Cell(row + 1, COPIES[0], why, role="grey")
    yield Cell(row + 1, 0, "", f'IF(report_month=issued_month,"",{spot(row + 1, COPIES[0])})', "label")
    yield Cell(row, COPIES[0], words.text("sheet.goal.found", month=layout.report.month), role="label")
    for name, column in AT.items():
        text = words.text(f"sheet.goal.column.{name}")
        yield Cell(row + 2, column, text, role="head_left" if name == "kpi" else "head")
        if name in _FOUND:
            yield Cell(row + 2, column + _RIGHT, text, role="head")
    found = layout.report.projection.levers
    working = row + len(found) + 6
    for at, (kpi, lever) in enumerate(found.items(), row + 3):
        yield from _lever(layout, at, kpi, working)
        yield from _found(layout, at, kpi, lever)


def _lever(layout: Layout, row: int, kpi: str, working: int) -> Iterator[Cell]:
    """The leaf in the month chosen, and what 1 % of it does through the multipliers of the tree."""
    entry, money = layout.entry(kpi), naming.change(layout, layout.report.root)
    actual, there = layout.read(entry, "ac"), layout.cell("tree", entry.row, TREE["ac"])
    yield Cell(row, AT["kpi"], naming.label(layout, kpi), role="pointer", link=layout.cell("tree", entry.row, 0))
    yield Cell(row, AT["actual"], "" if actual is None else actual, there, "linked", naming.level(layout, kpi))
    places = [
        (step, one) for step, one in enumerate(layout.nodes)
        if one.kpi == kpi and one.node and one.node.leaf and one.back == 0
    ]
    slopes = ends_slopes(layout)
    multiplier = "+".join(spot(working + step, SLOPE["adjoint"]) for step, _ in places) or "0"
    value = _ONE_PERCENT * (actual or 0.0) * sum(slopes[one.key] for _, one in places)
    formula = f"N({spot(row, AT['actual'])})*({multiplier})/100"
    yield Cell(row, AT["sensitivity"], value, formula, "number_bold", money)


def _found(layout: Layout, row: int, kpi: str, lever: Lever) -> Iterator[Cell]:
    """What the run found, as a copy at the right; at its place in the issued month only."""
    money, share = naming.change(layout, layout.report.root), formats.relative(layout.words)
    numbers = {"now": naming.level(layout, kpi), "sensitivity_issued": money, "share": money}
    numbers |= {"seen_in": formats.month(layout.words), "feasible": ""}
    for name in _FOUND:
        value, number = _value(layout, lever, name), numbers.get(name, share)
        copy = AT[name] + _RIGHT
        role = "grey_centre" if name == "feasible" else "issued"
        yield Cell(row, copy, value, role=role, number_format=number)
        role = "text_centre" if name == "feasible" else "number"
        yield Cell(row, AT[name], value, issued_only(spot(row, copy)), role, number)


def _value(layout: Layout, lever: Lever, name: str) -> Value:
    """A number, a month, yes or no; "–" where there is none."""
    if name == "feasible":
        answer = "yes" if lever.feasible else "no"
        return NONE if lever.feasible is None else layout.words.text(f"sheet.answer.{answer}")
    if name == "seen_in":
        return NONE if lever.seen_in is None else serial(lever.seen_in)
    value: float | None = getattr(lever, "sensitivity" if name == "sensitivity_issued" else name)
    return NONE if value is None else value
