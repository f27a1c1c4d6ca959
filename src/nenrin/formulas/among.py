"""The base of nodes that choose among their parts."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.formulas.infix import Infix
from nenrin.formulas.node import Cell, Node
from nenrin.formulas.number import Number


@dataclass(frozen=True)
class Among(Node):
    """Two or more parts, of which one gives the value."""

    among: tuple[Node, ...]

    @property
    def parts(self) -> tuple[Node, ...]:
        """All of them."""
        return self.among


def strict(part: Node, cell: Cell, months_into_year: int | None) -> str:
    """``part`` spelled so that an absent value is an error: functions pass over a text, arithmetic does not."""
    spelled = part.excel(cell, months_into_year)
    return spelled if isinstance(part, Infix | Number) else f"{spelled}+0"
