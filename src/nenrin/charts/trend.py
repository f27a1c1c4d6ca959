"""A KPI's thirteen months as columns, actual beside plan and last year, and above them how far each was off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from nenrin.charts import figure, style, svg
from nenrin.charts.history import LENGTH, Line, history, present
from nenrin.charts.mark import Mark, Outline, Shape, Text, joined, polyline, rectangle
from nenrin.charts.scale import Scale, from_zero
from nenrin.charts.trend_frame import Frame
from nenrin.charts.trend_tiers import bars, pins
from nenrin.report import Report
from nenrin.vocabulary import Fact
from nenrin.words import Words

_SHORTEST = 7
"""Months shown at least, so that a first report has columns and not walls."""


def trend(report: Report, language: str) -> str:
    """The KGI: beside the plan where there is one, else beside last year. Columns start at zero."""
    frame = framed(report, language, report.root)
    return figure.draw((*_marks(frame), *_legend(frame)), frame.wide, frame.high, _sentence(frame), language)


def beside(report: Report, kpi: str, language: str, wide: float) -> str:
    """The same of another KPI, ``wide`` points wide: it stands beside others, below that of the KGI and its legend."""
    frame = replace(framed(report, language, kpi), wide=wide, small=True)
    return svg.document(_marks(frame), wide, frame.high, _sentence(frame), language)


def framed(report: Report, language: str, kpi: str) -> Frame:
    """The months of a KPI as they are drawn."""
    first = next((month for month in report.tree.months if report.tree.value(kpi, month) is not None), report.month)
    shown = history(report, kpi, max(_SHORTEST, min(LENGTH, report.month - first + 1)))
    return Frame(report, kpi, Words(language), shown, "plan" if present(shown.plan) else "prior_year")


def _marks(frame: Frame) -> list[Mark]:
    tiers = [*bars(frame), *pins(frame)] if frame.tiers else []
    return [*tiers, *_columns(frame), *_months(frame)]


def _columns(frame: Frame) -> list[Mark]:
    """Last year light and behind, the plan outlined, the actual value solid and in front."""
    shown, wide = frame.shown, frame.column
    up = from_zero(present(shown.actual + shown.plan + shown.prior), frame.base, frame.top)
    zero = up(0.0)
    return [
        Shape(_standing(shown.prior, lambda place: frame.left(place) - wide * 0.44, wide * 0.6, up), fill=style.PRIOR),
        Shape(
            _standing(shown.plan, lambda place: frame.left(place) - wide * 0.18, wide, up),
            fill=style.PAPER, stroke=style.ACTUAL, thickness=0.7,
        ),
        Shape(_standing(shown.actual, frame.left, wide, up), fill=style.ACTUAL),
        Shape(polyline([(frame.start, zero), (frame.wide, zero)]), stroke=style.INK, thickness=0.9),
        *_values(frame, up),
    ]


def _standing(line: Line, left: Callable[[int], float], wide: float, up: Scale) -> Outline:
    """Columns from the zero line."""
    return joined(
        rectangle(left(place), up(0.0), wide, up.length(value)) for place, value in enumerate(line) if value is not None
    )


def _values(frame: Frame, up: Scale) -> list[Mark]:
    """Every actual value over its column, clear of the plan's outline and of the columns beside it."""
    shown = frame.shown
    marks: list[Mark] = []
    for place in frame.labelled(shown.actual, style.SIZE):
        value = shown.actual[place] or 0.0
        text = frame.spell(value)
        under = [line[at] or 0.0 for at in frame.under(place, text, style.SIZE) for line in (shown.actual, shown.plan)]
        top = up(max(0.0, *under))
        marks.append(Text(
            frame.clear(place, text, style.SIZE), top - 2.6, text, style.SIZE, style.INK, bold=place == frame.last,
            anchor="middle", figure=f"kpis.{frame.kpi}.series.{shown.months[place]}",
        ))
    return marks


def _months(frame: Frame) -> list[Mark]:
    """The month under its column, the reporting month in bold."""
    return [
        Text(
            frame.start + (place + 0.5) * frame.step, frame.high - 3.6, frame.words.tick(month), style.SIZE,
            style.INK if place == frame.last else style.MUTE, bold=place == frame.last, anchor="middle",
            date=str(month),
        )
        for place, month in enumerate(frame.shown.months) if frame.named(place)
    ]


def _legend(frame: Frame) -> list[Mark]:
    """One square for every scenario that is drawn."""
    drawn = [("actual", frame.shown.actual, style.ACTUAL, None), ("plan", frame.shown.plan, style.PAPER, style.ACTUAL),
             ("prior_year", frame.shown.prior, style.PRIOR, None)]
    marks: list[Mark] = []
    y = frame.base - 28.0
    for name, line, fill, stroke in drawn:
        if present(line):
            marks.append(Shape(rectangle(0.4, y - 5, 6, 5.4), fill=fill, stroke=stroke, thickness=0.7))
            marks.append(Text(9.4, y, frame.words.text(f"page.legend_{name}"), 6.8, style.INK))
            y += 10.0
    return marks


def _sentence(frame: Frame) -> str:
    """What the picture says."""
    report, kpi = frame.report, frame.kpi
    change = frame.changes[-1]
    facts: dict[str, Fact] = {
        "kpi": report.label(kpi), "first": frame.shown.months[0], "month": report.month,
        "actual": report.figure(kpi, frame.shown.actual[-1]),
    }
    if change is None:
        return frame.words.text("page.alt_trend_alone", **facts)
    return frame.words.text(f"page.alt_trend_{frame.reference}", **facts, change=report.figure(kpi, change, "change"))
