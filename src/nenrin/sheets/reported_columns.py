"""The columns of Reported, and the cells of its rows that other sheets read."""

from __future__ import annotations

from nenrin.sheets.address import area
from nenrin.sheets.layout import Layout
from nenrin.sheets.rows import BODY

WIDTHS: dict[str, float] = {
    "id": 56, "section": 14, "media": 11, "text": 20, "value": 26, "live": 26, "printed": 14, "digits": 9,
    "divisor": 14, "sign": 7, "difference": 14, "half": 17, "match": 12,
}
AT = {name: column for column, name in enumerate(WIDTHS)}
"""The column of every name, from 0."""


def column(layout: Layout, name: str) -> str:
    """A column of all rows, as Reported itself reads it."""
    last = BODY + max(len(layout.reported), 1) - 1
    return area((BODY, AT[name]), (last, AT[name]), "both")


def column_area(layout: Layout, name: str) -> str:
    """The same, as another sheet reads it."""
    return layout.on("reported", column(layout, name))
