"""A book of frozen cells becomes an xlsx file; with its neighbours the only place that knows XlsxWriter."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from typing import TYPE_CHECKING, Any

from nenrin.outputs import workbook_layout
from nenrin.outputs.workbook_bytes import packed
from nenrin.outputs.workbook_kinds import workbook_kind, worksheet_kind
from nenrin.outputs.workbook_styles import FONTS, ROLES, SIZE
from nenrin.sheets import Book, Cell

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LONGEST = 31
_FORBIDDEN = frozenset("[]:*?/\\")
_WHOLE = 1e15
"""Below it a whole number has no more digits than are kept."""


class Unwritable(Exception):  # noqa: N818 (the book is at fault, not the writer)
    """A cell, name or sheet that the format cannot hold: a fault of the program, never of the user."""


def write(book: Book) -> bytes:
    """The book as an xlsx file with every cached result; the same book gives the same bytes.

    Raises Unwritable where anything would be left out or a name is not allowed.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)     # how XlsxWriter says that it leaves something out
        try:
            return packed(_made(book), book.language)
        except UserWarning as warning:
            raise Unwritable(f"the workbook cannot hold everything: {warning}") from warning


def _made(book: Book) -> dict[str, bytes]:
    """The parts of the file as XlsxWriter makes them."""
    defaults = {"font_name": FONTS[book.language], "font_size": SIZE}
    workbook = workbook_kind()(io.BytesIO(), {**_OPTIONS, "default_format_properties": defaults})
    styles = Styles(workbook)
    named = [_named(sheet.name, book) for sheet in book.sheets]
    kind = worksheet_kind()
    pages = [(sheet, workbook.add_worksheet(name, kind)) for sheet, name in zip(book.sheets, named, strict=True)]
    for sheet, page in pages:
        for cell in sheet.cells:
            code = _put(page, cell, styles)
            if code:
                _accept(code, f"{sheet.name} row {cell.row + 1} column {cell.column + 1}")
        page.bound()
        workbook_layout.lay_out(workbook, page, sheet, book)
    for name, reference in book.names:
        _accept(workbook.define_name(name, f"={reference}"), name)
    _describe(workbook, book)
    workbook.close()
    found: dict[str, bytes] = workbook.parts
    return found


def quantise(value: float) -> float:
    """The value with the 15 significant digits that a spreadsheet keeps."""
    return value if abs(value) < _WHOLE and value.is_integer() else float(f"{value:.15g}")


class Styles:
    """Formats by role, number format and indent, each made once, in the order of first use."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, str, int], Format] = {}

    def of(self, cell: Cell) -> Format:
        """The format of a cell."""
        key = (cell.role, cell.number_format, cell.indent)
        if key not in self._made:
            properties: dict[str, Any] = dict(ROLES[cell.role])
            if cell.number_format:
                properties["num_format"] = cell.number_format
            if cell.indent:
                properties["indent"] = cell.indent
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]


def _put(page: Any, cell: Cell, styles: Styles) -> int:  # noqa: ANN401 (our own kind of page)
    """Write one cell as what it is – text never becomes a formula, a number or a link; 0 when it was taken."""
    value, style = cell.value, styles.of(cell)
    if cell.link is not None:
        shown = value if isinstance(value, str) and value else cell.link
        _accept(page.write_url(cell.row, cell.column, f"internal:{cell.link}", style, shown), cell.link)
    if isinstance(value, float):
        value = quantise(value)
    return int(page.put((cell.row, cell.column), value, cell.formula, style))


def _accept(code: int, what: str) -> None:
    """XlsxWriter drops what it cannot hold and says so in a number only."""
    if code != 0:
        raise Unwritable(f"the workbook cannot hold {what} (code {code})")


def _named(name: str, book: Book) -> str:
    """A sheet's name, if the format allows it and no other sheet has it."""
    same = sum(sheet.name.casefold() == name.casefold() for sheet in book.sheets)
    edges = name.startswith("'") or name.endswith("'")
    if not name.strip() or len(name) > _LONGEST or _FORBIDDEN & set(name) or edges or same > 1:
        raise Unwritable(f"{name!r} cannot be the name of a sheet")
    return name


def _describe(workbook: Workbook, book: Book) -> None:
    """Document properties: from the run, never from the clock or the machine."""
    known = ("title", "subject", "author", "company", "category", "comments")
    core: dict[str, Any] = {key: book.properties[key] for key in known if key in book.properties}
    created = dt.datetime(*book.created)  # noqa: DTZ001 (a date of the report, not a moment)
    workbook.set_properties({**core, "created": created})
    for key, value in book.properties.items():
        if key not in known:
            _accept(workbook.set_custom_property(key, value, "text"), key)
