"""The base of + − × ÷: two operands with a sign between them."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from nenrin.formulas.node import Cell, Dialect, Gradient, Labels, Node, Values, bracketed, known


@dataclass(frozen=True)
class Infix(Node):
    """``symbol`` is what machines read, ``sign`` what people read."""

    left: Node
    right: Node
    symbol: ClassVar[str]
    sign: ClassVar[str]

    @abstractmethod
    def combine(self, left: float, right: float) -> float:
        """The value from the operands' values."""

    @abstractmethod
    def slopes(self, left: float, right: float) -> tuple[float, float]:
        """The partial derivatives by the left and the right operand."""

    @property
    def parts(self) -> tuple[Node, ...]:
        """Both operands."""
        return self.left, self.right

    def evaluate(self, values: Values) -> float | None:
        """The combination; None where an operand is absent."""
        left, right = self.left.evaluate(values), self.right.evaluate(values)
        return None if left is None or right is None else self.combine(left, right)

    def derive(self, values: Values, adjoint: float, into: Gradient) -> None:
        """The chain rule, operand by operand."""
        slopes = self.slopes(known(self.left.evaluate(values)), known(self.right.evaluate(values)))
        for part, slope in zip(self.parts, slopes, strict=True):
            part.derive(values, adjoint * slope, into)

    def excel(self, cell: Cell, months_into_year: int | None = None) -> str:
        """``A1-B1``."""
        return self._spell(self.symbol, *(part.excel(cell, months_into_year) for part in self.parts))

    def query(self, dialect: Dialect) -> str:
        """``"a" - "b"``."""
        return self._spell(f" {self.symbol} ", *(part.query(dialect) for part in self.parts))

    def words(self, label: Labels, language: str) -> str:
        """``Revenue − Cost``."""
        return self._spell(f" {self.sign} ", *(part.words(label, language) for part in self.parts))

    def _spell(self, sign: str, left: str, right: str) -> str:
        """Join the operands; the right one also keeps its brackets at equal rank, so that the order of steps holds."""
        return bracketed(self.left, left, self.binding) + sign + bracketed(self.right, right, self.binding + 1)
