"""A book of frozen cells becomes an xlsx file; with its neighbours the only place that knows XlsxWriter."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from typing import TYPE_CHECKING, Any

from nenrin.outputs import workbook_layout
from nenrin.outputs.workbook_bytes import finish
from nenrin.outputs.workbook_styles import FONTS, ROLES, SIZE
from nenrin.sheets import Book, Cell

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

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
            return finish(_made(book), book.language)
        except UserWarning as warning:
            raise Unwritable(f"the workbook cannot hold everything: {warning}") from warning


def _made(book: Book) -> bytes:
    """The file as XlsxWriter makes it."""
    from xlsxwriter import Workbook

    target = io.BytesIO()
    defaults = {"font_name": FONTS[book.language], "font_size": SIZE}
    workbook = Workbook(target, {**_OPTIONS, "default_format_properties": defaults})
    styles = Styles(workbook)
    named = [_named(sheet.name, book) for sheet in book.sheets]
    kind = _plain()
    pages = [(sheet, workbook.add_worksheet(name, kind)) for sheet, name in zip(book.sheets, named, strict=True)]
    for sheet, page in pages:
        for cell in sheet.cells:
            _accept(_put(page, cell, styles), f"{sheet.name} row {cell.row + 1} column {cell.column + 1}")
        workbook_layout.lay_out(workbook, page, sheet, book)
    for name, reference in book.names:
        _accept(workbook.define_name(name, f"={reference}"), name)
    _describe(workbook, book)
    workbook.close()
    return target.getvalue()


def _plain() -> type[Worksheet]:
    """A worksheet that writes formulas as they are.

    No sheet uses a function that needs a prefix; looking for thirty of them in every formula takes half the time.
    """
    from xlsxwriter.worksheet import Worksheet

    class Plain(Worksheet):  # type: ignore[misc]
        """Takes a formula's text without its sign."""

        def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 (its own signature)
            return formula.removeprefix("=")

    return Plain


def quantise(value: float) -> float:
    """The value with the 15 significant digits that a spreadsheet keeps."""
    return float(f"{value:.15g}")


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


def _put(page: Worksheet, cell: Cell, styles: Styles) -> int:
    """Write one cell as what it is – text never becomes a formula, a number or a link; 0 when it was taken."""
    spot, style, value = (cell.row, cell.column), styles.of(cell), cell.value
    if cell.link is not None:
        shown = value if isinstance(value, str) and value else cell.link
        _accept(page.write_url(*spot, f"internal:{cell.link}", style, shown), cell.link)
    if cell.formula is not None:
        cached = quantise(value) if isinstance(value, float) else "" if value is None else value
        return int(page.write_formula(*spot, f"={cell.formula}", style, cached))
    if value is None or value == "":
        return int(page.write_blank(*spot, None, style))
    if isinstance(value, bool):
        return int(page.write_boolean(*spot, value, style))
    if isinstance(value, str):
        return int(page.write_string(*spot, value, style))
    return int(page.write_number(*spot, quantise(value), style))


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
