"""A funnel: a bar a step, as long as its count, in front of last year's; beside it its share of the step before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from nenrin.charts import figure, style
from nenrin.charts.fonts import width
from nenrin.charts.mark import Mark, Outline, Shape, Text, joined, polyline, rectangle
from nenrin.charts.scale import Scale, from_zero
from nenrin.report import Report
from nenrin.report.funnel import Flow, Step
from nenrin.report.funnel_message import rate_figure, share_figure, step_path
from nenrin.vocabulary import Fact, Sentence
from nenrin.words import Words

WIDE = 493.0
_ROW, _BAR, _ASIDE = 27.0, 12.0, 3.6
"""Height of a row and of a bar; how far last year's bar stands out below."""
_LEFT, _RIGHT, _RATE, _TOP = 118.0, 352.0, 440.0, 14.0
"""Where bars begin, the longest one and the rates end; the first bar's upper edge."""
_LEAST = 0.8
"""Length of the shortest bar that is seen."""


def funnel(report: Report, place: int, language: str) -> str:
    """The funnel at ``place`` of the report's; a step without a value has no bar."""
    words, flow = Words(language), report.flows[place]
    counts = [count for step in flow.steps for count in (step.count, step.before) if count is not None]
    along = from_zero(counts, _LEFT, _RIGHT)
    marks: list[Mark] = [
        *_titles(words),
        Shape(joined(_bars(flow, along, prior=True)), fill=style.PRIOR),
        Shape(joined(_bars(flow, along, prior=False)), fill=style.ACTUAL),
        Shape(joined(_links(flow, along)), stroke=style.RULE, thickness=style.LINE),
    ]
    for row, step in enumerate(flow.steps):
        marks += _words(report, words, flow, step, place, _TOP + row * _ROW, along)
    high = _TOP + len(flow.steps) * _ROW - (_ROW - _BAR - _ASIDE) + 3
    return figure.draw(marks, WIDE, high, _sentence(report, words, flow, place), language)


def _titles(words: Words) -> Iterator[Mark]:
    """What the bars are, and what stands beside them."""
    base = style.SIZE
    yield Text(_LEFT, base, words.text("funnel.title_bars"), style.SIZE, style.MUTE)
    rates = words.text("funnel.title_rates")
    yield Text(WIDE, base, rates, style.SIZE, style.MUTE, anchor="end", own=True)


def _bars(flow: Flow, along: Scale, *, prior: bool) -> Iterator[Outline]:
    for row, step in enumerate(flow.steps):
        count = step.before if prior else step.count
        if count is not None:
            top = _TOP + row * _ROW + (_ASIDE if prior else 0.0)
            yield rectangle(_LEFT, top, max(along.length(count), _LEAST), _BAR)


def _links(flow: Flow, along: Scale) -> Iterator[Outline]:
    """From the end of a bar to that of the next."""
    for row, (one, other) in enumerate(pairwise(flow.steps)):
        if one.count is not None and other.count is not None:
            start = _TOP + row * _ROW + _BAR + _ASIDE
            yield polyline([(along(one.count), start), (along(other.count), _TOP + (row + 1) * _ROW)])


def _words(
    report: Report, words: Words, flow: Flow, step: Step, place: int, top: float, along: Scale,
) -> Iterator[Mark]:
    """The step's name, its count at the end of the bar, its rate at the right."""
    base, path = top + _BAR / 2 + style.VALUE * 0.36, step_path(flow, step, place)
    name = words.label(report.label(step.kpi))
    yield Text(_LEFT - 6, base, name, _fitting(name, words.language), style.INK, anchor="end", own=True)
    if step.count is not None:
        spelled = words.amount(report.figure(step.kpi, step.count))
        end = along(max(step.count, step.before or 0.0)) + 5
        yield Text(end, base, spelled, style.VALUE, style.INK, bold=True, figure=f"{path}.count")
    if step.rate is not None:
        yield from _rate(words, step, path, base)


def _rate(words: Words, step: Step, path: str, base: float) -> Iterator[Mark]:
    """Its share of the step before, and the interval of that: each number under its name."""
    rate = words.amount(rate_figure(step, "rate", path))
    yield Text(_RATE, base, rate, style.VALUE, style.INK, bold=True, anchor="end", figure=f"{path}.rate")
    start = _RATE + 6
    facts = {name: rate_figure(step, name, path) for name in ("low", "high")}
    for run in words.tell(Sentence("funnel.interval", facts)):
        name = run.figure.id if run.figure is not None else ""
        if run.text.strip():
            yield Text(start, base, run.text, style.SIZE, style.MUTE, figure=name)
        start += width(run.text, style.SIZE, words.language)


def _fitting(name: str, language: str) -> float:
    """The size in which a name has room beside the bars."""
    long = width(name, style.VALUE, language)
    return max(style.SMALL, min(style.VALUE, style.VALUE * (_LEFT - 8) / long)) if long else style.VALUE


def _sentence(report: Report, words: Words, flow: Flow, place: int) -> str:
    """What stands for the picture."""
    first, last = flow.steps[0], flow.steps[-1]
    facts: dict[str, Fact] = {"funnel": flow.label, "month": report.month}
    if flow.through is None:
        return words.text("funnel.alt_absent", **facts)
    return words.text(
        "funnel.alt", funnel=flow.label, first=report.label(first.kpi), last=report.label(last.kpi),
        start=report.figure(first.kpi, first.count), end=report.figure(last.kpi, last.count),
        through=share_figure(flow.through, f"funnels.{place}.through"),
    )
