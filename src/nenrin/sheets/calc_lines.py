"""How each row of Calc is calculated: its formula for one month, and the engine's value of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from nenrin.formulas import Formula
from nenrin.formulas.ytd import Ytd
from nenrin.sheets.address import spot
from nenrin.sheets.gaps import gaps
from nenrin.sheets.layout import BEFORE, FISCAL, Layout
from nenrin.sheets.model import AC, PL, SEGMENT, TIE, YPL, YTD
from nenrin.sheets.pattern import Pattern, here
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
    name, key = row
    return layout.model.lines.get(name, {}).get(key, {}).get


def _linked(layout: Layout, row: Row) -> Line:
    """What was put in; a blank stays blank."""
    there = layout.on("data", f"{here()}{layout.data[row] + 1}")
    return Line(_always(f'IF({there}="","",{there})'), _value(layout, row), linked=True)


def _calculated(layout: Layout, row: Row, rule: Formula) -> Line:
    """A KPI's own formula over rows of the same name; blank where a part is, or a divisor is 0."""
    return Line(_yearly(layout, row, rule, lambda spelled: f'IFERROR({spelled},"")'), _value(layout, row))


def _always(spelled: str) -> Callable[[int, Month], str]:
    """One formula for every month."""
    pattern = Pattern.of(spelled)
    return lambda column, _: pattern.at(column)


def _yearly(layout: Layout, row: Row, rule: Formula, around: Callable[[str], str]) -> Callable[[int, Month], str]:
    """A formula over rows; with ``ytd`` in it there is one for every month of the fiscal year."""
    starts, so_far = layout.report.tree.year_starts, any(isinstance(node, Ytd) for node in rule.node.walk())

    @cache
    def pattern(into_year: int) -> Pattern:
        return Pattern.of(around(rule.excel(_cells(layout, row), into_year)))

    return lambda column, month: pattern((month.number - starts) % 12 if so_far else 0).at(column)


def _cells(layout: Layout, row: Row) -> Callable[[str, int], str]:
    """Where a formula finds a KPI so many months back; where there is no row, a text."""
    nothing = spot(layout.calc[row], BEFORE, "column")

    def cell(kpi: str, back: int) -> str:
        at = layout.calc.get((row[0], kpi))
        return nothing if at is None else f"{here(back)}{at + 1}"

    return cell


def _running(layout: Layout, row: Row) -> Line:
    """The running total since the first month of the fiscal year."""
    source, own = layout.calc[{YTD: AC, YPL: PL}[row[0]], row[1]], layout.calc[row]
    new, before, start = f"{here()}{source + 1}", f"{here(1)}{own + 1}", f"{here()}${FISCAL + 1}=1"
    return Line(_always(f'IF({start},{new},IF(COUNT({before},{new})=2,{before}+{new},""))'), _value(layout, row))


def _tie(layout: Layout, kpi: str) -> Line:
    """What a KPI's split gives, less the KPI, as a share of it: 0 but for the noise of arithmetic."""
    split = layout.report.kpi(kpi).split
    if split is None:
        raise ValueError(f"{kpi} has no split to tie with")
    own = f"{here()}{layout.calc[AC, kpi] + 1}"
    formula = _yearly(layout, (AC, kpi), split, lambda spelled: _share(spelled, own))
    return Line(formula, gaps(layout)[TIE, kpi].get)


def _segments(layout: Layout, total: str) -> Line:
    """What the segments of a KPI add up to, less the KPI, as a share of it."""
    kpi = total.rpartition("/")[2]
    parts = [key for key in layout.model.keys(SEGMENT) if total_of(key) == total]
    rows, own = [layout.data[SEGMENT, key] for key in parts], f"{here()}{layout.calc[AC, kpi] + 1}"
    there = layout.on("data", f"{here()}{min(rows) + 1}:{here()}{max(rows) + 1}")
    return Line(_always(_share(f"SUM({there})", own)), gaps(layout)[SEGMENT, total].get)


def _share(other: str, own: str) -> str:
    """The difference as a share of the KPI (of 1 for rates); blank where either is."""
    return f'IFERROR(ROUND(({other}-{own})/MAX(1,ABS({own})),9),"")'
