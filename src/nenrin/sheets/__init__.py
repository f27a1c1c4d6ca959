"""The workbook before it is one: one file per sheet, frozen addressed cells."""

from nenrin.sheets.cell import Book, Cell, Sheet

__all__ = ["Book", "Cell", "Sheet"]
