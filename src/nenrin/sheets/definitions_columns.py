"""The columns that all tables of Definitions share: their widths, their titles, and lines of text in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nenrin.sheets.cell import Cell
from nenrin.sheets.layout import Layout

WIDTHS = (30, 22, 12, 12, 12, 12, 46, 30, 32, 28, 26, 18)
WIDE = len(WIDTHS) - 1
"""The last column."""


def titles(layout: Layout, row: int, names: Sequence[str]) -> Iterator[Cell]:
    """Column titles by the key of their text."""
    for column, name in enumerate(names):
        yield Cell(row, column, layout.words.text(f"sheet.definitions.column.{name}"), role="head_left")


def said(row: int, texts: Sequence[str]) -> Iterator[Cell]:
    """One line."""
    for column, text in enumerate(texts):
        yield Cell(row, column, text, role="text_wrapped")
