"""The segment map: customers by how long ago and how often they bought, darker where there are more."""

from __future__ import annotations

import math

from nenrin.charts import figure, style
from nenrin.charts.heat import Grid, Square
from nenrin.charts.mark import Mark, Text
from nenrin.customers import Cell, Customers
from nenrin.vocabulary import Figure
from nenrin.words import Words

WIDE, HIGH = 493.0, 186.0
_GRID = Grid(left=92, top=30, wide=80, high=30)


def segment_map(customers: Customers, language: str) -> str:
    """Recency down, frequency across; in every cell its customers and how many more or fewer than the month before."""
    words = Words(language)
    rows = list(dict.fromkeys(cell.recency for cell in customers.cells))
    columns = list(dict.fromkeys(cell.frequency for cell in customers.cells))
    most = max((cell.customers for cell in customers.cells), default=0)
    squares = [[_square(cell, most, words) for cell in customers.cells if cell.recency == row] for row in rows]
    marks: list[Mark] = [
        *_GRID.marks(squares),
        *_GRID.names(
            [_spell(words, "customers.away", *row) for row in rows],
            [_spell(words, "customers.often", *column) for column in columns],
        ),
        Text(_GRID.left, 9, words.text("customers.axis_often"), style.SIZE, style.MUTE),
        Text(0, _GRID.top - 4, words.text("customers.axis_away"), style.SIZE, style.MUTE),
    ]
    largest = max(customers.cells, key=lambda cell: cell.customers)
    sentence = words.text(
        "customers.alt_map", month=customers.month, count=largest.customers,
        away=_spell(words, "customers.away", *largest.recency),
        often=_spell(words, "customers.often", *largest.frequency),
    )
    return figure.draw(marks, WIDE, HIGH, sentence, language)


def _square(cell: Cell, most: int, words: Words) -> Square:
    """The depth goes with the root: a map whose largest cell is ten times the next would else be white."""
    moved = cell.customers - cell.before
    below = words.show(Figure(float(moved), "change")) if moved or cell.customers else ""
    count = words.show(Figure(float(cell.customers), "count")) if cell.customers else "–"
    return Square(math.sqrt(cell.customers / most) if most else 0.0, count, below)


def _spell(words: Words, key: str, low: int, high: int | None) -> str:
    """``1–2 months ago``; an open end; a single number."""
    plan = "open" if high is None else "one" if high == low else "span"
    if high == 0:
        plan = "now"
    return words.text(f"{key}_{plan}", low=str(low), high=str(high))
