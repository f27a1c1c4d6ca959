"""Whole blocks of Data and Calc, for a row that is looked up by its id."""

from __future__ import annotations

from typing import NamedTuple

from nenrin.sheets.address import area
from nenrin.sheets.layout import FIRST, Layout
from nenrin.sheets.model import AC


class Rows(NamedTuple):
    """Rows that stand below each other: ``months`` and ``ids`` as a formula reads them; ``keys`` what the ids say."""

    months: str
    ids: str
    keys: tuple[str, ...]

    def place(self, key: str) -> float | None:
        """The first row of a key, from 1."""
        return self.keys.index(key) + 1.0 if key in self.keys else None


def of_data(layout: Layout, *names: str) -> Rows | None:
    """The rows of these names on Data; None where there is none."""
    return _rows(layout, "data", names)


def of_calc(layout: Layout) -> Rows | None:
    """The actual values of every KPI, on Calc."""
    return _rows(layout, "calc", (AC,))


def _rows(layout: Layout, sheet: str, names: tuple[str, ...]) -> Rows | None:
    places = layout.data if sheet == "data" else layout.calc
    found = {at: key for (name, key), at in places.items() if name in names}
    if not found:
        return None
    first, last = min(found), max(found)
    months = layout.on(sheet, area((first, FIRST), (last, layout.last), "both"))
    return Rows(months, layout.on(sheet, area((first, 0), (last, 0), "both")), tuple(found[at] for at in sorted(found)))
