"""The rows under a header that hold data, and those that do not belong there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nenrin.sources.column import Typed
from nenrin.sources.grid import MERGED, Grid
from nenrin.sources.header import Header
from nenrin.sources.lines import Lines
from nenrin.sources.refusal import Refused, shown
from nenrin.sources.source import Column
from nenrin.sources.suspects import personal_data, repeated_headers, totals
from nenrin.vocabulary import Place, Problem

_TOLD = 5


@dataclass(frozen=True)
class Body:
    """The data rows, as indexes into the grid: not blank, as wide as the header, neither totals nor headers."""

    grid: Grid
    header: Header
    lines: Lines

    @property
    def rows(self) -> Sequence[int]:
        """The indexes."""
        return self.lines.indexes

    def number(self, row: int) -> int:
        """The line or sheet row of the so-many-th data row."""
        return self.grid.numbers[self.rows[row]]

    def cells(self, column: str) -> list[object]:
        """The raw cells of a declared column."""
        return self.lines.column(self.header.found[column])

    def counted(self, column: str) -> Counter[object]:
        """How often each distinct one of them stands there."""
        return self.lines.counted(self.header.found[column])

    def place(self, row: int, column: str) -> Place:
        """Where the cell of a data row stands."""
        return self.grid.place(self.number(row), self.header.found[column])


def find_body(grid: Grid, header: Header, columns: Mapping[str, Column]) -> tuple[Body, list[Problem]]:
    """The data rows; what does not belong under a header is a problem and is not read further."""
    under = range(header.index + 1, len(grid.rows))
    filled = [index for index in under if (row := grid.rows[index]).count("") < len(row)]
    wrong = dict(_ragged(grid, header, filled))
    lines = Lines(grid, [index for index in filled if index not in wrong])
    stray = dict(totals(grid, header, columns, lines)) | dict(repeated_headers(grid, header, lines))
    wrong |= stray
    body = Body(grid, header, Lines(grid, [one for one in lines.indexes if one not in stray]) if stray else lines)
    told = [wrong[index] for index in sorted(wrong)[:_TOLD]]
    if len(wrong) > _TOLD:
        place = grid.place(grid.numbers[sorted(wrong)[_TOLD]])
        told.append(Problem(place, f"and {len(wrong) - _TOLD:,} more rows that do not belong there"))
    return body, [*told, *personal_data(grid, header, columns, body.lines)]


def _ragged(grid: Grid, header: Header, rows: Sequence[int]) -> Iterator[tuple[int, Problem]]:
    """Rows with too few cells, or with filled cells beyond the header's last."""
    width = len(header.texts)
    if set(map(len, map(grid.rows.__getitem__, rows))) == {width}:
        return
    for index in rows:
        row, number = grid.rows[index], grid.numbers[index]
        if len(row) < width or any(cell != "" for cell in row[width:]):
            wrong = f"{grid.here(number)} has {len(row)} cells, the header has {width}"
            yield index, Problem(grid.place(number), wrong, "is a separator missing, or a quote around one?")


def refusals(body: Body, name: str, column: Column, typed: Typed) -> Iterator[Problem]:
    """The cells of a column that could not be read, each distinct value once; after a few, how many more."""
    if not typed.refused:
        return
    cells, seen = body.cells(name), set[object]()
    for row, refused in typed.refused:
        if cells[row] in seen:
            continue
        if len(seen) == _TOLD:
            yield Problem(body.place(row, name), f"and more in {name}: {len(typed.refused):,} cells cannot be read")
            return
        seen.add(cells[row])
        where = name if body.grid.sheet else f"{name} in this line"
        value = "" if isinstance(cells[row], Refused) else f" {shown(cells[row], personal=column.personal)}"
        right = refused.right.replace("{column}", name)
        yield Problem(body.place(row, name), f"{where}:{value} {refused.wrong}", right)


def blanks(body: Body, name: str, typed: Typed, right: str) -> Iterator[Problem]:
    """A column that must not have blanks and has some; ``right``: what to do about them."""
    if not typed.blanks:
        return
    refused = {row for row, _ in typed.refused}
    first = next(row for row, value in enumerate(typed.cells) if value is None and row not in refused)
    where = "here" if body.grid.sheet else "in this line"
    wrong = f"{name} is blank in {typed.blanks:,} of {len(body.rows):,} rows, first {where}"
    merged = any(note.plan == MERGED for note in body.grid.notes)
    yield Problem(body.place(first, name), wrong, "unmerge the cells and fill every row" if merged else right)
