"""A KPI against the range in which it was expected: the months outside it are marked."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.charts import figure, style
from nenrin.charts.expected import area, stepped, traced
from nenrin.charts.history import History, history
from nenrin.charts.mark import Draw, Mark, Shape, Text, disc, joined, polyline
from nenrin.charts.scale import Scale, around
from nenrin.report import Report
from nenrin.vocabulary import Fact
from nenrin.words import Words

SMALL, BROAD = (178.0, 84.0), (493.0, 150.0)
"""Sizes in points: on a card, and across a page."""
_LEFT, _RIGHT, _TOP, _FOOT = 9.0, 34.0, 12.0, 17.0
_NARROW = 300.0
"""A chart less wide than this names every third month only."""
_LINE = 8.0
"""Height of a line of the labels at the right."""


@dataclass(frozen=True)
class Frame:
    """One KPI's months and where they stand."""

    report: Report
    kpi: str
    words: Words
    shown: History
    size: tuple[float, float]

    def across(self, place: int) -> float:
        """Where a month stands."""
        return _LEFT + place * (self.size[0] - _LEFT - _RIGHT) / self.last

    @property
    def last(self) -> int:
        """The reporting month's place."""
        return len(self.shown.months) - 1

    @property
    def up(self) -> Scale:
        """Room for every value and both limits."""
        return around(self.shown.values, self.size[1] - _FOOT, _TOP)

    def odd(self, place: int) -> bool:
        """Whether a month lay outside its range."""
        value, low, high = self.shown.actual[place], self.shown.low[place], self.shown.high[place]
        return value is not None and low is not None and high is not None and not low <= value <= high


def band(
    report: Report, kpi: str, language: str, size: tuple[float, float] = SMALL, draw: Draw = figure.draw,
) -> str:
    """The last thirteen months of one KPI with its expected range; the reporting month's distance is drawn."""
    frame = Frame(report, kpi, Words(language), history(report, kpi), size)
    marks: list[Mark] = [
        Shape(area(frame.shown, frame.across, frame.up), fill=style.BAND),
        Shape(traced(frame.shown.mid, frame.across, frame.up), stroke=style.PRIOR, thickness=0.8, dash=(2.0, 1.5)),
        Shape(
            stepped(frame.shown, frame.across, _TOP - 6, size[1] - _FOOT), stroke=style.MUTE, thickness=0.6,
            dash=(1.2, 1.2),
        ),
        Shape(traced(frame.shown.actual, frame.across, frame.up), stroke=style.ACTUAL, thickness=1.3),
        *_dots(frame), *_last(frame), *_labels(frame), *_ticks(frame),
    ]
    return draw(marks, *size, _sentence(frame), language)


def _dots(frame: Frame) -> list[Mark]:
    """A dot a month, and a ring where a month lay outside its range."""
    up = frame.up
    places = [(place, value) for place, value in enumerate(frame.shown.actual) if value is not None]
    inside = [disc(frame.across(place), up(value), 1.4) for place, value in places if not frame.odd(place)]
    odd = [disc(frame.across(place), up(value), 2.2) for place, value in places if frame.odd(place)]
    return [
        Shape(joined(inside), fill=style.ACTUAL),
        Shape(joined(odd), fill=style.PAPER, stroke=style.WARN, thickness=1.2),
    ]


def _last(frame: Frame) -> list[Mark]:
    """How far the reporting month lies outside its range."""
    value, low, high = frame.shown.actual[-1], frame.shown.low[-1], frame.shown.high[-1]
    if value is None or low is None or high is None or not frame.odd(frame.last):
        return []
    x, y = frame.across(frame.last), frame.up(value)
    return [
        Shape(polyline([(x, y), (x, frame.up(min(max(value, low), high)))]), stroke=style.WARN, thickness=2.2),
        Shape(disc(x, y, 3), fill=style.PAPER, stroke=style.WARN, thickness=1.6),
    ]


def _labels(frame: Frame) -> list[Mark]:
    """The reporting month's value and, apart from it, the middle of what was expected."""
    x = frame.across(frame.last) + 5.5
    value, mid = frame.shown.actual[-1], frame.shown.mid[-1]
    marks: list[Mark] = []
    if value is not None:
        colour = style.WARN if frame.odd(frame.last) else style.INK
        y = _clear(frame.up(value), None if mid is None else frame.up(mid))
        shown = frame.words.show(frame.report.figure(frame.kpi, value))
        marks.append(Text(x, y + 2.8, shown, 8, colour, bold=True, figure=f"kpis.{frame.kpi}.value"))
    if mid is not None:
        shown = frame.words.show(frame.report.figure(frame.kpi, mid))
        name = f"kpis.{frame.kpi}.expected.mid"
        marks.append(Text(x, frame.up(mid) + 2.3, shown, style.SIZE, style.MUTE, figure=name))
    return marks


def _clear(y: float, other: float | None) -> float:
    """``y``, moved away from ``other`` until two lines of text have room."""
    if other is None or abs(y - other) >= _LINE:
        return y
    return other + (_LINE if y > other else -_LINE)


def _ticks(frame: Frame) -> list[Mark]:
    """Every third month on a card, every month across a page; the last one in bold."""
    every = 3 if frame.size[0] < _NARROW else 1
    return [
        Text(
            frame.across(place), frame.size[1] - 3, frame.words.tick(month), 6.5,
            style.INK if place == frame.last else style.MUTE, bold=place == frame.last, anchor="middle",
            date=str(month),
        )
        for place, month in enumerate(frame.shown.months) if (frame.last - place) % every == 0
    ]


def _sentence(frame: Frame) -> str:
    """What the picture says."""
    report, kpi = frame.report, frame.kpi
    expected, actual = report.expectation(kpi), report.figure(kpi, report.tree.value(kpi, report.month))
    facts: dict[str, Fact] = {"kpi": report.label(kpi), "month": report.month, "actual": actual}
    if expected.low is None:
        return frame.words.text("page.alt_band_unjudged", **facts)
    low, high = report.figure(kpi, expected.low), report.figure(kpi, expected.high)
    return frame.words.text("page.alt_band", **facts, low=low, high=high)
