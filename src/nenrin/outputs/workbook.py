"""A book of frozen cells becomes an xlsx file; with its neighbours the only place that knows XlsxWriter."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from typing import TYPE_CHECKING, Any

from nenrin.outputs import workbook_layout
from nenrin.outputs.workbook_bytes import packed
from nenrin.outputs.workbook_kinds import workbook_kind
from nenrin.outputs.workbook_shared import shared
from nenrin.outputs.workbook_styles import FONTS, ROLES, SIZE
from nenrin.sheets import Book, Cell

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LONGEST = 31
_FORBIDDEN = frozenset("[]:*?/\\")


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
    from nenrin.outputs.workbook_page import Page

    defaults = {"font_name": FONTS[book.language], "font_size": SIZE}
    workbook = workbook_kind()(io.BytesIO(), {**_OPTIONS, "default_format_properties": defaults})
    styles = Styles(workbook)
    named = [_named(sheet.name, book) for sheet in book.sheets]
    pages = [(sheet, workbook.add_worksheet(name, Page)) for sheet, name in zip(book.sheets, named, strict=True)]
    for sheet, page in pages:
        same = shared(sheet.cells)
        for cell in sheet.cells:
            if cell.link is not None:
                _link(page, cell, cell.link, styles)
            code = page.put(cell, styles.of(cell), same)
            if code:
                _accept(code, f"{sheet.name} row {cell.row + 1} column {cell.column + 1}")
        page.bound(sheet.cells)
        workbook_layout.lay_out(workbook, page, sheet, book)
    for name, reference in book.names:
        _accept(workbook.define_name(name, f"={reference}"), name)
    _describe(workbook, book)
    workbook.close()
    found: dict[str, bytes] = workbook.parts
    return found


class Styles:
    """Formats by role, number format and indent, each made once, in the order of first use."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, str, int], Format] = {}
        self._spelled: dict[tuple[str, str, int], str] = {}

    def of(self, cell: Cell) -> str:
        """The style of a cell as its XML says it."""
        key = (cell.role, cell.number_format, cell.indent)
        if key not in self._spelled:
            self._spelled[key] = f' s="{self.format(cell)._get_xf_index()}"'  # noqa: SLF001 (as its own writer does)
        return self._spelled[key]

    def format(self, cell: Cell) -> Format:
        """The format of a cell as XlsxWriter keeps it."""
        key = (cell.role, cell.number_format, cell.indent)
        if key not in self._made:
            properties: dict[str, Any] = dict(ROLES[cell.role])
            if cell.number_format:
                properties["num_format"] = cell.number_format
            if cell.indent:
                properties["indent"] = cell.indent
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]


def _link(page: Any, cell: Cell, link: str, styles: Styles) -> None:  # noqa: ANN401 (our own kind of page)
    """A link inside the book; ``put`` says afterwards what the cell shows."""
    shown = cell.value if isinstance(cell.value, str) and cell.value else link
    _accept(page.write_url(cell.row, cell.column, f"internal:{link}", styles.format(cell), shown), link)


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
