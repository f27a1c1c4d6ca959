"""The files of the sample: workbooks of orders, and the smaller lists as the tools of such a house write them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from samples.aozora.rows import Row

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_MADE = dt.datetime(2026, 4, 1, 9, 0)  # noqa: DTZ001 (a workbook knows no zone)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_WIDTH = 14
_REFERENCE = re.compile(rb'(<c) r="[A-Z]+[0-9]+"| spans="[0-9:]+"')
"""What a reader can count for itself (ECMA-376 part 1, 18.3.1.4): without it a file has a third of the size."""


def workbook(sheet: str, headers: Sequence[str], rows: Iterable[Row]) -> bytes:
    """One sheet; the day it says it was made is always the same."""
    import xlsxwriter

    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE, "author": "あおぞら通販 受注管理"})
        page = book.add_worksheet(sheet)
        _fill(page, headers, rows, book.add_format({"num_format": "yyyy/mm/dd"}))
    return _slim(held.getvalue())


def _slim(book: bytes) -> bytes:
    """The same workbook without the cells' own references; no cell is left out before another one of its row."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as full, zipfile.ZipFile(held, "w") as slim:
        for name in full.namelist():
            part = full.read(name)
            text = _REFERENCE.sub(rb"\1", part) if name.startswith("xl/worksheets/") else part
            slim.writestr(zipfile.ZipInfo(name, _EPOCH), text, zipfile.ZIP_DEFLATED, 9)
    return held.getvalue()


def _fill(page: Worksheet, headers: Sequence[str], rows: Iterable[Row], date: object) -> None:
    page.freeze_panes(1, 0)
    page.set_column(0, len(headers) - 1, _WIDTH)
    for column, header in enumerate(headers):
        page.write_string(0, column, header)
    for line, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, dt.date):
                page.write_datetime(line, column, value, date)
            elif isinstance(value, str):
                if value:
                    page.write_string(line, column, value)
            else:
                page.write_number(line, column, value)


def cp932(headers: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Comma-separated text as a Japanese desktop program saves it."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows(rows)
    return held.getvalue().encode("cp932")
