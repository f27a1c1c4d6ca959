"""One KPI in a small square among many: actual line, expected range, the reporting month as a dot."""

from __future__ import annotations

from nenrin.charts import figure, style
from nenrin.charts.expected import area, stepped, traced
from nenrin.charts.fonts import width
from nenrin.charts.history import History, history
from nenrin.charts.mark import Mark, Shape, Text, disc, polyline
from nenrin.charts.scale import Scale, around
from nenrin.report import Report
from nenrin.words import Words

WIDE, HIGH = 114.0, 60.0
_TOP, _BASE = 13.0, HIGH - 11.0


def multiple(report: Report, kpi: str, language: str) -> str:
    """Thirteen months of ``kpi`` on its own scale; the dot has the verdict's colour."""
    words = Words(language)
    shown = history(report, kpi)
    up = around(shown.values, _BASE - 2, _TOP)
    marks: list[Mark] = [
        Shape(area(shown, _across, up), fill=style.BAND),
        Shape(stepped(shown, _across, _TOP - 4, _BASE + 1), stroke=style.MUTE, thickness=0.6, dash=(1.2, 1.2)),
        Shape(traced(shown.actual, _across, up), stroke=style.ACTUAL, thickness=1.2),
        *_last(report, kpi, shown, up, words),
        *_axis(report, kpi, shown, words),
    ]
    sentence = words.text(
        "page.alt_multiple", kpi=report.label(kpi), month=report.month,
        actual=report.figure(kpi, shown.actual[-1]), state=words.state(report.verdict(kpi).state),
    )
    return figure.draw(marks, WIDE, HIGH, sentence, language)


def _across(place: int) -> float:
    return 3 + place * (WIDE - 9) / 12


def _last(report: Report, kpi: str, shown: History, up: Scale, words: Words) -> list[Mark]:
    """The last month's dot and its value, clear of the line."""
    last = shown.actual[-1]
    if last is None:
        return []
    dot = disc(_across(len(shown.months) - 1), up(last), 2.1)
    text = words.show(report.figure(kpi, last))
    return [
        Shape(dot, fill=style.STATES[report.verdict(kpi).state], stroke=style.PAPER, thickness=0.7),
        Text(
            WIDE, _clear(shown, last, up), text, 7, style.INK, bold=True, anchor="end",
            figure=f"kpis.{kpi}.series.{shown.months[-1]}",
        ),
    ]


def _clear(shown: History, last: float, up: Scale) -> float:
    """The value's baseline: above the line where it rose to the last month, below where it fell, if there is room."""
    near = [value for value in shown.actual[-4:] if value is not None]
    below = up(min(near)) + 8.6
    if last == min(near) and len(near) > 1 and below <= HIGH - 10:
        return below
    return up(max(near)) - 4.2


def _axis(report: Report, kpi: str, shown: History, words: Words) -> list[Mark]:
    """The first month with its value, the last month's name, and a hairline above both."""
    first = next((place for place, value in enumerate(shown.actual) if value is not None), 0)
    month, value = words.tick(shown.months[first]), words.show(report.figure(kpi, shown.actual[first]))
    beside = width(month + " ", 6.3, words.language)
    return [
        Shape(polyline([(0, HIGH - 9), (WIDE, HIGH - 9)]), stroke="#d5d9de", thickness=style.LINE),
        Text(0, HIGH - 1.6, month, 6.3, style.MUTE, date=str(shown.months[first])),
        Text(beside, HIGH - 1.6, value, 6.3, style.MUTE, figure=f"kpis.{kpi}.series.{shown.months[first]}"),
        Text(
            WIDE, HIGH - 1.6, words.tick(shown.months[-1]), 6.3, style.MUTE, anchor="end", date=str(shown.months[-1]),
        ),
    ]
