"""The words that people choose from, and the constants of the bridge's integral: the lower half of Settings."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band
from nenrin.sheets.layout import COMPARISONS, Layout
from nenrin.sheets.path import rule

KINDS = ("initiative", "price", "calendar", "data", "market")
"""Kinds of causes."""
STATES = ("open", "closed")
"""How far the work on an explanation is."""
_LISTS = {"reference": COMPARISONS, "kind": KINDS, "progress": STATES}
START = 27
"""The row of the lists' titles, on Settings."""
_RULE = START + 2 + max(map(len, _LISTS.values()))
_LAST = 6


def area_of(group: str) -> str:
    """The cells of one of the lists (``reference``, ``kind``, ``progress``), on Settings."""
    column = tuple(_LISTS).index(group)
    return area((START + 1, column), (START + len(_LISTS[group]), column), "both")


def quadrature_cell(point: int, column: int) -> str:
    """A point of the way (column 1) or its weight (column 2), on Settings."""
    return spot(_RULE + 2 + point, column, "both")


def lists(layout: Layout) -> Iterator[Cell]:
    """The lists side by side; below them the points and weights of the integral."""
    words = layout.words
    for column, (group, keys) in enumerate(_LISTS.items()):
        yield Cell(START, column, words.text(f"sheet.settings.list_{group}"), role="section")
        for row, key in enumerate(keys, START + 1):
            yield Cell(row, column, words.text(f"sheet.{group}.{key}"), role="grey")
    yield from band(_RULE, (0, _LAST), words.text("sheet.settings.quadrature"))
    for column, key in enumerate(("point", "share", "weight")):
        role = "number_grey" if column else "grey_centre"
        yield Cell(_RULE + 1, column, words.text(f"sheet.settings.{key}"), role=role)
    for row, (place, weight) in enumerate(zip(*rule(layout.way.count), strict=True), _RULE + 2):
        yield Cell(row, 0, float(row - _RULE - 1), role="grey_centre", number_format="0")
        yield Cell(row, 1, place, role="number_grey", number_format="0.00000000000000")
        yield Cell(row, 2, weight, role="number_grey", number_format="0.000000000000")
