"""A funnel's step over thirteen months: its share of the step before, with the 95 % limits of every month."""

from __future__ import annotations

from collections.abc import Sequence

from nenrin.charts import style, svg
from nenrin.charts.fonts import width
from nenrin.charts.mark import Mark, Outline, Shape, Text, disc, joined, polygon, polyline
from nenrin.charts.scale import Scale, around
from nenrin.report import Report
from nenrin.report.funnel import Rate, Step
from nenrin.report.funnel_message import month_figure, rate_figure, step_path
from nenrin.vocabulary import Fact, Month
from nenrin.words import Words

WIDE, HIGH = 236.0, 96.0
_LEFT, _TOP, _FOOT = 4.0, 17.0, 15.0
_EVERY = 3
"""Every third month is named, counted back from the last."""
_ALONE = 2.5
"""Half the width of the interval of a month that stands alone."""


def conversion(report: Report, place: int, number: int, language: str) -> str:
    """Step ``number`` of the funnel at ``place``; drawn by our own hand, for there are many of them."""
    flow, words = report.flows[place], Words(language)
    step = flow.steps[number]
    path, months = step_path(flow, step, place), tuple(report.month + back for back in range(-12, 1))
    up = around([value for one in step.months for value in (one.low, one.high)], HIGH - _FOOT - 4, _TOP)
    runs = _runs(step.months)
    right = WIDE - _room(step, words, path)
    marks: list[Mark] = [
        Shape(joined(_ribbon(run, months, up, right) for run in runs), fill=style.BAND),
        Shape(joined(
            polyline([(_across(months, one.month, right), up(one.rate)) for one in run]) for run in runs
        ), stroke=style.ACTUAL, thickness=1.3),
        Shape(joined(disc(_across(months, one.month, right), up(one.rate), 1.3) for one in step.months),
              fill=style.ACTUAL),
        *_ends(step, months, up, right, words, path),
        *_ticks(months, right, words),
    ]
    return svg.document(marks, WIDE, HIGH, _sentence(report, words, step, path), language)


def _room(step: Step, words: Words, path: str) -> float:
    """What the last value takes at the right."""
    return 9.0 + width(words.amount(rate_figure(step, "rate", path)), style.VALUE, words.language, 700)


def _across(months: Sequence[Month], month: Month, right: float) -> float:
    return _LEFT + (right - _LEFT) * months.index(month) / (len(months) - 1)


def _runs(months: Sequence[Rate]) -> list[list[Rate]]:
    """Unbroken stretches: a month without a rate is a gap."""
    runs: list[list[Rate]] = []
    for one in months:
        if runs and runs[-1][-1].month + 1 == one.month:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _ribbon(run: Sequence[Rate], months: Sequence[Month], up: Scale, right: float) -> Outline:
    """From limit to limit."""
    sides = (-_ALONE, _ALONE) if len(run) == 1 else (0.0,)
    places = [(one, _across(months, one.month, right) + side) for one in run for side in sides]
    return polygon([*((x, up(one.high)) for one, x in places), *((x, up(one.low)) for one, x in reversed(places))])


def _ends(
    step: Step, months: Sequence[Month], up: Scale, right: float, words: Words, path: str,
) -> list[Mark]:
    """The value of the same month a year ago over its dot, and the reporting month's beside the last one."""
    marks: list[Mark] = []
    for one in step.months:
        x, y = _across(months, one.month, right), up(one.rate)
        text = words.amount(month_figure(step, one, path))
        if one.month == months[-1]:
            marks.append(Shape(disc(x, y, 2.1), fill=style.ACTUAL, stroke=style.PAPER, thickness=0.7))
            marks.append(Text(x + 5, y + 2.7, text, style.VALUE, style.INK, bold=True, figure=f"{path}.rate"))
        elif one.month == months[0]:
            beneath = max(near.high for near in step.months if near.month - months[0] <= 1)
            marks.append(Text(0, up(beneath) - 3.4, text, style.SIZE, style.MUTE, figure=f"{path}.rate_before"))
    return marks


def _ticks(months: Sequence[Month], right: float, words: Words) -> list[Mark]:
    """The months below a hairline, the last one in bold."""
    last, base = len(months) - 1, HIGH - _FOOT
    marks: list[Mark] = [Shape(polyline([(0, base), (right + _LEFT, base)]), stroke=style.RULE, thickness=style.LINE)]
    for at, month in enumerate(months):
        if (last - at) % _EVERY == 0:
            bold = at == last
            marks.append(Text(
                _across(months, month, right), HIGH - 4, words.tick(month), 6.5, style.INK if bold else style.MUTE,
                bold=bold, anchor="start" if at == 0 else "middle", date=str(month),
            ))
    return marks


def _sentence(report: Report, words: Words, step: Step, path: str) -> str:
    """What the picture says."""
    first, last = step.months[0], step.months[-1]
    facts: dict[str, Fact] = {
        "step": report.label(step.kpi), "first": first.month, "last": last.month,
        "start": month_figure(step, first, path), "end": month_figure(step, last, path),
    }
    return words.text("funnel.alt_months", **facts)
