"""The workbook before it is one: one file per sheet, frozen addressed cells."""

from nenrin.sheets.book import Book, Sheet
from nenrin.sheets.cell import Cell
from nenrin.sheets.compose import compose
from nenrin.sheets.drawing import Bars, Chart, Choice, Rule, Series, Sparkline

__all__ = ["Bars", "Book", "Cell", "Chart", "Choice", "Rule", "Series", "Sheet", "Sparkline", "compose"]
