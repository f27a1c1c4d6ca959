"""The results that a workbook file carries beside its formulas: what previews, phones and data tools show."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Mapping
from typing import TypeAlias

Cached: TypeAlias = Mapping[str, float | str | bool]
"""Result by address (``C7``)."""
_CELL = re.compile(r'<c r="([A-Z]+\d+)"(?: s="\d+")?(?: t="(\w+)")?><f>[^<]*</f><v>([^<]*)</v></c>')


def cached(data: bytes) -> tuple[Cached, ...]:
    """The result beside every formula, sheet by sheet in the order of the book."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        count = sum(name.startswith("xl/worksheets/sheet") for name in archive.namelist())
        parts = [archive.read(f"xl/worksheets/sheet{number}.xml").decode() for number in range(1, count + 1)]
    return tuple({spot: _value(kind, text) for spot, kind, text in _CELL.findall(part)} for part in parts)


def _value(kind: str, text: str) -> float | str | bool:
    if kind == "str":
        return html.unescape(text)
    return text == "1" if kind == "b" else float(text)
