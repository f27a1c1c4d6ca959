"""Spreadsheets: every cell of one sheet, after the file has been found harmless."""

from __future__ import annotations

import datetime as dt
import io
from itertools import chain

from nenrin.sources.container import Container, SheetPart, open_container
from nenrin.sources.glance import glance
from nenrin.sources.grid import MERGED, Grid
from nenrin.sources.refusal import Refused, refused
from nenrin.sources.rehearsal import LARGE, rehearse
from nenrin.sources.scan import Scan, scan
from nenrin.sources.source import Limits
from nenrin.vocabulary import Place, Sentence, nearest

_SPARSE, _FEW = 20, 1_000_000
_PANIC = "PanicException"         # a fault in the library that reads, which has no other name to catch it by
_NO_RESULT = Refused("holds a formula without a saved result", "open the file in a spreadsheet and save it")
_NEVER = Refused("holds a formula that was never calculated", "open the file in a spreadsheet and save it")


def read_workbook(data: bytes, file: str, sheet: str | None, limits: Limits) -> Grid:
    """The grid of one sheet; without a name, of the only visible one. Raises Problems."""
    container = open_container(data, file, limits.unzipped_megabytes)
    return _grid(data, container, _chosen(container, sheet), limits)


def read_sheets(data: bytes, file: str, limits: Limits) -> tuple[Grid, ...]:
    """The grids of all visible sheets, in the order of their tabs."""
    container = open_container(data, file, limits.unzipped_megabytes)
    return tuple(_grid(data, container, sheet, limits) for sheet in container.sheets if not sheet.hidden)


def _chosen(container: Container, wanted: str | None) -> SheetPart:
    visible = [sheet for sheet in container.sheets if not sheet.hidden]
    named = [sheet for sheet in container.sheets if sheet.name == wanted]
    if named:
        return named[0]
    if wanted is None and len(visible) == 1:
        return visible[0]
    listed = ", ".join(f"'{sheet.name}'" for sheet in visible) or "none"
    if wanted is None:
        raise refused(container.file, f"which sheet is meant? there are {listed}", "add  sheet: …")
    hint = nearest(wanted, [sheet.name for sheet in container.sheets]) or f"there are {listed}"
    wrong = f"there is no sheet '{wanted}'" + (f" among {listed}" if hint.startswith("did") else "")
    raise refused(container.file, wrong, hint)


def _grid(data: bytes, container: Container, sheet: SheetPart, limits: Limits) -> Grid:
    place = Place(container.file, sheet=sheet.name)
    xml = container.part(sheet.part)
    found = glance(xml) or scan(xml, place, limits.cells)
    _refuse_oversize(found, place, limits)
    if container.unpacked(sheet.part) > LARGE:
        rehearse(data, sheet.name, place)
    rows = _cells(data, sheet.name, place) if found.cells else []
    for spot, lost in found.lost.items():
        _put(rows, spot, lost)
    for spot in found.formulas - found.lost.keys():
        value = _at(rows, spot)
        if value == "" or (value == 0 and container.never_calculated):
            _put(rows, spot, _NO_RESULT if value == "" else _NEVER)
    return Grid(
        container.file, rows, range(1, len(rows) + 1), sheet.name, from_1904=container.from_1904,
        notes=_notes(found, container, sheet),
    )


def _refuse_oversize(found: Scan, place: Place, limits: Limits) -> None:
    """Refuse also a used area so much larger than its cells that reading it would exhaust the memory."""
    if found.rows * found.columns > max(_FEW, _SPARSE * found.cells):
        wrong = f"{found.cells:,} cells are spread over {found.rows:,} rows and {found.columns:,} columns"
        raise refused(place, wrong, "delete what stands far outside the table")
    if found.cells > limits.cells:
        raise refused(place, f"more than {limits.cells:,} cells", "raise  limits: {cells: …}")
    if found.rows > limits.rows:
        raise refused(place, f"more than {limits.rows:,} rows", "raise  limits: {rows: …}")


def _cells(data: bytes, sheet: str, place: Place) -> list[list[object]]:
    """The values as the spreadsheet saved them, from A1 on; truth values as words, which equal no number."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        rows: list[list[object]] = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    except BaseException as fault:
        if not isinstance(fault, CalamineError) and type(fault).__name__ != _PANIC:
            raise
        wrong = "the sheet cannot be read: its parts contradict each other"
        raise refused(place, wrong, "open it in a spreadsheet and save it again") from None
    kinds = set(map(type, chain.from_iterable(rows)))
    if kinds <= {str, float, int, dt.date, dt.datetime}:
        return rows
    return [[_plain(cell) for cell in row] for row in rows]


def _plain(cell: object) -> object:
    return str(cell).upper() if isinstance(cell, bool) else cell


def _at(rows: list[list[object]], spot: tuple[int, int]) -> object:
    row = rows[spot[0] - 1] if spot[0] <= len(rows) else []
    return row[spot[1]] if spot[1] < len(row) else ""


def _put(rows: list[list[object]], spot: tuple[int, int], value: object) -> None:
    """Write into a cell, which may lie beyond the cells that have a value."""
    rows.extend([] for _ in range(spot[0] - len(rows)))
    row = rows[spot[0] - 1]
    row.extend("" for _ in range(spot[1] + 1 - len(row)))
    row[spot[1]] = value


def _notes(found: Scan, container: Container, sheet: SheetPart) -> tuple[Sentence, ...]:
    notes = []
    if container.linked:
        notes.append(Sentence("source.linked"))
    if sheet.hidden:
        notes.append(Sentence("source.hidden_sheet"))
    if found.hidden_rows:
        notes.append(Sentence("source.hidden_rows", {"rows": found.hidden_rows}))
    if found.merged:
        notes.append(Sentence(MERGED, {"ranges": found.merged}))
    return tuple(notes)
