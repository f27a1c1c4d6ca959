"""The workbook before it is one: one file per sheet, frozen addressed cells."""

from nenrin.sheets.book import Book, Sheet
from nenrin.sheets.cell import Cell
from nenrin.sheets.compose import compose
from nenrin.sheets.drawing import Bars, Chart, Choice, Limit, Rule, Series, Sparkline
from nenrin.sheets.omissions import left_out
from nenrin.sheets.reported_figure import Reported

__all__ = [
    "Bars", "Book", "Cell", "Chart", "Choice", "Limit", "Reported", "Rule", "Series", "Sheet", "Sparkline", "compose",
    "left_out",
]
