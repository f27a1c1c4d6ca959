"""What lies on the cells of a sheet: native charts, sparklines, conditional looks, lists to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Look = Literal["actual", "plan", "favourable", "unfavourable", "total", "none", "line", "range", "odd"]
"""How a series is drawn: actual solid dark, plan outlined, none invisible (the foot of a floating bar); beside
them a line of values, and the expected range of a month, odd where the month lies outside."""


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: its name as text, its values as a reference."""

    name: str
    values: str
    look: Look


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart at a cell (row, column from 0), ``width`` × ``height`` pixels; ``description`` is its alt text.

    Without a ``title`` the cells around say what it shows.
    """

    kind: Literal["stacked_bars", "columns", "stacked_columns", "ranges"]
    row: int
    column: int
    width: int
    height: int
    title: str
    description: str
    categories: str
    series: tuple[Series, ...]
    number_format: str = ""
    category_format: str = ""
    legend: bool = False
    value_axis: bool = True


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A row of small columns in one cell, the last one dark; they start at zero unless a value lies below it."""

    row: int
    column: int
    values: str
    from_zero: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """``area`` looks like ``look`` wherever ``formula`` (without ``=``, for the area's first cell) holds.

    ``blank``: as if no row were there; ``number``: its numbers in ``number_format``.
    """

    area: str
    formula: str
    look: Literal["favourable", "unfavourable", "pass", "fail", "changed", "issue", "blank", "number"]
    number_format: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Small bars behind the numbers of ``area``: favourable to the right, unfavourable to the left."""

    area: str


@dataclass(frozen=True, slots=True)
class Heat:
    """The cells of ``area`` are the darker the larger their numbers; black stays readable on the darkest."""

    area: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The cells of ``area`` offer a list: a reference to cells, or a few words (together under 255 characters).

    ``refusal``: what is said to whoever types anything else, which is then not taken; without it he is only warned.
    """

    area: str
    source: str | tuple[str, ...]
    prompt: str = ""
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """The cells of ``area`` take a number from ``least`` to ``most`` and nothing else; ``refusal`` says so.

    ``whole``: without decimals; ``above``: ``least`` itself is not taken.
    """

    area: str
    refusal: str
    least: float
    most: float | None = None
    whole: bool = False
    above: bool = False
