"""The functions of the language: one line each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from nenrin.formulas.absolute import Absolute
from nenrin.formulas.avg import Avg
from nenrin.formulas.coalesce import Coalesce
from nenrin.formulas.contains import Contains
from nenrin.formulas.literal import Literal
from nenrin.formulas.maximum import Maximum
from nenrin.formulas.minimum import Minimum
from nenrin.formulas.node import Node
from nenrin.formulas.prev import Prev
from nenrin.formulas.starts_with import StartsWith
from nenrin.formulas.ytd import Ytd


class Kind(Enum):
    """What may stand as an argument."""

    VALUE = "a value"
    MONTHS = "a whole number of months from 1 to 60"
    COLUMN = "a column's name"
    TEXT = "a text in quotes"


@dataclass(frozen=True)
class Function:
    """How it is built, what it takes (the last kind repeats), where it may be used, and an example of it."""

    build: Callable[..., Node]
    takes: tuple[Kind, ...]
    least: int
    most: int
    example: str
    on_months: bool = True
    on_rows: bool = True

    def kind(self, position: int) -> Kind:
        """What the argument at ``position`` (from 0) must be."""
        return self.takes[min(position, len(self.takes) - 1)]


def _several(build: Callable[[tuple[Node, ...]], Node], example: str) -> Function:
    return Function(lambda *parts: build(parts), (Kind.VALUE,), 2, 9, example)


FUNCTIONS: dict[str, Function] = {
    "prev": Function(Prev, (Kind.VALUE, Kind.MONTHS), 1, 2, "prev(orders)", on_rows=False),
    "avg": Function(Avg, (Kind.VALUE, Kind.MONTHS), 2, 2, "avg(orders, 3)", on_rows=False),
    "ytd": Function(Ytd, (Kind.VALUE,), 1, 1, "ytd(orders)", on_rows=False),
    "min": _several(Minimum, "min(orders, 100)"),
    "max": _several(Maximum, "max(orders, 0)"),
    "abs": Function(Absolute, (Kind.VALUE,), 1, 1, "abs(margin)"),
    "coalesce": _several(Coalesce, "coalesce(revenue / orders, 0)"),
    "starts_with": Function(
        StartsWith, (Kind.COLUMN, Kind.TEXT), 2, 2, "starts_with(invoice, 'C')", on_months=False,
    ),
    "contains": Function(Contains, (Kind.COLUMN, Kind.TEXT), 2, 2, "contains(product, 'gift')", on_months=False),
    "date": Function(Literal.day, (Kind.TEXT,), 1, 1, "date('2011-01-31')", on_months=False),
}
