"""Cells of a worksheet written in place: every other byte of its XML, looks and rules included, stays as it was."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from nenrin.drafts.answers.sheet_scan import Element, Page, address
from nenrin.drafts.answers.table_cells import Content, Written, holds_days
from nenrin.sheets.address import spot
from nenrin.sources import Handwritten
from nenrin.vocabulary import Month, Place, Problem

_DAY_ZERO, _SINCE_1904 = dt.date(1899, 12, 30), 1462
_SPANS = re.compile(rb'\sspans="[^"]*"')
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def unwritable(table: Handwritten, page: Page, changes: Written) -> Iterator[Problem]:
    """Cells that must not be overwritten: they are calculated, or covered by a merged one."""
    for row, column in changes.cells:
        number = row + 1
        place = Place(table.grid.file, sheet=table.grid.sheet, cell=spot(row, column))
        there = page.cells.get((number, column))
        if there is not None and there.formula:
            yield Problem(place, "the cell is to be changed, and holds a formula", "type its value there")
        if any(_covers(area, number, column) for area in page.merged):
            yield Problem(place, "the cell is to be changed, and is part of a merged one", "take the merging off")


def written(table: Handwritten, page: Page, changes: Written) -> bytes:
    """The new XML of the sheet."""
    made = _Splicing(page)
    rows: dict[int, dict[int, Content]] = {table.head + 1: dict(changes.headers)}
    for (row, column), value in changes.cells.items():
        rows.setdefault(row + 1, {})[column] = value
    for number, cells in sorted(rows.items()):
        if cells:
            _row(table, made, number, dict(sorted(cells.items())))
    corner = (max(rows), max((column for cells in rows.values() for column in cells), default=0))
    made.grow(*corner)
    return made.done()


def without_results(page: Page, columns: frozenset[int]) -> bytes:
    """The XML with what its formulas gave under these columns taken out: that may follow from what was changed."""
    made = _Splicing(page)
    for (_, column), cell in page.cells.items():
        if cell.formula and cell.result and column in columns:
            made.put(*cell.result, b"")
    return made.done()


@dataclass
class _Splicing:
    """Bytes to put in place of others, by (begin, end); what is put at one place stands in the order of its coming."""

    page: Page
    pieces: dict[tuple[int, int], bytes] = field(default_factory=dict)

    def put(self, begin: int, end: int, new: bytes) -> None:
        self.pieces[begin, end] = self.pieces.get((begin, end), b"") + new

    def named(self, name: str) -> str:
        return f"{self.page.prefix}{name}"

    def grow(self, row: int, column: int) -> None:
        """The dimension, with this row and column in it."""
        found = self.page.dimension
        if found is None or "ref" not in found.attributes:
            return
        first, _, last = found.attributes["ref"].partition(":")
        (top, left), (bottom, right) = address(first), address(last or first)
        area = f"{spot(top - 1, left)}:{spot(max(bottom, row) - 1, max(right, column))}"
        self.put(found.begin, found.end, f'<{self.named("dimension")} ref="{area}"/>'.encode())

    def done(self) -> bytes:
        xml = self.page.xml
        for (begin, end), new in sorted(self.pieces.items(), reverse=True):
            xml = xml[:begin] + new + xml[end:]
        return xml


def _row(table: Handwritten, made: _Splicing, number: int, cells: Mapping[int, Content]) -> None:
    """Cells of one row, into those that stand there, between them, or in a row of their own."""
    page = made.page
    there = page.rows.get(number)
    spelled = {column: _cell(table, made, number, column, value) for column, value in cells.items()}
    if there is None or there.closed:
        _whole(made, number, there, "".join(spelled.values()).encode())
        return
    head_end = page.xml.index(b">", there.begin) + 1
    made.put(there.begin, head_end, _SPANS.sub(b"", page.xml[there.begin:head_end]))
    own = {column: cell for (row, column), cell in page.cells.items() if row == number}
    for column, new in spelled.items():
        if column in own:
            made.put(own[column].begin, own[column].end, new.encode())
            continue
        after = min((at for at in own if at > column), default=None)
        at = there.inner_end if after is None else own[after].begin
        made.put(at, at, new.encode())


def _whole(made: _Splicing, number: int, there: Element | None, inside: bytes) -> None:
    """A row that has no cells yet, or is not there."""
    page, name = made.page, made.named("row").encode()
    if there is not None:
        start = _SPANS.sub(b"", page.xml[there.begin:there.end]).rstrip().removesuffix(b"/>").rstrip()
        made.put(there.begin, there.end, start + b">" + inside + b"</" + name + b">")
        return
    new = b"<" + name + f' r="{number}">'.encode() + inside + b"</" + name + b">"
    after = min((at for at in page.rows if at > number), default=None)
    data = page.data
    if data is None or data.closed:
        raise AssertionError("a sheet with a head has rows")
    at = data.inner_end if after is None else page.rows[after].begin
    made.put(at, at, new)


def _cell(table: Handwritten, made: _Splicing, number: int, column: int, value: Content) -> str:
    """A cell: amounts and days as numbers, anything else as text that is never read as a formula."""
    name, looks = made.named("c"), _look(table, made.page, number, column, value)
    start = f'<{name} r="{spot(number - 1, column)}"' + (f' s="{looks}"' if looks else "")
    amount = value if isinstance(value, float) else None
    if isinstance(value, Month) and holds_days(table, column) is not None:
        amount = float((value.first_day - _DAY_ZERO).days - _SINCE_1904 * table.grid.from_1904)
    if amount is not None and not (isinstance(value, float) and 0 < abs(value) < 1):
        inner = made.named("v")
        return f"{start}><{inner}>{amount:.15g}</{inner}></{name}>"
    said = f"{value:.15g}" if isinstance(value, float) else str(value)
    outer, inner = made.named("is"), made.named("t")
    safe = escape(_ESCAPED.sub("_x005F_", said))
    return f'{start} t="inlineStr"><{outer}><{inner} xml:space="preserve">{safe}</{inner}></{outer}></{name}>'


def _look(table: Handwritten, page: Page, number: int, column: int, value: Content) -> str:
    """The style: that of the cell itself, or of the column in the last row; for a day that of a day."""
    last = table.grid.numbers[max([table.head, *table.filled])]
    rows = [number, last] if number != table.head + 1 else [number]
    day = holds_days(table, column) if isinstance(value, Month) else None
    if day is not None:
        rows = [day + 1]
    found = [page.cells[row, column] for row in rows if (row, column) in page.cells]
    if not found and number == table.head + 1:
        found = [cell for (row, _), cell in sorted(page.cells.items()) if row == number][-1:]
    return found[0].attributes.get("s", "") if found else ""


def _covers(area: str, row: int, column: int) -> bool:
    """Whether a merged area hides this cell: it lies in it and is not its first."""
    first, _, last = area.partition(":")
    (top, left), (bottom, right) = address(first), address(last or first)
    return top <= row <= bottom and left <= column <= right and (row, column) != (top, left)
