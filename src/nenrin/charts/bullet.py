"""Where the fiscal year lands: what is booked, the range of the whole year, and the plan as a line across."""

from __future__ import annotations

from nenrin.charts import figure, style
from nenrin.charts.fonts import width
from nenrin.charts.mark import Mark, Shape, Text, hatch, polyline, rectangle
from nenrin.charts.scale import Scale, from_zero
from nenrin.projections import Landing
from nenrin.report import Report
from nenrin.vocabulary import Fact, Figure
from nenrin.words import Words

WIDE = 493.0
_TOP, _LOW, _THICK, _FOOT = 22.0, 6.0, 18.0, 22.0
"""Above the bar with the plan's figure and without it; the bar; what stands below it."""
_EDGE = 40.0
"""Room at the right for half a label."""


def bullet(report: Report, language: str) -> str:
    """The KGI over its fiscal year: solid so far, hatched what is to come, grey its range, the plan a stroke."""
    found = report.projection.landing
    if found is None:
        raise ValueError("nothing was projected")
    words, top = Words(language), _TOP if found.plan is not None else _LOW
    across = from_zero([found.so_far, found.low, found.high, found.mid, found.plan or 0.0], 0.0, WIDE - _EDGE)
    zero, booked, mid = across(0.0), across(found.so_far), across(found.mid)
    low, high = across(found.low), across(found.high)
    marks: list[Mark] = [
        Shape(rectangle(low, top - 4, high - low, _THICK + 8), fill=style.BAND),
        Shape(rectangle(zero, top, booked - zero, _THICK), fill=style.ACTUAL),
        Shape(rectangle(booked, top, mid - booked, _THICK), fill=None, stroke=style.ACTUAL, thickness=0.8),
        Shape(hatch(booked, top, mid - booked, _THICK, 3.2), stroke=style.ACTUAL, thickness=0.6),
        *_plan(report, found, across, words),
        *_labels(report, found, across, words, top),
    ]
    return figure.draw(marks, WIDE, top + _THICK + _FOOT, _sentence(report, found, words), language)


def _plan(report: Report, found: Landing, across: Scale, words: Words) -> list[Mark]:
    """The plan as a stroke taller than the bar, its figure above."""
    if found.plan is None:
        return []
    x = across(found.plan)
    text = f"{words.text('common.plan_short')} "
    value = words.show(report.figure(report.root, found.plan))
    start = x - (width(text, 7, words.language) + width(value, 7, words.language, 700)) / 2
    return [
        Shape(polyline([(x, _TOP - 7), (x, _TOP + _THICK + 7)]), stroke=style.INK, thickness=2.0),
        Text(start, _TOP - 10, text, 7, style.MUTE),
        Text(start + width(text, 7, words.language), _TOP - 10, value, 7, style.INK, bold=True,
             figure="projection.landing.plan"),
    ]


def _labels(report: Report, found: Landing, across: Scale, words: Words, top: float) -> list[Mark]:
    """Booked inside the bar; the range's ends and middle below it, unless the year is over."""
    y = top + _THICK + 16
    booked = words.show(report.figure(report.root, found.so_far))
    room = across(found.so_far) - across(0.0) - 8
    marks: list[Mark] = []
    if width(booked, 7.6, words.language, 700) <= room:
        marks.append(Text(across(0.0) + 5, top + 12, booked, 7.6, style.PAPER, bold=True,
                          figure="projection.landing.so_far"))
    return [*marks, *(_ends(report, found, across, words, y) if found.remaining else [])]


def _ends(report: Report, found: Landing, across: Scale, words: Words, y: float) -> list[Mark]:
    """Low, middle and high, each under its place but clear of the others and of the edge."""
    named = {name: getattr(found, name) for name in ("low", "mid", "high")}
    texts = {name: words.show(report.figure(report.root, value)) for name, value in named.items()}
    long = {name: width(text, 7, words.language, 700) for name, text in texts.items()}
    starts: dict[str, float] = {}
    edge = WIDE
    for name in ("high", "mid", "low"):
        starts[name] = max(0.0, min(across(named[name]) - long[name] / 2, edge - long[name]))
        edge = starts[name] - 6
    return [
        Text(starts[name], y, text, 7, style.INK if name == "mid" else style.MUTE, bold=name == "mid",
             figure=f"projection.landing.{name}")
        for name, text in texts.items()
    ]


def _sentence(report: Report, found: Landing, words: Words) -> str:
    """What the picture says."""
    facts: dict[str, Fact] = {"kpi": report.label(report.root), "end": found.last}
    facts |= {name: _amount(report, getattr(found, name)) for name in ("so_far", "low", "high", "plan")}
    return words.text("page.alt_landing" if found.plan is not None else "page.alt_landing_alone", **facts)


def _amount(report: Report, value: float | None) -> Figure:
    return report.figure(report.root, value)
