"""From a reference to the actual value in a few steps, small enough for the cover; what is not explained is hatched."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from nenrin.charts import figure, style
from nenrin.charts.fonts import Weight
from nenrin.charts.lines import fitted, phrases
from nenrin.charts.mark import Mark, Outline, Shape, Text, hatch, joined, polygon, polyline, rectangle
from nenrin.charts.scale import Scale

WIDE, HIGH = 295.0, 146.0
_TOP, _FOOT = 14.0, 31.0
_LINE, _MOST, _SIZE = 7.6, 4, 6.5
"""A name: height of a line, lines it may have (the last takes its room from the columns), size; points."""
_COLUMN = 0.66
_CUT_BELOW = 0.4
"""The axis is cut, visibly, when the lowest level leaves less than this share of the height to the steps."""

Kind = Literal["before", "part", "open", "after"]


@dataclass(frozen=True)
class Step:
    """One column: a total (``before``, ``after``), a ``part`` of the change, or a part nobody has explained (``open``).

    ``printed`` is its figure as text, ``figure`` that figure's name; ``favourable`` colours a part.
    """

    kind: Kind
    name: str
    value: float
    printed: str
    favourable: bool | None = None
    figure: str = ""


def bridge(steps: Sequence[Step], sentence: str, language: str) -> str:
    """The first step is a total and so is the last; between them every part starts where the one before ended."""
    levels = _levels(steps)
    ends = [level for pair in levels for level in pair]
    low = _cut(steps, [end for _, end in levels])
    pitch = WIDE / len(steps)
    names = [_lines(step, pitch, language) for step in steps]
    base = HIGH - _FOOT - (_LINE if max(map(len, names)) == _MOST else 0.0)
    up = Scale(low, max(ends) if max(ends) > low else low + 1.0, base, _TOP)
    marks: list[Mark] = [Shape(_links(levels, up, pitch), stroke=style.PRIOR)]
    for place, (step, (start, end)) in enumerate(zip(steps, levels, strict=True)):
        left = place * pitch + pitch * (1 - _COLUMN) / 2
        marks += _column(step, left, pitch * _COLUMN, up(max(start, low)), up(max(end, low)))
        marks += _name(step, names[place], place * pitch + pitch / 2, base)
        if low > 0 and step.kind in ("before", "after"):
            marks += _break(left, pitch * _COLUMN, base - 5)
    zero = up(max(low, 0.0)) if low >= 0 else up(0.0)
    marks.append(Shape(polyline([(0, zero), (WIDE, zero)]), stroke=style.INK, thickness=0.8))
    return figure.draw(marks, WIDE, HIGH, sentence, language)


def _levels(steps: Sequence[Step]) -> list[tuple[float, float]]:
    """Where each column starts and ends, in units of the KPI."""
    levels: list[tuple[float, float]] = []
    at = 0.0
    for step in steps:
        start = 0.0 if step.kind in ("before", "after") else at
        at = step.value if step.kind in ("before", "after") else at + step.value
        levels.append((start, at))
    return levels


def _cut(steps: Sequence[Step], ends: Sequence[float]) -> float:
    """The lowest level drawn: zero, or above it when the totals would leave no room for the steps."""
    low, high = min(ends), max(ends)
    if steps[0].kind != "before":  # parts that begin at zero
        return min(0.0, low)
    if low <= 0 or not high or (high - low) / high >= _CUT_BELOW or len(steps) <= 2:  # noqa: PLR2004 (no parts at all)
        return min(0.0, low)
    return max(0.0, low - (high - low) * 0.6 - high * 0.01)


def _links(levels: Sequence[tuple[float, float]], up: Scale, pitch: float) -> Outline:
    side = pitch * (1 - _COLUMN) / 2
    return joined(
        polyline([(place * pitch + side, up(end)), ((place + 2) * pitch - side, up(end))])
        for place, (_, end) in enumerate(levels[:-1])
    )


def _column(step: Step, left: float, wide: float, start: float, end: float) -> list[Mark]:
    """The column and its figure above it."""
    high = end - start if abs(end - start) >= 0.8 else 0.8  # noqa: PLR2004 (the thinnest line that prints)
    box = rectangle(left, start, wide, high)
    colour = {"open": style.WARN, "part": style.by_effect(step.favourable)}.get(step.kind, style.INK)
    above = min(start, start + high) - 3
    middle = left + wide / 2
    figure_mark = Text(middle, above, step.printed, 7.4, colour, bold=True, anchor="middle", figure=step.figure)
    if step.kind == "before":
        return [Shape(box, fill=style.PAPER, stroke=style.ACTUAL, thickness=0.8), figure_mark]
    if step.kind == "open":
        lines = hatch(left, start, wide, high, 3)
        return [
            Shape(box, fill=style.PAPER, stroke=style.WARN, thickness=0.6),
            Shape(lines, stroke=style.WARN, thickness=1.0), figure_mark,
        ]
    return [Shape(box, fill=style.ACTUAL if step.kind == "after" else colour), figure_mark]


def _lines(step: Step, pitch: float, language: str) -> tuple[str, ...]:
    """A name below its column; one that has no room otherwise goes up to the next column."""
    weight: Weight = 700 if step.kind in ("before", "after") else 400
    found = fitted(step.name, language, pitch - 2, _SIZE, most=_MOST, weight=weight)
    cut = "".join(found).replace(" ", "") != step.name.replace(" ", "") or _split(found, step.name, language)
    beside = 1.5 if language == "ja" else 0.0
    return fitted(step.name, language, pitch - beside, style.SMALL, most=_MOST, weight=weight) if cut else found


def _split(lines: Sequence[str], name: str, language: str) -> bool:
    """Whether a word does not end with its line."""
    if language != "ja":
        return " ".join(lines) != name
    ends = set(itertools.accumulate(map(len, phrases(name, language))))
    return not ends.issuperset(itertools.accumulate(map(len, lines)))


def _name(step: Step, lines: Sequence[str], middle: float, base: float) -> list[Mark]:
    total = step.kind in ("before", "after")
    size = style.SMALL if len(lines) == _MOST else _SIZE
    colour = style.INK if total else style.MUTE
    return [
        Text(middle, base + 9.5 + _LINE * row, line, size, colour, bold=total, anchor="middle", own=True)
        for row, line in enumerate(lines)
    ]


def _break(left: float, wide: float, y: float) -> list[Mark]:
    """Two slanting strokes through a column that does not start at zero."""
    start, end = left - 1.5, left + wide + 1.5
    return [
        Shape(polygon([(start, y), (end, y - 3.6), (end, y - 0.6), (start, y + 3)]), fill=style.PAPER),
        Shape(
            joined((polyline([(start, y), (end, y - 3.6)]), polyline([(start, y + 3), (end, y - 0.6)]))),
            stroke=style.ACTUAL,
        ),
    ]
