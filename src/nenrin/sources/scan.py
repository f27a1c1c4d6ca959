"""A worksheet's XML looked at before a reader sees it: dangers, and what the reader would hide."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from nenrin.sources.grid import column_of, letters
from nenrin.sources.refusal import Refused
from nenrin.vocabulary import Place, Problem, Problems

_COLUMN = re.compile(r"[A-Z]{1,3}", re.ASCII)
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
MOST_OTHERS = 2_000_000
_PLAIN = frozenset({"v", "f", "is", "t"})
_MEND = "mend the formula, or empty the cell"


@dataclass
class Scan:
    """What was found: the used area, lost cells by (row, column from 0), cells whose value a formula gave."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    hidden_rows: int = 0
    merged: int = 0
    lost: dict[tuple[int, int], Refused] = field(default_factory=dict)
    formulas: set[tuple[int, int]] = field(default_factory=set)


def scan(xml: bytes, place: Place, most_cells: int) -> Scan:
    """Walk over every cell of a sheet; raises Problems where the sheet is dangerous, damaged or contradicts itself.

    Refused: cells outside A1:XFD1048576, a row or a cell that stands twice, a cell in another row than it says, and
    more than ``most_cells`` cells.
    """
    walk = _Walk(place, most_cells)
    try:
        walk.parser.Parse(xml, True)  # noqa: FBT003 (expat's own signature: this is all)
    except expat.ExpatError:
        raise Problems([Problem(place, "the sheet is damaged", "open it in a spreadsheet and save it again")]) from None
    return walk.found


class _Walk:
    """The state of one walk: which row and cell are open, which cells of the row have been seen."""

    def __init__(self, place: Place, most_cells: int) -> None:
        self.found = Scan()
        self.place, self.most_cells = place, most_cells
        self.row, self.row_name, self.column, self.kind = 0, "0", -1, ""
        self.rows_seen: set[int] = set()
        self.seen: set[int] = set()
        self.columns: dict[str, int] = {}
        self.others = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._root
        self.parser.StartDoctypeDeclHandler = self._refuse_dtd

    def _refuse_dtd(self, *_: object) -> None:
        raise self._refused("the sheet declares entities, which no spreadsheet does", "do not open this file")

    def _refused(self, wrong: str, right: str = "open it in a spreadsheet and save it again") -> Problems:
        return Problems([Problem(self.place, wrong, right)])

    def _root(self, name: str, _: dict[str, str]) -> None:
        """The first element tells whether names have a prefix; they are compared as they are spelled."""
        self.parser.StartElementHandler = self._prefixed if ":" in name else self._start

    def _prefixed(self, name: str, attributes: dict[str, str]) -> None:
        self._start(name.rpartition(":")[2], attributes)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._cell(attributes)
        elif name == "f":
            if self.kind != "str":      # an empty text is a result
                self.found.formulas.add((self.row, self.column))
        elif name == "v":
            if self.kind == "e":
                self._listen()
        elif name == "row":
            self._next_row(attributes)
        elif name not in _PLAIN:
            self._other(name)

    def _next_row(self, attributes: dict[str, str]) -> None:
        told = attributes.get("r", str(self.row + 1))
        self.row = int(told) if told.isdecimal() else 0
        if not 1 <= self.row <= MOST_ROWS or self.row in self.rows_seen:
            raise self._refused(f"row {told[:20]!r} stands twice or outside the sheet")
        self.row_name = str(self.row)
        self.rows_seen.add(self.row)
        self.found.rows = max(self.found.rows, self.row)
        self.found.hidden_rows += attributes.get("hidden") in {"1", "true"}
        self.seen.clear()
        self.column = -1

    def _cell(self, attributes: dict[str, str]) -> None:
        address = attributes.get("r")
        if address is None:
            column = self._next_column()
        else:
            known = self.columns.get(address[: -len(self.row_name)])
            column = known if known is not None and address.endswith(self.row_name) else self._new_column(address)
        if column in self.seen:
            raise self._refused(f"cell {letters(column)}{self.row} stands twice")
        self.seen.add(column)
        self.column, self.kind = column, attributes.get("t", "")
        self.found.cells += 1
        if self.found.cells > self.most_cells:
            raise self._refused(f"more than {self.most_cells:,} cells", "raise  limits: {cells: …}")
        if self.kind == "e":
            self.found.lost[self.row, column] = Refused("holds an error", _MEND)

    def _next_column(self) -> int:
        """The column right of the last one: what a cell without an address means."""
        column = self.column + 1
        if column >= MOST_COLUMNS:
            raise self._refused(f"row {self.row} has cells outside the sheet")
        self.found.columns = max(self.found.columns, column + 1)
        return column

    def _new_column(self, address: str) -> int:
        """The column of an address whose letters are met for the first time; it must lie in the open row."""
        name = address.removesuffix(self.row_name)
        if name == address or not _COLUMN.fullmatch(name):
            raise self._refused(f"cell {address[:20]!r} does not belong to row {self.row}")
        column = column_of(name)
        if column >= MOST_COLUMNS:
            raise self._refused(f"cell {address!r} stands outside the sheet")
        self.columns[name] = column
        self.found.columns = max(self.found.columns, column + 1)
        return column

    def _other(self, name: str) -> None:
        self.found.merged += name == "mergeCell"
        self.others += 1
        if self.others > MOST_OTHERS:
            raise self._refused("the sheet holds millions of elements that are no cells")

    def _listen(self) -> None:
        """Learn which error a cell holds, such as #N/A or #REF!."""
        spot = self.row, self.column

        def name(text: str) -> None:
            self.found.lost[spot] = Refused(f"holds the error {text[:20]}", _MEND)
            self.parser.CharacterDataHandler = None

        self.parser.CharacterDataHandler = name
