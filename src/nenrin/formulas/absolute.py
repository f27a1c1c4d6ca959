"""A part without its sign."""

from __future__ import annotations

import math
from dataclasses import dataclass

from nenrin.formulas.node import Binding, Cell, Dialect, Gradient, Labels, Node, Values, bracketed, known


@dataclass(frozen=True)
class Absolute(Node):
    """``abs(a)``. At 0 its slope is 0 (a subgradient: the middle one)."""

    part: Node

    @property
    def parts(self) -> tuple[Node, ...]:
        """The part."""
        return (self.part,)

    def evaluate(self, values: Values) -> float | None:
        """The size of the part."""
        value = self.part.evaluate(values)
        return None if value is None else abs(value)

    def derive(self, values: Values, adjoint: float, into: Gradient) -> None:
        """Its slope is the part's sign."""
        value = known(self.part.evaluate(values))
        self.part.derive(values, adjoint * math.copysign(1.0, value) if value else 0.0, into)

    def excel(self, cell: Cell, months_into_year: int | None = None) -> str:
        """``ABS(A1)``."""
        return f"ABS({self.part.excel(cell, months_into_year)})"

    def query(self, dialect: Dialect) -> str:
        """``ABS("a")``."""
        return f"ABS({self.part.query(dialect)})"

    def words(self, label: Labels, language: str) -> str:
        """``absolute value of A``."""
        inside = bracketed(self.part, self.part.words(label, language), Binding.ATOM)
        return f"{inside}の絶対値" if language == "ja" else f"(absolute value of {inside})"
