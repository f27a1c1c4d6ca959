"""A part with its sign turned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from nenrin.formulas.node import Binding, Cell, Dialect, Gradient, Labels, Node, Values, bracketed


@dataclass(frozen=True)
class Negative(Node):
    """``-a``. It binds like a sum, so that ``a - -b`` is never spelled with two signs in a row (``--``: a comment)."""

    part: Node
    binding: ClassVar[Binding] = Binding.SUM

    @property
    def parts(self) -> tuple[Node, ...]:
        """The part."""
        return (self.part,)

    def evaluate(self, values: Values) -> float | None:
        """Minus the part."""
        value = self.part.evaluate(values)
        return None if value is None else -value

    def derive(self, values: Values, adjoint: float, into: Gradient) -> None:
        """Its slope is −1."""
        self.part.derive(values, -adjoint, into)

    def excel(self, cell: Cell, months_into_year: int | None = None) -> str:
        """``-A1``."""
        return "-" + bracketed(self.part, self.part.excel(cell, months_into_year), self.binding + 1)

    def query(self, dialect: Dialect) -> str:
        """``-"a"``."""
        return "-" + bracketed(self.part, self.part.query(dialect), self.binding + 1)

    def words(self, label: Labels, language: str) -> str:
        """``−Cancelled value``."""
        return "−" + bracketed(self.part, self.part.words(label, language), self.binding + 1)
