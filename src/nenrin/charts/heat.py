"""A grid of numbers, darker where there is more: what the segment map and the cohorts are drawn with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nenrin.charts import style
from nenrin.charts.mark import Mark, Shape, Text, rectangle

_LIGHT, _DARK = (0xF3, 0xF5, 0xF7), (0x8B, 0x93, 0x9B)
"""Ink keeps a contrast of 4.5 on the darkest: on a darker one neither ink nor paper would, somewhere between."""
_GAP = 1.0
_SIZE = 7.0


@dataclass(frozen=True)
class Square:
    """One cell: how dark, 0 … 1, None: left white; its number, and what stands below it in small letters.

    ``figure``, ``figure_below``: the names of the two numbers.
    """

    depth: float | None
    text: str = ""
    below: str = ""
    figure: str = ""
    figure_below: str = ""


@dataclass(frozen=True)
class Grid:
    """Where the grid stands, in points: its left and upper edge, and the size of one cell."""

    left: float
    top: float
    wide: float
    high: float

    def marks(self, rows: Sequence[Sequence[Square]]) -> Iterator[Mark]:
        """Every cell and its words."""
        for line, row in enumerate(rows):
            for place, square in enumerate(row):
                yield from self._cell(self.left + place * self.wide, self.top + line * self.high, square)

    def names(self, rows: Sequence[str], columns: Sequence[str]) -> Iterator[Mark]:
        """The rows' names to the left of the grid, the columns' above it: a scale, whose digits are no figures."""
        for line, name in enumerate(rows):
            middle = self.top + (line + 0.5) * self.high + style.SIZE * 0.35
            yield Text(self.left - 5, middle, name, style.SIZE, style.INK, anchor="end", own=True)
        for place, name in enumerate(columns):
            middle = self.left + (place + 0.5) * self.wide
            yield Text(middle, self.top - 4, name, style.SIZE, style.INK, anchor="middle", own=True)

    def _cell(self, x: float, y: float, square: Square) -> Iterator[Mark]:
        if square.depth is not None:
            outline = rectangle(x, y, self.wide - _GAP, self.high - _GAP)
            yield Shape(outline, fill=shade(square.depth))
        middle, base = x + (self.wide - _GAP) / 2, y + (self.high - _GAP) / 2
        lift = 0.4 if square.below else 2.4
        if square.text:
            bold = bool(square.below)
            yield Text(middle, base + lift, square.text, _SIZE, style.INK, bold, "middle", square.figure)
        if square.below:
            named = square.figure_below
            yield Text(middle, base + 8.0, square.below, style.SMALL, style.INK, anchor="middle", figure=named)


def shade(depth: float) -> str:
    """A grey between almost paper (0) and that of prior figures (1)."""
    deep = min(max(depth, 0.0), 1.0)
    mixed = (round(light + (dark - light) * deep) for light, dark in zip(_LIGHT, _DARK, strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)
