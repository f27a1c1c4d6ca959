"""What a chart is made of before it is drawn: shapes and words at their places, in points, y downwards."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from nenrin.charts.fonts import width

Point: TypeAlias = tuple[float, float]
Step: TypeAlias = tuple[Literal["M", "L", "C", "Z"], tuple[Point, ...]]
Outline: TypeAlias = tuple[Step, ...]
Anchor = Literal["start", "middle", "end"]
_CIRCLE = 0.5522847498
"""Length of a Bézier handle that makes a quarter of a unit circle."""


@dataclass(frozen=True)
class Shape:
    """One outline, filled or stroked; everything that looks alike is one shape."""

    outline: Outline
    fill: str | None = None
    stroke: str | None = None
    thickness: float = 0.5
    dash: tuple[float, float] | None = None


@dataclass(frozen=True)
class Text:
    """A line of text: ``x`` is its start, middle or end, ``y`` its baseline.

    ``figure``: the name of the number that it prints; ``date``: the month that it spells; ``own``: a person's words.
    """

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    anchor: Anchor = "start"
    figure: str = ""
    date: str = ""
    own: bool = False

    def start(self, language: str) -> float:
        """Where it begins; computed here, for no renderer agrees with another on anchors."""
        if self.anchor == "start":
            return self.x
        long = width(self.text, self.size, language, 700 if self.bold else 400)
        return self.x - (long / 2 if self.anchor == "middle" else long)


Mark: TypeAlias = Shape | Text
Draw: TypeAlias = Callable[[Iterable[Mark], float, float, str, str], str]
"""What makes a picture of marks: matplotlib (``figure.draw``), or for many small ones ourselves (``svg.document``)."""


def rectangle(x: float, y: float, wide: float, high: float) -> Outline:
    """A rectangle; negative extents point left or up."""
    corners = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))
    return polygon(corners)


def polygon(points: Sequence[Point]) -> Outline:
    """A closed outline."""
    return (*polyline(points), ("Z", ()))


def polyline(points: Sequence[Point]) -> Outline:
    """A line through the points."""
    return tuple(("M" if place == 0 else "L", (point,)) for place, point in enumerate(points))


def disc(x: float, y: float, radius: float) -> Outline:
    """A circle."""
    turn = ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 0))
    steps: list[Step] = [("M", ((x + radius, y),))]
    for (ax, ay), (bx, by) in itertools.pairwise(turn):
        one = (x + radius * (ax + _CIRCLE * bx), y + radius * (ay + _CIRCLE * by))
        two = (x + radius * (bx + _CIRCLE * ax), y + radius * (by + _CIRCLE * ay))
        steps.append(("C", (one, two, (x + radius * bx, y + radius * by))))
    return (*steps, ("Z", ()))


def hatch(x: float, y: float, wide: float, high: float, gap: float = 2.2) -> Outline:
    """Diagonal lines cut to a rectangle by arithmetic: patterns and clip paths are slow or lost on paper."""
    left, top, wide, high = min(x, x + wide), min(y, y + high), abs(wide), abs(high)
    steps: list[Step] = []
    reach = gap
    while reach < wide + high:
        start = (left + reach, top) if reach <= wide else (left + wide, top + reach - wide)
        end = (left, top + reach) if reach <= high else (left + reach - high, top + high)
        steps += polyline((start, end))
        reach += gap
    return tuple(steps)


def joined(outlines: Iterable[Outline]) -> Outline:
    """Several outlines drawn as one."""
    return tuple(step for outline in outlines for step in outline)
