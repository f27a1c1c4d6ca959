"""The called-out KPIs month by month: what came, what was expected, and on which side of it the month lay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from nenrin.charts.fonts import width
from nenrin.charts.history import History, history
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.marked import dated
from nenrin.outputs.pages.shapes import Number
from nenrin.vocabulary import Month

_LENGTHS = ((13, 27.0), (7, 54.0))
"""Months shown, and the width in points that the column of one has."""
_SIZE = 6.8


@dataclass(frozen=True)
class Side:
    """Where a month lay: inside its range, above or below it; nothing where it was not judged."""

    name: str
    outside: bool


@dataclass(frozen=True)
class Course:
    """One KPI's months: actual value, both ends of the range, the side."""

    name: str
    unit: str
    actual: tuple[Number, ...]
    low: tuple[Number, ...]
    high: tuple[Number, ...]
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Record:
    """The months in their order, and a block of lines for each KPI."""

    months: tuple[Markup, ...]
    courses: tuple[Course, ...]

    @property
    def gaps(self) -> bool:
        """Whether some month has no value or was not judged."""
        return any(not side.name for course in self.courses for side in course.sides)


def record(context: Context, kpis: Iterable[str]) -> Record | None:
    """The last thirteen months of ``kpis``, seven where their numbers are long; None where they are longer still."""
    for length, room in _LENGTHS:
        lines = [_course(context, kpi, history(context.report, kpi, length)) for kpi in kpis]
        widest = max((_widest(context, line) for line in lines), default=0.0)
        if lines and widest <= room:
            months = [context.report.month + step for step in range(1 - length, 1)]
            return Record(tuple(dated(context.words.tick(month)) for month in months), tuple(lines))
    return None


def _course(context: Context, kpi: str, shown: History) -> Course:
    months = shown.months
    return Course(
        context.label(kpi), context.beside(kpi),
        tuple(context.level(kpi, value, f"series.{month}") for month, value in zip(months, shown.actual, strict=True)),
        _limits(context, kpi, months, shown.low, "low"), _limits(context, kpi, months, shown.high, "high"),
        tuple(_side(context, *month) for month in zip(shown.actual, shown.low, shown.high, strict=True)),
    )


def _limits(
    context: Context, kpi: str, months: Sequence[Month], line: Sequence[float | None], name: str,
) -> tuple[Number, ...]:
    """One end of the range; the reporting month's has a name of its own."""
    last = len(months) - 1
    paths = [f"expected.{name}" if place == last else f"bands.{month}.{name}" for place, month in enumerate(months)]
    return tuple(
        Number("–") if value is None else context.level(kpi, value, path)
        for value, path in zip(line, paths, strict=True)
    )


def _side(context: Context, actual: float | None, low: float | None, high: float | None) -> Side:
    if actual is None or low is None or high is None:
        return Side("", outside=False)
    side = "below" if actual < low else "above" if actual > high else "within"
    return Side(context.text(f"side_{side}"), side != "within")


def _widest(context: Context, line: Course) -> float:
    numbers = (*line.actual, *line.low, *line.high)
    return max(width(number.text, _SIZE, context.language, 700) for number in numbers)
