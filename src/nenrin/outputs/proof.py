"""The proof of a workbook: an independent engine opens the file and recalculates every formula."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from nenrin.outputs.workbook_cache import Cached, cached
from nenrin.sheets import Book, Cell, Sheet
from nenrin.sheets.address import spot
from nenrin.vocabulary import Place, Problem

if TYPE_CHECKING:
    from ironcalc import Model

_RELATIVE = 1e-9
_NOISE = 1e-13
"""What is left of a difference of equal numbers, as a share of the largest number in its row."""


def prove(data: bytes, book: Book, name: str = "workbook") -> tuple[Problem, ...]:
    """Every cell of the file that is not what the book says; empty when the proof holds.

    ``data``: the xlsx bytes; ``name``: the file's name, for the place of a problem. Looked at are the results that the
    file carries, and what IronCalc makes of every formula and constant. Numbers agree to 1e-9, texts exactly.
    """
    import ironcalc

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "proof.xlsx"
        file.write_bytes(data)
        try:
            model = ironcalc.load_from_xlsx(str(file), "en", "UTC", "en")
        except ironcalc.WorkbookError:
            return (Problem(Place(name), "the workbook cannot be opened again", "this is a fault of the program"),)
    model.evaluate()
    carried = cached(data)
    return tuple(
        Problem(Place(name, sheet=sheet.name, cell=spot(cell.row, cell.column)), wrong)
        for number, sheet in enumerate(book.sheets)
        for cell, wrong in (*_not_carried(carried[number], sheet), *_not_reckoned(model, number, sheet))
    )


def _not_carried(carried: Cached, sheet: Sheet) -> Iterator[tuple[Cell, str]]:
    """Formulas beside which the file does not carry the book's result."""
    for cell in sheet.cells:
        if cell.formula is not None:
            found = carried.get(spot(cell.row, cell.column))
            if not _same(found, cell, 0.0):
                yield cell, f"carries {found!r}, the run says {cell.value!r}"


def _not_reckoned(model: Model, number: int, sheet: Sheet) -> Iterator[tuple[Cell, str]]:
    """Cells that the engine reckons otherwise, or that are not there."""
    read = model.get_cell_value
    found_here = ((read(number, cell.row + 1, cell.column + 1), cell) for cell in sheet.cells)
    other = [(found, cell) for found, cell in found_here if found != cell.value or isinstance(found, bool)]
    largest: dict[int, float] = {}
    for cell in sheet.cells if other else ():
        if isinstance(cell.value, int | float):
            largest[cell.row] = max(largest.get(cell.row, 0.0), abs(cell.value))
    for found, cell in other:
        if not _same(found, cell, largest.get(cell.row, 0.0)):
            yield cell, f"recalculates to {found!r}, the run says {cell.value!r}"


def _same(found: object, cell: Cell, largest: float) -> bool:
    """Whether a value is the cell's: a blank and an empty text are the same."""
    wanted = cell.value
    if found == wanted and type(found) is type(wanted):
        return True
    if isinstance(wanted, bool) or isinstance(found, bool):
        return wanted is found
    if isinstance(wanted, int | float) and isinstance(found, int | float):
        return abs(found - wanted) <= _RELATIVE * max(abs(found), abs(wanted)) + _NOISE * largest
    return (wanted is None or isinstance(wanted, str)) and (found or "") == (wanted or "")
