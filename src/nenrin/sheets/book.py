"""A sheet and a book: cells with their layout, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from nenrin.sheets.cell import Cell
from nenrin.sheets.drawing import Bars, Chart, Choice, Heat, Limit, Rule, Sparkline


@dataclass(frozen=True)
class Sheet:
    """One sheet: ``name`` as shown, its cells, their layout and what lies on them.

    ``widths``: (first column, last column, characters); ``outline``: (row, level); ``groups``: (first column, last
    column) that fold away; ``freeze``: first row and column that move; ``head``: the row with the column titles,
    repeated on every page, or instead of it ``repeat_rows`` (first, last) where each table has its own;
    ``print_columns``: the columns that are printed, on ``pages_wide`` pages side by side, each beginning with the
    ``repeat_columns``; ``tall``: pages below each other, 0 as many as needed; ``breaks``: the columns that begin a
    page, ``row_breaks`` the rows.
    """

    name: str
    cells: tuple[Cell, ...]
    widths: tuple[tuple[int, int, float], ...] = ()
    heights: tuple[tuple[int, float], ...] = ()
    outline: tuple[tuple[int, int], ...] = ()
    groups: tuple[tuple[int, int], ...] = ()
    freeze: tuple[int, int] | None = None
    head: int | None = None
    landscape: bool = True
    tall: int = 0
    pages_wide: int = 1
    repeat_columns: tuple[int, int] | None = None
    repeat_rows: tuple[int, int] | None = None
    print_columns: tuple[int, int] | None = None
    breaks: tuple[int, ...] = ()
    row_breaks: tuple[int, ...] = ()
    tab: Literal["output", "input", "working", ""] = ""
    charts: tuple[Chart, ...] = ()
    sparklines: tuple[Sparkline, ...] = ()
    rules: tuple[Rule, ...] = ()
    bars: tuple[Bars, ...] = ()
    heats: tuple[Heat, ...] = ()
    choices: tuple[Choice, ...] = ()
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True)
class Book:
    """All sheets in reading order, defined names (name, reference), and document properties.

    ``footer``: left and right text at the foot of every page, ``{page}`` and ``{pages}`` stand for the numbers.
    ``created``: the day that the file says it was made (year, month, day): the last of the reporting month.
    """

    sheets: tuple[Sheet, ...]
    names: tuple[tuple[str, str], ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    language: str = "en"
    footer: tuple[str, str] = ("", "")
    created: tuple[int, int, int] = (2000, 1, 1)
