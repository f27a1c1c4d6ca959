"""Rows that are no data, and personal data where none should be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from nenrin.sources.grid import Grid
from nenrin.sources.header import Header
from nenrin.sources.lines import Lines
from nenrin.sources.refusal import shown
from nenrin.sources.source import Column
from nenrin.vocabulary import Problem

_TOTAL = re.compile(r"(?:(?:grand|sub) ?)?totals?:?|(?:総|小|合|累|集|総合)?計[:：]?", re.IGNORECASE)
_TOTAL_OF = re.compile(r".+ total:?|.{0,20}[小合総累集]計|[小合総累]計.{0,20}", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")
_TELEPHONE = re.compile(r"0\d{1,4}-\d{1,4}-\d{3,4}")
_TEXTS = frozenset({"id", "text", "category"})
_NUMBERS = frozenset({"integer", "float", "boolean"})


def repeated_headers(grid: Grid, header: Header, lines: Lines) -> Iterator[tuple[int, Problem]]:
    """Rows (indexes into the grid) that repeat the header: two exports were joined."""
    wanted = {column: header.texts[column] for column in header.found.values()}
    first, text = next(iter(wanted.items()))
    for index in _rows_where(lines, first, text.__eq__):
        row = grid.rows[index]
        if all(row[column] == text for column, text in wanted.items()):
            number = grid.numbers[index]
            wrong = f"{grid.here(number)} repeats the header: two exports were joined"
            yield index, Problem(grid.place(number), wrong, "delete the repeated header, and check for repeated rows")


def totals(
    grid: Grid, header: Header, columns: Mapping[str, Column], lines: Lines,
) -> Iterator[tuple[int, Problem]]:
    """Rows that sum up others: 合計, 小計A, Grand Total. A word that ``values:`` lists is an ordinary category."""
    for name, position in header.found.items():
        column = columns[name]
        if column.type in _NUMBERS or column.type.startswith("decimal"):
            continue
        for index in _rows_where(lines, position, partial(_is_total, column)):
            number = grid.numbers[index]
            what = shown(grid.rows[index][position], personal=column.personal)
            wrong = f"{grid.here(number)} is a total row: {what} in {name}"
            yield index, Problem(grid.place(number, position), wrong, "delete it: totals are computed")


def personal_data(
    grid: Grid, header: Header, columns: Mapping[str, Column], lines: Lines,
) -> Iterator[Problem]:
    """Columns that hold e-mail addresses or telephone numbers and are not marked as personal. No value is shown."""
    for name, position in header.found.items():
        if columns[name].personal or columns[name].type not in _TEXTS:
            continue
        found = _rows_where(lines, position, partial(_is_personal, columns[name]))
        if found:
            number = grid.numbers[found[0]]
            wrong = f"{name} holds e-mail addresses or telephone numbers ({len(found):,} in all, first here)"
            yield Problem(grid.place(number, position), wrong, "mark the column  personal: true, or clean it")


def _rows_where(lines: Lines, position: int, test: Callable[[str], bool]) -> list[int]:
    """The rows in whose cell stands a text that passes the test; every distinct text is tested once."""
    hits = set(filter(test, lines.texts(position)))
    if not hits:
        return []
    return [index for index, cell in zip(lines.indexes, lines.column(position), strict=True) if cell in hits]


def _is_total(column: Column, text: str) -> bool:
    bare = text.strip()
    if bare in (column.values or ()):
        return False
    return _TOTAL.fullmatch(bare) is not None or (column.type != "text" and _TOTAL_OF.fullmatch(bare) is not None)


def _is_personal(column: Column, text: str) -> bool:
    called = column.type == "category" and _TELEPHONE.fullmatch(text.strip())
    return bool(called or _MAIL.search(text))
