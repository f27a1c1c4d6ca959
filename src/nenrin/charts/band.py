"""A KPI against the range in which it was expected: the months outside it are marked."""

from __future__ import annotations

from nenrin.charts import figure, style
from nenrin.charts.expected import area, traced
from nenrin.charts.history import History, history
from nenrin.charts.mark import Mark, Shape, disc, joined, polyline, Text
from nenrin.charts.scale import Scale, around
from nenrin.report import Report
from nenrin.words import Words

WIDE, HIGH = 178.0, 73.0
_LEFT, _RIGHT, _TOP, _BASE = 9.0, 34.0, 12.0, HIGH - 14.0
_LINE = 8.0
"""Height of a line of the labels at the right."""


def band(report: Report, kpi: str, language: str) -> str:
    """The last thirteen months of one KPI with its expected range; the reporting month's distance is drawn."""
    words = Words(language)
    shown = history(report, kpi)
    up = around(shown.values, _BASE - 3, _TOP)
    marks: list[Mark] = [
        Shape(area(shown, _across, up), fill=style.BAND),
        Shape(traced(shown.mid, _across, up), stroke=style.PRIOR, thickness=0.8, dash=(2.0, 1.5)),
        Shape(traced(shown.actual, _across, up), stroke=style.ACTUAL, thickness=1.3),
        *_dots(shown, up),
        *_last(shown, up),
        *_labels(report, kpi, words, shown, up),
        *_ticks(words, shown),
    ]
    return figure.draw(marks, WIDE, HIGH, _sentence(report, kpi, words))


def _across(place: int) -> float:
    return _LEFT + place * (WIDE - _LEFT - _RIGHT) / 12


def _dots(shown: History, up: Scale) -> list[Mark]:
    """A dot a month, and a ring where a month lay outside its range."""
    places = [(place, value) for place, value in enumerate(shown.actual) if value is not None]
    inside = [disc(_across(place), up(value), 1.4) for place, value in places if not _odd(shown, place)]
    odd = [disc(_across(place), up(value), 2.2) for place, value in places if _odd(shown, place)]
    return [
        Shape(joined(inside), fill=style.ACTUAL),
        Shape(joined(odd), fill=style.PAPER, stroke=style.WARN, thickness=1.2),
    ]


def _odd(shown: History, place: int) -> bool:
    value, low, high = shown.actual[place], shown.low[place], shown.high[place]
    return value is not None and low is not None and high is not None and not low <= value <= high


def _last(shown: History, up: Scale) -> list[Mark]:
    """How far the reporting month lies outside its range."""
    place = len(shown.months) - 1
    value, low, high = shown.actual[-1], shown.low[-1], shown.high[-1]
    if value is None or low is None or high is None or not _odd(shown, place):
        return []
    x, y = _across(place), up(value)
    return [
        Shape(polyline([(x, y), (x, up(min(max(value, low), high)))]), stroke=style.WARN, thickness=2.2),
        Shape(disc(x, y, 3), fill=style.PAPER, stroke=style.WARN, thickness=1.6),
    ]


def _labels(report: Report, kpi: str, words: Words, shown: History, up: Scale) -> list[Mark]:
    """The reporting month's value and, apart from it, the middle of what was expected."""
    x = _across(len(shown.months) - 1) + 5.5
    value, mid = shown.actual[-1], shown.mid[-1]
    marks: list[Mark] = []
    if value is not None:
        colour = style.WARN if _odd(shown, len(shown.months) - 1) else style.INK
        y = _clear(up(value), None if mid is None else up(mid))
        marks.append(Text(x, y + 2.8, words.show(report.figure(kpi, value)), 8, colour, bold=True))
    if mid is not None:
        marks.append(Text(x, up(mid) + 2.3, words.show(report.figure(kpi, mid)), style.SIZE, style.MUTE))
    return marks


def _clear(y: float, other: float | None) -> float:
    """``y``, moved away from ``other`` until two lines of text have room."""
    if other is None or abs(y - other) >= _LINE:
        return y
    return other + (_LINE if y > other else -_LINE)


def _ticks(words: Words, shown: History) -> list[Mark]:
    """Every third month; the last one in bold."""
    last = len(shown.months) - 1
    return [
        Text(
            _across(place), HIGH - 3, words.tick(month), 6.3, style.INK if place == last else style.MUTE,
            bold=place == last, anchor="middle",
        )
        for place, month in enumerate(shown.months) if (last - place) % 3 == 0
    ]


def _sentence(report: Report, kpi: str, words: Words) -> str:
    """What the picture says."""
    expected, actual = report.expectation(kpi), report.figure(kpi, report.tree.value(kpi, report.month))
    facts = {"kpi": report.label(kpi), "month": report.month, "actual": actual}
    if expected.low is None:
        return words.text("page.alt_band_unjudged", **facts)
    low, high = report.figure(kpi, expected.low), report.figure(kpi, expected.high)
    return words.text("page.alt_band", **facts, low=low, high=high)
