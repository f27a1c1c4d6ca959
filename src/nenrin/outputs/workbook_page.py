"""XlsxWriter's worksheet where it would take most of the time: cells and sparklines. Loaded with the library only."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property
from typing import Any

from xlsxwriter.worksheet import Worksheet

from nenrin.outputs.workbook_xml import escaped, kept, spelled
from nenrin.sheets.address import letters, spot
from nenrin.sheets.cell import Cell

_ROWS, _COLUMNS = 1_048_576, 16_384
_LONGEST = 32_767
"""Characters that a cell can hold."""


class Page(Worksheet):  # type: ignore[misc]
    """Its own ``put``, ``bound`` and ``spark`` beside XlsxWriter's verbs; its table holds cells as XML."""

    known: Sequence[Cell] = ()

    def put(self, cell: Cell, style: str, shared: Mapping[tuple[int, int], str]) -> int:
        """Spell a cell; −1 where it lies outside, −2 where its text is too long. ``shared``: formulas not its own.

        A constant says where it stands last: what neighbours say before that is the same, and packs to nothing.
        """
        row, column, value, formula = cell[:4]
        if not (0 <= row < _ROWS and 0 <= column < _COLUMNS):
            return -1
        if isinstance(value, str) and len(value) > _LONGEST:
            return -2
        address = f' r="{letters(column)}{row + 1}"'
        if formula is not None:
            told = f"{address}{style}{spelled(value, shared.get((row, column)) or f'<f>{escaped(formula)}</f>')}"
        elif isinstance(value, str) and value:
            found = self.str_table._get_shared_string_index(value)  # noqa: SLF001 (its own table)
            told = f'{style} t="s"{address}><v>{found}</v></c>'
        else:
            told = f"{style}{address}{spelled(value)}"
        self.table[row][column] = f"<c{told}"
        return 0

    def bound(self, cells: Sequence[Cell]) -> None:
        """Say how far the cells reach, and keep them for charts, once all are spelled."""
        self.known = cells
        columns = {column for row in self.table.values() for column in row}
        if columns:
            self._check_dimensions(min(self.table), min(columns))
            self._check_dimensions(max(self.table), max(columns))

    def spark(self, place: tuple[int, int], options: dict[str, Any]) -> int:
        """A sparkline. XlsxWriter makes 36 palettes for each, so that those of one look are copies of the first."""
        look = tuple((name, said) for name, said in options.items() if name != "range")
        if look in self.looks:
            own = {"locations": [spot(*place)], "ranges": [options["range"]]}
            self.sparklines.append({**self.looks[look], **own})
            return 0
        code: int = self.add_sparkline(*place, options)
        if code == 0:
            self.looks[look] = self.sparklines[-1]
        return code

    @cached_property
    def looks(self) -> dict[Hashable, dict[str, Any]]:
        """The first sparkline of every look."""
        return {}

    def _get_range_data(self, first_row: int, first: int, last_row: int, last: int) -> list[str | float | None]:
        """What a chart keeps of its cells: results and texts as they are, numbers as text, nothing as None."""
        there = {cell[:2]: cell for cell in self.known if first_row <= cell.row <= last_row}
        places = ((row, column) for row in range(first_row, last_row + 1) for column in range(first, last + 1))
        return [kept(there.get(place)) for place in places]

    def _write_rows(self) -> None:
        """Every row with its cells, left to right."""
        for row in sorted({*self.table, *self.row_info}):
            cells, info = self.table.get(row), self.row_info.get(row)
            if not cells:
                self._write_empty_row(row, None, info)
                continue
            self._write_row(row, None, info)
            self.fh.write("".join([cells[column] for column in sorted(cells)]))
            self._xml_end_tag("row")
