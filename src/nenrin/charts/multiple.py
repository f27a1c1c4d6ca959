"""One KPI in a small square among many: actual line, expected range, the reporting month as a dot with its value."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.charts import figure, style
from nenrin.charts.expected import area, stepped, traced
from nenrin.charts.fonts import width
from nenrin.charts.history import History, history
from nenrin.charts.mark import Mark, Shape, Text, disc, polyline
from nenrin.charts.scale import Scale, around
from nenrin.report import Report
from nenrin.words import Words

WIDE, HIGH = 114.0, 60.0
"""The smallest one, in points."""
_TOP, _FOOT = 8.0, 11.0
_VALUE, _ASIDE = 7.0, 4.5
"""Size of the last month's value, and how far from its dot it stands: beside it, for above it might be a peak's."""


@dataclass(frozen=True)
class Square:
    """One KPI's months, and where they stand."""

    report: Report
    kpi: str
    words: Words
    shown: History
    wide: float
    high: float

    def across(self, place: int) -> float:
        """Where a month stands."""
        return 3 + place * (self.right - 3) / (len(self.shown.months) - 1)

    @property
    def right(self) -> float:
        """Where the last month stands: the value has room beside it."""
        last = self.shown.actual[-1]
        long = 0.0 if last is None else width(self.spell(last), _VALUE, self.words.language, 700)
        return self.wide - long - _ASIDE - 0.5

    @property
    def base(self) -> float:
        """The lower edge of the drawing, above the months' names."""
        return self.high - _FOOT

    @property
    def up(self) -> Scale:
        """Room for every value and both limits."""
        return around(self.shown.values, self.base - 2, _TOP)

    def spell(self, value: float | None) -> str:
        """A number of the KPI as a label."""
        return self.words.show(self.report.figure(self.kpi, value))


def multiple(report: Report, kpi: str, language: str, wide: float = WIDE, high: float = HIGH) -> str:
    """Thirteen months of ``kpi`` on its own scale; the dot has the verdict's colour. Its size is in points."""
    square = Square(report, kpi, Words(language), history(report, kpi), wide, high)
    shown, up, words = square.shown, square.up, square.words
    marks: list[Mark] = [
        Shape(area(shown, square.across, up), fill=style.BAND),
        Shape(
            stepped(shown, square.across, _TOP - 4, square.base + 1), stroke=style.MUTE, thickness=0.6,
            dash=(1.2, 1.2),
        ),
        Shape(traced(shown.actual, square.across, up), stroke=style.ACTUAL, thickness=1.2),
        *_last(square),
        *_axis(square),
    ]
    sentence = words.text(
        "page.alt_multiple", kpi=report.label(kpi), month=report.month,
        actual=report.figure(kpi, shown.actual[-1]), state=words.verdict(report, kpi),
    )
    return figure.draw(marks, wide, high, sentence, language)


def _last(square: Square) -> list[Mark]:
    """The last month's dot, and its value beside it."""
    last, months = square.shown.actual[-1], square.shown.months
    if last is None:
        return []
    high = square.up(last)
    return [
        Shape(
            disc(square.right, high, 2.1), fill=style.STATES[square.report.verdict(square.kpi).state],
            stroke=style.PAPER, thickness=0.7,
        ),
        Text(
            square.right + _ASIDE, min(high + 2.5, square.base), square.spell(last), _VALUE, style.INK, bold=True,
            figure=f"kpis.{square.kpi}.series.{months[-1]}",
        ),
    ]


def _axis(square: Square) -> list[Mark]:
    """The first month with its value, the last month's name below its dot, and a hairline above both."""
    months, actual, base = square.shown.months, square.shown.actual, square.high - 1.6
    first = next((place for place, value in enumerate(actual) if value is not None), 0)
    month, value = square.words.tick(months[first]), square.spell(actual[first])
    beside = width(month + " ", 6.3, square.words.language)
    ending = square.words.tick(months[-1])
    end = min(square.wide, square.right + width(ending, 6.3, square.words.language) / 2)
    line = polyline([(0, square.high - 9), (square.wide, square.high - 9)])
    return [
        Shape(line, stroke="#d5d9de", thickness=style.LINE),
        Text(0, base, month, 6.3, style.MUTE, date=str(months[first])),
        Text(beside, base, value, 6.3, style.MUTE, figure=f"kpis.{square.kpi}.series.{months[first]}"),
        Text(end, base, ending, 6.3, style.MUTE, anchor="end", date=str(months[-1])),
    ]
