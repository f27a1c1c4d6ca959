"""Formulas that are the same seen from their cells: spelled out once, then called by number, as Excel itself does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

from nenrin.outputs.workbook_xml import escaped
from nenrin.sheets.address import area, number_of
from nenrin.sheets.cell import Cell

_PIECES = re.compile(r'("[^"]*"|(?<![\w.$])\$?[A-Z]{1,3}\$?[0-9]+(?![\w.(]))')
"""Texts and references, with what stands between them."""
_PARTS = re.compile(r"(\$?)([A-Z]+)(\$?)([0-9]+)")
_FEWEST = 3
"""Cells that are worth a number of their own."""

Place: TypeAlias = tuple[int, int]
Seen: TypeAlias = tuple[str | tuple[bool, int, bool, int], ...]
"""A formula as its cell sees it: how far away each reference is, and everything around them."""


def shared(cells: Sequence[Cell]) -> dict[Place, str]:
    """The ``<f>`` of every cell in a row or column of three or more with one formula; ``cells`` in reading order.

    A formula that leaves its sheet stays as it is: Excel shares none of those.
    """
    seen = {
        (cell.row, cell.column): _seen(cell.formula, cell.row, cell.column)
        for cell in cells if cell.formula is not None and "!" not in cell.formula
    }
    first: dict[Place, str] = {}
    found: dict[Place, str] = {}
    for number, run in enumerate(_runs(seen)):
        first[run[0]] = f'<f t="shared" ref="{area(run[0], run[-1])}" si="{number}">'
        found |= dict.fromkeys(run[1:], f'<f t="shared" si="{number}"/>')
    whole = (cell for cell in cells if cell[:2] in first)
    return found | {cell[:2]: f"{first[cell[:2]]}{escaped(cell.formula or '')}</f>" for cell in whole}


def _runs(seen: Mapping[Place, Seen]) -> Iterator[list[Place]]:
    """Cells side by side or below each other with one formula, whichever are more; no cell twice."""
    done: set[Place] = set()
    for place in seen:
        if place not in done:
            beside, below = (_along(seen, done, place, way) for way in ((0, 1), (1, 0)))
            run = beside if len(beside) >= len(below) else below
            if len(run) >= _FEWEST:
                done.update(run)
                yield run


def _along(seen: Mapping[Place, Seen], done: set[Place], place: Place, way: Place) -> list[Place]:
    """How far a formula goes on one way."""
    run, own, (row, column), (down, right) = [place], seen[place], place, way
    while True:
        row, column = row + down, column + right
        if seen.get((row, column)) != own or (row, column) in done:
            return run
        run.append((row, column))


def _seen(formula: str, row: int, column: int) -> Seen:
    pieces: list[Any] = _PIECES.split(formula)
    for number in range(1, len(pieces), 2):
        piece = pieces[number]
        if piece[0] != '"':
            fixed, there, kept, below = _parted(piece)
            pieces[number] = (fixed, there if fixed else there - column, kept, below if kept else below - row)
    return tuple(pieces)


@cache
def _parted(reference: str) -> tuple[bool, int, bool, int]:
    """Whether the column stays, the column, whether the row stays, the row."""
    fixed, there, kept, below = _PARTS.fullmatch(reference).groups()  # type: ignore[union-attr]
    return fixed == "$", number_of(there), kept == "$", int(below) - 1
