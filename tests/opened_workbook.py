"""A workbook opened in IronCalc: edit a cell, recalculate, read any cell – what a reviewer does by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ironcalc

from nenrin.sheets import Book, Cell, Sheet


class Opened:
    """The file's cells after every edit; sheets by their names."""

    def __init__(self, book: Book, data: bytes, folder: Path) -> None:
        file = folder / "opened.xlsx"
        file.write_bytes(data)
        self.book = book
        self._model: Any = ironcalc.load_from_xlsx(str(file), "en", "UTC", "en")
        self._stale = True
        self._numbers = {sheet.name: number for number, sheet in enumerate(book.sheets)}

    def sheet(self, name: str) -> Sheet:
        """A sheet of the book."""
        return self.book.sheets[self._numbers[name]]

    def get(self, sheet: str, row: int, column: int) -> float | str | bool | None:
        """A cell's value, row and column from 0."""
        self._recalculate()
        found: float | str | bool | None = self._model.get_cell_value(self._numbers[sheet], row + 1, column + 1)
        return found

    def put(self, sheet: str, row: int, column: int, value: float | str) -> None:
        """Type a constant into a cell; what is looked at afterwards is recalculated."""
        spot = (self._numbers[sheet], row + 1, column + 1)
        if isinstance(value, str):
            self._model.update_cell_with_text(*spot, value)
        else:
            self._model.update_cell_with_number(*spot, value)
        self._stale = True

    def name(self, name: str) -> float | str | bool | None:
        """The value under a defined name."""
        reference = dict(self.book.names)[name].replace("$", "").replace("'", "")
        self._recalculate()
        found: float | str | bool | None = self._model.get_cell_value_by_ref(reference)
        return found

    def _recalculate(self) -> None:
        if self._stale:
            self._model.evaluate()
            self._stale = False

    def errors(self) -> list[tuple[str, Cell]]:
        """Every cell that shows an error."""
        return [
            (sheet.name, cell) for sheet in self.book.sheets for cell in sheet.cells
            if str(self.get(sheet.name, cell.row, cell.column)).startswith("#") and cell.formula is not None
        ]


def find(sheet: Sheet, column: int, value: object) -> Cell:
    """The first cell of a column that shows ``value``."""
    return next(cell for cell in sheet.cells if cell.column == column and cell.value == value)
