"""How each row of Calc is calculated: its formula for one month, and the engine's value of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nenrin.formulas import Formula
from nenrin.sheets.address import area, spot
from nenrin.sheets.layout import BEFORE, FISCAL, Layout
from nenrin.sheets.model import AC, PL, SEGMENT, TIE, YPL, YTD
from nenrin.sheets.rows import Row, total_of
from nenrin.vocabulary import Month


@dataclass(frozen=True)
class Line:
    """``formula(column, month)`` without ``=``; ``value(month)``: None where it is blank; whether it reads Data."""

    formula: Callable[[int, Month], str]
    value: Callable[[Month], float | None]
    linked: bool = False


def line(layout: Layout, row: Row) -> Line:
    """The rule of one row."""
    name, key = row
    if name == TIE:
        return _tie(layout, key)
    if name == SEGMENT:
        return _segments(layout, key)
    rule = layout.model.rule(name, key)
    if rule == "given":
        return _linked(layout, row)
    return _running(layout, row) if rule == "sum" else _calculated(layout, row, rule)


def _value(layout: Layout, row: Row) -> Callable[[Month], float | None]:
    return lambda month: layout.model.value(*row, month)


def _linked(layout: Layout, row: Row) -> Line:
    """What was put in; a blank stays blank."""

    def formula(column: int, _: Month) -> str:
        there = layout.cell("data", layout.data[row], column)
        return f'IF({there}="","",{there})'

    return Line(formula, _value(layout, row), linked=True)


def _calculated(layout: Layout, row: Row, rule: Formula) -> Line:
    """A KPI's own formula over rows of the same name; blank where a part is, or a divisor is 0."""
    starts = layout.report.tree.year_starts

    def formula(column: int, month: Month) -> str:
        into_year = (month.number - starts) % 12
        return f'IFERROR({rule.excel(_cells(layout, row, column), into_year)},"")'

    return Line(formula, _value(layout, row))


def _cells(layout: Layout, row: Row, column: int) -> Callable[[str, int], str]:
    """Where a formula finds a KPI so many months back: left of the first month, and where there is no row, a text."""
    own = layout.calc[row]

    def cell(kpi: str, back: int) -> str:
        at = layout.calc.get((row[0], kpi))
        return spot(own, BEFORE, "column") if at is None else spot(at, max(column - back, BEFORE))

    return cell


def _running(layout: Layout, row: Row) -> Line:
    """The running total since the first month of the fiscal year."""
    source, own = layout.calc[{YTD: AC, YPL: PL}[row[0]], row[1]], layout.calc[row]

    def formula(column: int, _: Month) -> str:
        new, before = spot(source, column), spot(own, column - 1)
        start = f"{spot(FISCAL, column, 'row')}=1"
        return f'IF({start},{new},IF(COUNT({before},{new})=2,{before}+{new},""))'

    return Line(formula, _value(layout, row))


def _tie(layout: Layout, kpi: str) -> Line:
    """What a KPI's split gives, less the KPI, as a share of it: 0 but for the noise of arithmetic."""
    split = layout.report.kpi(kpi).split
    if split is None:
        raise ValueError(f"{kpi} has no split to tie with")
    own, starts = layout.calc[AC, kpi], layout.report.tree.year_starts

    def formula(column: int, month: Month) -> str:
        spelled = split.excel(_cells(layout, (AC, kpi), column), (month.number - starts) % 12)
        return _share(spelled, spot(own, column))

    def value(month: Month) -> float | None:
        return _shared(layout.model.evaluate(split, AC, month), layout.model.value(AC, kpi, month))

    return Line(formula, value)


def _segments(layout: Layout, total: str) -> Line:
    """What the segments of a KPI add up to, less the KPI, as a share of it."""
    kpi = total.rpartition("/")[2]
    parts = [key for key in layout.model.keys(SEGMENT) if total_of(key) == total]
    rows, own = [layout.data[SEGMENT, key] for key in parts], layout.calc[AC, kpi]

    def formula(column: int, _: Month) -> str:
        there = layout.on("data", area((min(rows), column), (max(rows), column)))
        return _share(f"SUM({there})", spot(own, column))

    def value(month: Month) -> float | None:
        summed = sum(layout.model.value(SEGMENT, key, month) or 0.0 for key in parts)
        return _shared(summed, layout.model.value(AC, kpi, month))

    return Line(formula, value)


def _share(other: str, own: str) -> str:
    """The difference as a share of the KPI (of 1 for rates); blank where either is."""
    return f'IFERROR(ROUND(({other}-{own})/MAX(1,ABS({own})),9),"")'


def _shared(other: float | None, own: float | None) -> float | None:
    return None if other is None or own is None else round((other - own) / max(1.0, abs(own)), 9)
