"""Text tables: CSV, tab- or semicolon-separated."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from nenrin.sources.encoding import decode
from nenrin.sources.grid import Grid
from nenrin.sources.refusal import refused
from nenrin.vocabulary import Place, Problems, Sentence

LONGEST_CELL = 32_767               # what a spreadsheet holds in a cell
MOST_COLUMNS = 16_384               # and in a row
_DELIMITERS = (",", "\t", ";", "|")
_LOOKED_AT = 200
_COMMENT = re.compile("^#.*$", re.MULTILINE)
_NO_TABLE = (
    (b"\x1f\x8b", "a gzip archive"), (b"PK\x03\x04", "a zip archive"), (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"%PDF", "a PDF"), (b"<", "HTML or XML"), (b"PAR1", "a Parquet file"),
)


def read_text(data: bytes, file: str, declared: str | None, most_rows: int, *, comments: bool = False) -> Grid:
    """The grid of a text file; raises Problems with lines. Encoding and delimiter are decided and said.

    With ``comments``, lines that begin with ``#`` count as blank.
    """
    _refuse_other_formats(data, file)
    text, encoding, notes = decode(data, file, declared)
    if text.endswith("\x1a"):
        text, notes = text.rstrip("\x1a"), (*notes, Sentence("source.end_mark"))
    if comments:
        text = _COMMENT.sub("", text)
    if not text.strip():
        raise refused(file, "the file is empty", "export it again")
    delimiter = _delimiter(text)
    rows: list[list[str]] = []
    numbers: list[int] = []
    for number, row in _records(text, delimiter, file):
        if len(rows) > most_rows:
            raise refused(Place(file, number), f"more than {most_rows:,} rows", "raise  limits: {rows: …}")
        _refuse_oversize(row, Place(file, number))
        rows.append(row)
        numbers.append(number)
    return Grid(file, rows, numbers, encoding=encoding, delimiter=delimiter, notes=notes)


def _refuse_other_formats(data: bytes, file: str) -> None:
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, kind in _NO_TABLE:
        if start.startswith(mark):
            raise _not_a_table(kind, file)
    if start[:1] + data.rstrip()[-1:] in {b"{}", b"[]"}:
        raise _not_a_table("JSON", file)


def _not_a_table(kind: str, file: str) -> Problems:
    return refused(file, f"this is {kind}, not a text table", "export it as CSV or as .xlsx")


def _records(text: str, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Every record with the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            raise _malformed(str(fault), Place(file, number)) from None


def _malformed(fault: str, place: Place) -> Problems:
    if "field larger" in fault:
        return _too_long(place)
    return refused(place, "a quote that opens here is not closed", 'close it, or double it: ""')


def _refuse_oversize(row: list[str], place: Place) -> None:
    if len(row) > MOST_COLUMNS:
        raise refused(place, f"this line has {len(row):,} columns", f"at most {MOST_COLUMNS:,} are read")
    if any(len(cell) > LONGEST_CELL for cell in row):
        raise _too_long(place)


def _too_long(place: Place) -> Problems:
    wrong = f"a cell in this line is longer than {LONGEST_CELL:,} characters"
    return refused(place, wrong, "is a quote missing?")


def _delimiter(text: str) -> str:
    """The delimiter that gives the most rows of one and the same width; at a tie the widest, then the comma."""
    start = "\n".join(text[: 1 << 18].splitlines()[:_LOOKED_AT])

    def regularity(delimiter: str) -> tuple[int, int]:
        lenient = csv.reader(io.StringIO(start, newline=""), delimiter=delimiter)
        try:
            widths = Counter(width for row in islice(lenient, _LOOKED_AT) if (width := len(row)) > 1)
        except csv.Error:
            return 0, 0
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(_DELIMITERS, key=regularity)
