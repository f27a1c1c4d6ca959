"""The proof of a workbook: an independent engine opens the file and recalculates every formula."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from nenrin.sheets import Book, Cell, Sheet
from nenrin.sheets.address import spot
from nenrin.vocabulary import Place, Problem

if TYPE_CHECKING:
    from ironcalc import Model

_RELATIVE = 1e-9
_NOISE = 1e-13
"""What is left of a difference of equal numbers, as a share of the largest number in its row."""


def prove(data: bytes, book: Book, name: str = "workbook") -> tuple[Problem, ...]:
    """Every cell of the file that is not what the book says, before and after recalculation; empty when it holds.

    ``data``: the xlsx bytes; ``name``: the file's name, for the place of a problem. Numbers agree to 1e-9, texts exactly.
    """
    import ironcalc

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "proof.xlsx"
        file.write_bytes(data)
        try:
            model = ironcalc.load_from_xlsx(str(file), "en", "UTC", "en")
        except ironcalc.WorkbookError:
            return (Problem(Place(name), "the workbook cannot be opened again", "this is a fault of the program"),)
    written = _differences(model, book, name, "holds")
    model.evaluate()
    return (*written, *_differences(model, book, name, "recalculates to"))


def _differences(model: Model, book: Book, name: str, verb: str) -> tuple[Problem, ...]:
    """Cells whose value is not the book's."""
    return tuple(
        Problem(Place(name, sheet=sheet.name, cell=spot(cell.row, cell.column)), f"{verb} {found!r}, the run says {cell.value!r}")
        for number, sheet in enumerate(book.sheets)
        for cell, found in _unequal(model, number, sheet)
    )


def _unequal(model: Model, number: int, sheet: Sheet) -> Iterator[tuple[Cell, object]]:
    """The cells of one sheet that differ, with what was found."""
    values = {id(cell): model.get_cell_value(number, cell.row + 1, cell.column + 1) for cell in sheet.cells}
    largest: dict[int, float] = {}
    for cell in sheet.cells:
        if isinstance(cell.value, int | float):
            largest[cell.row] = max(largest.get(cell.row, 0.0), abs(cell.value))
    for cell in sheet.cells:
        found = values[id(cell)]
        if not _same(found, cell, largest.get(cell.row, 0.0)):
            yield cell, found


def _same(found: object, cell: Cell, largest: float) -> bool:
    """Whether a value is the cell's: a blank and an empty text are the same."""
    wanted = cell.value
    if isinstance(wanted, bool) or isinstance(found, bool):
        return wanted is found
    if isinstance(wanted, int | float) and isinstance(found, int | float):
        return abs(found - wanted) <= _RELATIVE * max(abs(found), abs(wanted)) + _NOISE * largest
    return (found or "") == (wanted or "") if wanted is None or isinstance(wanted, str) else False
