"""One KPI over its last months, beside what it was compared with and what it should have been."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from nenrin.expectations import Expectation
from nenrin.report import Report
from nenrin.vocabulary import Month

Line: TypeAlias = tuple[float | None, ...]
LENGTH = 13
"""Months shown: the reporting month, the same month a year ago, and what lies between."""


@dataclass(frozen=True)
class History:
    """Equally long lines, one value a month, None where there is none. ``levels``: where a new level begins."""

    months: tuple[Month, ...]
    actual: Line
    plan: Line
    prior: Line
    low: Line
    mid: Line
    high: Line
    levels: tuple[int, ...] = ()

    @property
    def values(self) -> tuple[float, ...]:
        """Every number that a chart of actual values and band must find room for."""
        return present(self.actual + self.low + self.high)


def history(report: Report, kpi: str, length: int = LENGTH) -> History:
    """The last ``length`` calendar months up to the reporting month, whether they have data or not."""
    months = tuple(report.month + step for step in range(1 - length, 1))
    judged = report.expectations.get(kpi, {})
    bands = [judged.get(month, Expectation()) for month in months]
    return History(
        months,
        actual=_line(months, lambda month: report.tree.value(kpi, month)),
        plan=_line(months, lambda month: report.plan.value(kpi, month)),
        prior=_line(months, lambda month: report.tree.value(kpi, month + -12)),
        low=tuple(band.low for band in bands),
        mid=tuple(band.mid for band in bands),
        high=tuple(band.high for band in bands),
        levels=tuple(place for place, month in enumerate(months) if month in report.findings.breaks.get(kpi, ())),
    )


def present(line: Line) -> tuple[float, ...]:
    """The numbers that are there."""
    return tuple(value for value in line if value is not None)


def runs(*lines: Line) -> tuple[tuple[int, ...], ...]:
    """Unbroken stretches of places at which every line has a number: a gap in the data is a gap in the drawing."""
    found: list[list[int]] = [[]]
    for place in range(len(lines[0])):
        if all(line[place] is not None for line in lines):
            found[-1].append(place)
        elif found[-1]:
            found.append([])
    return tuple(tuple(run) for run in found if run)


def _line(months: tuple[Month, ...], read: Callable[[Month], float | None]) -> Line:
    return tuple(read(month) for month in months)
