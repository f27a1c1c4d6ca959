"""Cells of a CSV file written in place: every other letter of it – quotes, blanks, line ends – stays as it was."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass

from nenrin.drafts.answers.table_cells import Content, Written
from nenrin.drafts.answers.yaml_nodes import Unchangeable, ended
from nenrin.settings.register_table import MARKED
from nenrin.sources import Handwritten
from nenrin.vocabulary import Month

_COMMENT = re.compile("^#[^\r\n]*", re.MULTILINE)
_ENDS = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class _Record:
    """The fields of a record as (begin, end) in the text, and where the record ends, without its line end."""

    fields: tuple[tuple[int, int], ...]
    end: int


def written(table: Handwritten, changes: Written) -> bytes:
    """The new bytes. Raises Unchangeable, or UnicodeEncodeError where the file's encoding lacks a letter."""
    mark, name = _encoding(table)
    text = table.data[len(mark):].decode(name)
    delimiter = table.grid.delimiter or ","
    lines = _lines(table, text, delimiter)
    quoted = all(text[begin:begin + 1] == '"' for begin, _ in lines[table.head].fields)
    rows = _by_row(table, changes)
    pieces: list[tuple[int, int, str]] = []
    for index in (table.head, *table.filled):
        there, wanted = lines[index], rows.get(index, {})
        for column, value in wanted.items():
            if column < len(there.fields):
                begin, end = there.fields[column]
                pieces.append((begin, end, _spelled(value, delimiter, quoted=quoted or text[begin:begin + 1] == '"')))
        width = max([len(there.fields), *(column + 1 for column in changes.headers)])
        more = [_spelled(wanted.get(column), delimiter, quoted=quoted) for column in range(len(there.fields), width)]
        if more:
            pieces.append((there.end, there.end, "".join(f"{delimiter}{one}" for one in more)))
    for begin, end, new in sorted(pieces, reverse=True):
        text = text[:begin] + new + text[end:]
    text = _extended(text, table, changes, delimiter, quoted=quoted)
    return mark + text.encode(name)


def _extended(text: str, table: Handwritten, changes: Written, delimiter: str, *, quoted: bool) -> str:
    """With the new rows at its end."""
    found = _ENDS.search(text)
    end = found[0] if found else "\n"
    width = max([len(table.headers), *(column + 1 for column in changes.headers)])
    rows = _by_row(table, changes)
    closing = "\x1a" if text.endswith("\x1a") else ""
    text = text.removesuffix("\x1a")
    final = not changes.new_rows or text.endswith(("\n", "\r"))
    text = text if final else ended(text, end)
    for index in changes.new_rows:
        cells = (_spelled(rows[index].get(column), delimiter, quoted=quoted) for column in range(width))
        text += delimiter.join(cells) + end
    return (text if final else text.removesuffix(end)) + closing


def _by_row(table: Handwritten, changes: Written) -> dict[int, dict[int, Content]]:
    rows: dict[int, dict[int, Content]] = {}
    for (row, column), value in changes.cells.items():
        rows.setdefault(row, {})[column] = value
    for column, header in changes.headers.items():
        rows.setdefault(table.head, {})[column] = header
    return rows


def _spelled(value: Content | None, delimiter: str, *, quoted: bool) -> str:
    """A field; a text that a spreadsheet would take for a formula gets the apostrophe that spreadsheets know."""
    if value is None:
        return '""' if quoted else ""
    said = f"{value:.15g}" if isinstance(value, float) else str(value)
    if isinstance(value, str) and f"'{said}".startswith(MARKED):
        said = f"'{said}"
    odd = any(one in said for one in (delimiter, '"', "\n", "\r")) or said != said.strip() or said.startswith("#")
    return '"' + said.replace('"', '""') + '"' if odd or (quoted and not isinstance(value, float | Month)) else said


def _lines(table: Handwritten, text: str, delimiter: str) -> Mapping[int, _Record]:
    """The records of the text by their index in the grid; Unchangeable where they are not those that were read."""
    bare = _COMMENT.sub(lambda found: " " * len(found[0]), text.removesuffix("\x1a"))
    records = _records(bare, delimiter)
    if len(records) != len(table.grid.rows):
        raise Unchangeable
    for record, row in zip(records, table.grid.rows, strict=True):
        read = [_unquoted(bare[begin:end]) for begin, end in record.fields]
        if any(str(cell).strip() for cell in row) and read != [str(cell) for cell in row]:
            raise Unchangeable
    return dict(enumerate(records))


def _records(text: str, delimiter: str) -> list[_Record]:
    """Every record; quotes count only at the beginning of a field, as the csv module reads them."""
    found: list[_Record] = []
    fields: list[tuple[int, int]] = []
    begin = at = 0
    while at < len(text):
        if at == begin and text[at] == '"':
            at = _closing(text, at + 1)
            continue
        if text[at] == delimiter or text[at] in "\r\n":
            fields.append((begin, at))
            ended = text[at] != delimiter
            if ended:
                found.append(_Record(tuple(fields), at))
                fields = []
            at += 2 if text.startswith("\r\n", at) else 1
            begin = at
            continue
        at += 1
    if begin < len(text) or fields:
        found.append(_Record((*fields, (begin, len(text))), len(text)))
    return found


def _closing(text: str, at: int) -> int:
    """The place after the quote that closes the field."""
    while at < len(text):
        if text.startswith('""', at):
            at += 2
        elif text[at] == '"':
            return at + 1
        else:
            at += 1
    raise Unchangeable


def _unquoted(field: str) -> str:
    return next(iter(next(csv.reader([field]), [""])), "") if field.startswith('"') else field


def _encoding(table: Handwritten) -> tuple[bytes, str]:
    """The byte order mark, and the encoding of what follows it."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if table.data.startswith(mark):
            return mark, name
    return b"", table.grid.encoding or "utf-8"
