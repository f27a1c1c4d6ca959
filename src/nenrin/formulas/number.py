"""A number written in a formula."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from nenrin.formulas.node import Cell, Dialect, Gradient, Labels, Node, Values


@dataclass(frozen=True)
class Number(Node):
    """Kept as the decimal that was written, so that 0.1 is exactly 0.1 in a query; not negative."""

    value: Decimal

    def evaluate(self, values: Values) -> float:  # noqa: ARG002 (a number needs none)
        """Itself."""
        return float(self.value)

    def derive(self, values: Values, adjoint: float, into: Gradient) -> None:
        """Nothing: it does not vary."""

    def excel(self, cell: Cell, months_into_year: int | None = None) -> str:  # noqa: ARG002 (a number needs none)
        """Its digits."""
        return f"{self.value:f}"

    def query(self, dialect: Dialect) -> str:
        """An exact literal."""
        whole = self.value == self.value.to_integral_value()
        return dialect.literal(int(self.value) if whole else self.value)

    def words(self, label: Labels, language: str) -> str:  # noqa: ARG002 (digits are read everywhere)
        """Its digits."""
        return f"{self.value:f}"
