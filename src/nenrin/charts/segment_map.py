"""The segment map: customers by how long ago and how often they bought, darker where there are more."""

from __future__ import annotations

import math
from dataclasses import dataclass

from nenrin.charts import figure, style
from nenrin.charts.heat import Grid, Square
from nenrin.charts.mark import Mark, Text
from nenrin.customers import Cell, Customers
from nenrin.vocabulary import Figure
from nenrin.words import Words

WIDE, HIGH = 493.0, 152.0
_GRID = Grid(left=92, top=28, wide=80, high=24.4)


@dataclass(frozen=True)
class Spots:
    """The map: how long ago down, how often across, and the squares row by row."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    squares: tuple[tuple[Square, ...], ...]


def segment_map(customers: Customers, language: str) -> str:
    """Recency down, frequency across; in every cell its customers and how many more or fewer than the month before."""
    words, found = Words(language, customers.activity), spots(customers, language)
    marks: list[Mark] = [
        *_GRID.marks(found.squares),
        *_GRID.names(found.rows, found.columns),
        Text(_GRID.left, 9, words.text("customers.axis_often"), style.SIZE, style.MUTE, own=True),
        Text(0, _GRID.top - 4, words.text("customers.axis_away"), style.SIZE, style.MUTE),
    ]
    largest = max(customers.cells, key=lambda cell: cell.customers)
    sentence = words.text(
        "customers.alt_map", month=customers.month, count=largest.customers,
        away=spell(words, "customers.away", *largest.recency),
        often=spell(words, "customers.often", *largest.frequency),
    )
    return figure.draw(marks, WIDE, HIGH, sentence, language)


def spots(customers: Customers, language: str) -> Spots:
    """What the map shows, for any place that shows it."""
    words = Words(language, customers.activity)
    rows = list(dict.fromkeys(cell.recency for cell in customers.cells))
    columns = list(dict.fromkeys(cell.frequency for cell in customers.cells))
    most = max((cell.customers for cell in customers.cells), default=0)
    placed = [(cell, _square(cell, most, words, f"customers.cells.{at}")) for at, cell in enumerate(customers.cells)]
    return Spots(
        tuple(spell(words, "customers.away", *row) for row in rows),
        tuple(spell(words, "customers.often", *column) for column in columns),
        tuple(tuple(square for cell, square in placed if cell.recency == row) for row in rows),
    )


def _square(cell: Cell, most: int, words: Words, path: str) -> Square:
    """The depth goes with the root: a map whose largest cell is ten times the next would else be white."""
    moved = cell.customers - cell.before
    below = words.show(Figure(float(moved), "change")) if moved or cell.customers else ""
    count = words.show(Figure(float(cell.customers), "count")) if cell.customers else "–"
    depth = math.sqrt(cell.customers / most) if most else 0.0
    return Square(depth, count, below, f"{path}.customers", f"{path}.change")


def spell(words: Words, key: str, low: int, high: int | None) -> str:
    """``1–2 months ago``; an open end; a single number."""
    plan = "open" if high is None else "one" if high == low else "span"
    if high == 0:
        plan = "now"
    return words.text(f"{key}_{plan}", low=str(low), high=str(high))
