"""Formulas that are the same seen from their cells: spelled out once, then called by number, as Excel itself does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from nenrin.outputs.workbook_xml import escaped
from nenrin.sheets.address import area, letters, number_of
from nenrin.sheets.cell import Cell

_PIECES = re.compile(r'("[^"]*"|(?<![\w.$])\$?[A-Z]{1,3}\$?[0-9]+(?![\w.(]))')
"""Texts and references, with what stands between them."""
_PARTS = re.compile(r"(\$?[A-Z]+)(\$?[0-9]+)")
"""The column and the row of a reference."""
_FEWEST = 3
"""Cells that are worth a number of their own."""

Place: TypeAlias = tuple[int, int]


def shared(cells: Sequence[Cell]) -> dict[Place, str]:
    """The ``<f>`` of every cell in a row or column of three or more with one formula; ``cells`` in reading order.

    A formula that leaves its sheet stays as it is: Excel shares none of those.
    """
    own = {
        (cell.row, cell.column): cell.formula for cell in cells if cell.formula is not None and "!" not in cell.formula
    }
    found: dict[Place, str] = {}
    for number, run in enumerate(_runs(own)):
        found |= dict.fromkeys(run, f'<f t="shared" si="{number}"/>')
        found[run[0]] = f'<f t="shared" ref="{area(run[0], run[-1])}" si="{number}">{escaped(own[run[0]])}</f>'
    return found


def _runs(formulas: Mapping[Place, str]) -> Iterator[list[Place]]:
    """Cells side by side or below each other with one formula, whichever are more; no cell twice."""
    done: set[Place] = set()
    for place in formulas:
        if place not in done:
            beside, below = (_along(formulas, done, place, across=across) for across in (True, False))
            run = beside if len(beside) >= len(below) else below
            if len(run) >= _FEWEST:
                done.update(run)
                yield run


def _along(formulas: Mapping[Place, str], done: set[Place], place: Place, *, across: bool) -> list[Place]:
    """How far a formula goes to the right or down: each next cell has what copying the first one there would give.

    So one formula of a run is taken apart, and the others are only compared.
    """
    run, (row, column) = [place], place
    begin, moving = _taken_apart(formulas[place], across=across)
    while True:
        row, column = (row, column + 1) if across else (row + 1, column)
        copied = begin
        for number, rest in moving:
            moved = number + len(run)
            copied += f"{letters(moved) if across else moved}{rest}"
        if formulas.get((row, column)) != copied or (row, column) in done:
            return run
        run.append((row, column))


def _taken_apart(formula: str, *, across: bool) -> tuple[str, list[tuple[int, str]]]:
    """How it begins; then every column (``across``) or row that moves with its cell, and the text that follows it."""
    texts, numbers = [""], []
    for place, piece in enumerate(_PIECES.split(formula)):
        found = _PARTS.fullmatch(piece) if place % 2 else None
        if found is None or found[1 if across else 2].startswith("$"):
            texts[-1] += piece
        elif across:
            numbers.append(number_of(found[1]))
            texts.append(found[2])
        else:
            texts[-1] += found[1]
            numbers.append(int(found[2]))
            texts.append("")
    return texts[0], list(zip(numbers, texts[1:], strict=True))
