"""A KPI's or a column's name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nenrin.formulas.node import Cell, Dialect, Gradient, Labels, Node, Reference, Values


@dataclass(frozen=True)
class Name(Node):
    """Reads one value."""

    name: str

    def references(self) -> Iterator[Reference]:
        """Itself, in the month itself."""
        yield self.name, 0

    def evaluate(self, values: Values) -> float | None:
        """What is found under the name."""
        return values.value(self.name, 0)

    def derive(self, values: Values, adjoint: float, into: Gradient) -> None:  # noqa: ARG002 (its slope is 1)
        """Its slope is 1."""
        into[self.name, 0] = into.get((self.name, 0), 0.0) + adjoint

    def excel(self, cell: Cell, months_into_year: int | None = None) -> str:  # noqa: ARG002 (an address is enough)
        """Its address."""
        return cell(self.name, 0)

    def query(self, dialect: Dialect) -> str:
        """The column."""
        return dialect.name(self.name)

    def words(self, label: Labels, language: str) -> str:  # noqa: ARG002 (the label has its language)
        """Its label."""
        return label(self.name)
