"""Monthly series as the workbook's formulas read them, and when two numbers are the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from nenrin.formulas import Formula
from nenrin.tree import Reading
from nenrin.vocabulary import Month

Series: TypeAlias = Mapping[Month, float]
Lines: TypeAlias = Mapping[str, Series]
"""The series of a block by key."""
_SAME = 1e-9
_DAY_ZERO = dt.date(1899, 12, 30)
"""What a spreadsheet counts its days from."""


def evaluate(formula: Formula, lines: Lines, month: Month, year_starts: int) -> float | None:
    """A formula over a block's rows; None where a part is absent or a divisor is 0: there the cell is blank."""
    try:
        return formula.evaluate(Reading(lines, month, year_starts))
    except ZeroDivisionError:
        return None


def follows(formula: Formula, lines: Lines, key: str, months: Iterable[Month], year_starts: int) -> bool:
    """Whether the formula gives the row ``key`` in every one of ``months``, absences included."""
    line = lines.get(key, {})
    return all(same(evaluate(formula, lines, month, year_starts), line.get(month)) for month in months)


def same(one: float | None, other: float | None) -> bool:
    """Whether two numbers agree to 1e-9, or both are absent."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _SAME * max(abs(one), abs(other))


def within(series: Lines, kpis: Iterable[str], months: Iterable[Month]) -> dict[str, Series]:
    """The series that have a value in ``months``, cut to them."""
    kept = {kpi: series[kpi] for kpi in kpis if kpi in series}
    cut = {kpi: {month: line[month] for month in months if month in line} for kpi, line in kept.items()}
    return {kpi: line for kpi, line in cut.items() if line}


def serial(month: Month) -> float:
    """A month as the spreadsheet's number of its first day."""
    return float((month.first_day - _DAY_ZERO).days)
