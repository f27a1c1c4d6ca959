"""XlsxWriter's workbook and worksheet where they would take most of the time: storing cells and spelling them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nenrin.sheets.address import letters
from nenrin.sheets.cell import Value

if TYPE_CHECKING:
    from types import ModuleType

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_ROWS, _COLUMNS = 1_048_576, 16_384
LONGEST = 32_767
"""Characters that a cell can hold."""


def workbook_kind() -> type[Workbook]:
    """A workbook whose finished parts are left in ``parts``, by name, instead of being packed: that is done once."""
    from xlsxwriter import Workbook
    from xlsxwriter.packager import Packager

    class Gathered(Workbook):  # type: ignore[misc]
        """Leaves the archive it writes empty."""

        parts: dict[str, bytes]

        def _get_packager(self) -> Packager:
            kept = self.parts = {}

            class Kept(Packager):  # type: ignore[misc]
                """Keeps the parts and hands none on."""

                def _create_package(self) -> list[Any]:
                    for content, name, _ in super()._create_package():
                        found = content.getvalue()
                        kept[name] = found.encode() if isinstance(found, str) else found
                    return []

            return Kept()

    return Gathered


def worksheet_kind() -> type[Worksheet]:
    """A worksheet that takes cells as they are: a text is never looked at, a formula never changed."""
    from xlsxwriter import worksheet as written

    class Page(written.Worksheet):  # type: ignore[misc]
        """Its own ``put`` beside XlsxWriter's verbs; rows are spelled in one go."""

        def put(self, spot: tuple[int, int], value: Value, formula: str | None, style: Format) -> int:
            """Store a cell; −1 where it lies outside, −2 where its text is too long."""
            row, column = spot
            if not (0 <= row < _ROWS and 0 <= column < _COLUMNS):
                return -1
            if isinstance(value, str) and len(value) > LONGEST:
                return -2
            text = isinstance(value, str) and value != "" and formula is None
            kept = self.str_table._get_shared_string_index(value) if text else value  # noqa: SLF001 (its own table)
            self.table[row][column] = _stored(written, kept, formula, style, text=text)
            return 0

        def bound(self) -> None:
            """Say how far the cells reach, once all are stored."""
            columns = [column for row in self.table.values() for column in row]
            if columns:
                self._check_dimensions(min(self.table), min(columns))
                self._check_dimensions(max(self.table), max(columns))

        def _write_rows(self) -> None:
            """Every row with its cells, left to right."""
            styles: dict[int, str] = {}
            for row in sorted({*self.table, *self.row_info}):
                cells = self.table.get(row)
                info = self.row_info.get(row)
                if not cells:
                    self._write_empty_row(row, None, info)
                    continue
                self._write_row(row, None, info)
                number = row + 1
                self.fh.write("".join([
                    _spelled(f'<c r="{letters(column)}{number}"', cells[column], styles) for column in sorted(cells)
                ]))
                self._xml_end_tag("row")

    return Page


def _stored(kinds: ModuleType, value: Value, formula: str | None, style: Format, *, text: bool) -> Any:  # noqa: ANN401 (XlsxWriter's tuples)
    """A cell as XlsxWriter keeps it, so that charts find their values; a ``text`` by its number in the table."""
    if formula is not None:
        return kinds.CellFormulaTuple(formula, style, "" if value is None else value)
    if text:
        return kinds.CellStringTuple(value, style)
    if value is None or value == "":
        return kinds.CellBlankTuple(style)
    return (kinds.CellBooleanTuple if isinstance(value, bool) else kinds.CellNumberTuple)(value, style)


def _spelled(begin: str, cell: Any, styles: dict[int, str]) -> str:  # noqa: ANN401 (XlsxWriter's tuples)
    """One cell as XML. A formula's text result is marked as text, the empty one too."""
    style = styles.get(id(cell.format))
    if style is None:
        style = styles[id(cell.format)] = f' s="{cell.format._get_xf_index()}"'  # noqa: SLF001 (as its own writer does)
    kind = type(cell).__name__
    if kind == "Formula":
        return f"{begin}{style}{_reckoned(cell.formula, cell.value)}"
    if kind == "Number":
        return f"{begin}{style}><v>{cell.number:.16G}</v></c>"
    if kind == "String":
        return f'{begin}{style} t="s"><v>{cell.string}</v></c>'
    if kind == "Boolean":
        return f'{begin}{style} t="b"><v>{cell.boolean:d}</v></c>'
    return f"{begin}{style}/>"


def _reckoned(formula: str, value: float | str | bool) -> str:  # noqa: FBT001 (a cell's value)
    """A formula with its result."""
    if isinstance(value, bool):
        return f' t="b"><f>{_escaped(formula)}</f><v>{value:d}</v></c>'
    if isinstance(value, str):
        return f' t="str"><f>{_escaped(formula)}</f><v>{_escaped(value)}</v></c>'
    return f"><f>{_escaped(formula)}</f><v>{value}</v></c>"


def _escaped(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text
