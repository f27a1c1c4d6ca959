"""The names of a workbook file: whether each stands for the cells that the book says."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from nenrin.sheets import Book
from nenrin.sheets.address import on

_NAME = re.compile(r'<definedName name="([^"]+)"(?: localSheetId="(\d+)")?[^>]*>([^<]*)</definedName>')


def not_named(parts: Mapping[str, bytes], book: Book) -> Iterator[str]:
    """What is wrong with names that the file lacks, or that stand for other cells; ``parts`` of the file by name."""
    told = _NAME.findall(parts["xl/workbook.xml"].decode())
    found = {(name, sheet): html.unescape(reference) for name, sheet, reference in told}
    numbers = {on(sheet.name, ""): str(number) for number, sheet in enumerate(book.sheets)}
    for name, reference in book.names:
        sheet, mark, own = name.rpartition("!")
        there = found.get((own, numbers[sheet + mark] if sheet else ""))
        if there != reference:
            yield f"the name {name!r} stands for {there!r}, the run says {reference!r}"
