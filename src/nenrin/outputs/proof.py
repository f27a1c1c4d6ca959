"""The proof of a workbook: an independent engine opens the file and recalculates every formula."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from nenrin.outputs.proof_copy import engine_copy
from nenrin.outputs.proof_names import not_named
from nenrin.outputs.workbook_bytes import unpacked
from nenrin.outputs.workbook_cache import carried
from nenrin.sheets import Book, Cell, Sheet
from nenrin.sheets.address import number_of, spot
from nenrin.vocabulary import Place, Problem

if TYPE_CHECKING:
    from ironcalc import Model

_NUMBERS = (int, float)
_RELATIVE = 1e-9
_PLACE = re.compile(r"\$?([A-Z]+)\$?([0-9]+)")
_NOISE = 1e-13
"""What is left of a difference of equal numbers, as a share of the largest number in its row."""


def prove(data: bytes, book: Book, name: str = "workbook") -> tuple[Problem, ...]:
    """Every cell of the file that is not what the book says; empty when the proof holds.

    ``data``: the xlsx bytes; ``name``: the file's name, for the place of a problem. Looked at are the results that the
    file carries, its names, and what IronCalc makes of every formula and constant. Numbers agree to 1e-9,
    what is left over between two to 1e-9 of these, texts exactly.
    """
    try:
        parts = unpacked(data)
        sheets = carried(parts)
        model = _recalculated(engine_copy(parts, [formula for sheet in sheets for formula in sheet.formulas]))
    except (zipfile.BadZipFile, _Unopened):
        return (Problem(Place(name), "the workbook cannot be opened again", "this is a fault of the program"),)
    return (
        *(
            Problem(Place(name, sheet=sheet.name, cell=spot(cell.row, cell.column)), wrong)
            for number, sheet in enumerate(book.sheets)
            for cell, wrong in (*_not_carried(sheets[number].results, sheet), *_not_reckoned(model, number, book))
        ),
        *(Problem(Place(name), wrong) for wrong in not_named(parts, book)),
    )


class _Unopened(Exception):  # noqa: N818 (the file is at fault)
    """IronCalc does not take the file."""


def _recalculated(data: bytes) -> Model:
    """The file as the engine reads it, every formula reckoned anew."""
    import ironcalc

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "proof.xlsx"
        file.write_bytes(data)
        try:
            model = ironcalc.load_from_xlsx(str(file), "en", "UTC", "en")
        except ironcalc.WorkbookError as error:
            raise _Unopened from error
    model.evaluate()
    return model


def _not_carried(results: Mapping[str, float | str | bool], sheet: Sheet) -> Iterator[tuple[Cell, str]]:
    """Formulas beside which the file does not carry the book's result."""
    for cell in sheet.cells:
        if cell.formula is not None:
            found = results.get(spot(cell.row, cell.column))
            if found != cell.value and not _same(found, cell._replace(of=0.0), 0.0):
                yield cell, f"carries {found!r}, the run says {cell.value!r}"


def _not_reckoned(model: Model, number: int, book: Book) -> Iterator[tuple[Cell, str]]:
    """Cells that the engine reckons otherwise, or that are not there."""
    read, sheet = model.get_cell_value, book.sheets[number]
    found_here = ((read(number, cell.row + 1, cell.column + 1), cell) for cell in sheet.cells)
    unlike = ((found, cell) for found, cell in found_here if found != cell.value or isinstance(found, bool))
    other = [(found, cell) for found, cell in unlike if not _same(found, cell, 0.0)]
    largest: dict[int, float] = {}
    for cell in sheet.cells if other else ():
        if isinstance(cell.value, int | float):
            largest[cell.row] = max(largest.get(cell.row, 0.0), abs(cell.value))
    for found, cell in other:
        if not _same(found, cell, largest.get(cell.row, 0.0)) and not _repeats(model, book, cell, found):
            yield cell, f"recalculates to {found!r}, the run says {cell.value!r}"


def _repeats(model: Model, book: Book, cell: Cell, found: object) -> bool:
    """Whether it shows another cell and nothing else, in the file as in the book: that one is held against its row."""
    name, _, place = (cell.formula or "").rpartition("!")
    names, at = [sheet.name for sheet in book.sheets], _PLACE.fullmatch(place)
    if at is None or name.strip("'") not in names:
        return False
    number, row, column = names.index(name.strip("'")), int(at[2]) - 1, number_of(at[1])
    there = next((one for one in book.sheets[number].cells if one[:2] == (row, column)), None)
    alike = there is not None and there.value == cell.value
    return alike and bool(model.get_cell_value(number, row + 1, column + 1) == found)


def _same(found: object, cell: Cell, largest: float) -> bool:
    """Whether a value is the cell's: a blank and an empty text are the same."""
    wanted = cell.value
    if isinstance(wanted, bool) or isinstance(found, bool):
        return wanted is found
    if isinstance(wanted, _NUMBERS) and isinstance(found, _NUMBERS):
        return abs(found - wanted) <= _RELATIVE * max(abs(found), abs(wanted), cell.of) + _NOISE * largest
    return (wanted is None or isinstance(wanted, str)) and (found or "") == (wanted or "")
