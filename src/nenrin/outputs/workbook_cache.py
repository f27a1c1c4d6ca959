"""The results that a workbook file carries beside its formulas: what previews, phones and data tools show."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import NamedTuple

_CELL = re.compile(
    r'<c r="([A-Z]++\d++)"(?: s="\d++")?+(?: t="(\w++)")?+>'
    r'<f(?: t="shared"(?: ref="[A-Z0-9:]++")?+ si="\d++")?+(?:/>|>([^<]*+)</f>)<v>([^<]*+)</v></c>',
)
"""Nothing is given back once matched (``++``): most cells are constants, and each would be tried in every other way."""


class Sheet(NamedTuple):
    """``formulas`` as they are spelled in the file, each once; ``results`` by address (``C7``)."""

    formulas: tuple[str, ...]
    results: Mapping[str, float | str | bool]


def carried(parts: Mapping[str, bytes]) -> tuple[Sheet, ...]:
    """Every formula and the result beside it, sheet by sheet in the order of the book; ``parts``: of the file."""
    count = sum(name.startswith("xl/worksheets/sheet") for name in parts)
    return tuple(_sheet(parts[f"xl/worksheets/sheet{number}.xml"].decode()) for number in range(1, count + 1))


def _sheet(part: str) -> Sheet:
    found = _CELL.findall(part)
    results = {spot: _value(kind, text) if kind else float(text) for spot, kind, _, text in found}
    return Sheet(tuple(formula for _, _, formula, _ in found if formula), results)


def _value(kind: str, text: str) -> str | bool:
    return html.unescape(text) if kind == "str" else text == "1"
