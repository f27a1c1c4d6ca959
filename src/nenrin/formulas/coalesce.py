"""The first of several parts that is there."""

from __future__ import annotations

from nenrin.formulas.among import Among, strict
from nenrin.formulas.node import Cell, Dialect, Gradient, Labels, Node, Values


class Coalesce(Among):
    """``coalesce(a / b, 0)``: passes over parts that are absent or divide by zero; absent if all are."""

    def chosen(self, values: Values) -> tuple[Node, float] | None:
        """The first part that has a value, with the value."""
        for part in self.parts:
            try:
                value = part.evaluate(values)
            except ZeroDivisionError:
                continue
            if value is not None:
                return part, value
        return None

    def evaluate(self, values: Values) -> float | None:
        """The first value there is."""
        chosen = self.chosen(values)
        return None if chosen is None else chosen[1]

    def derive(self, values: Values, adjoint: float, into: Gradient) -> None:
        """The slope is that of the part in use."""
        chosen = self.chosen(values)
        if chosen is not None:
            chosen[0].derive(values, adjoint, into)

    def excel(self, cell: Cell, months_into_year: int | None = None) -> str:
        """``IFERROR(A1/B1,0)``; the last part stands as it is."""
        spelled = self.parts[-1].excel(cell, months_into_year)
        for part in reversed(self.parts[:-1]):
            spelled = f"IFERROR({strict(part, cell, months_into_year)},{spelled})"
        return spelled

    def query(self, dialect: Dialect) -> str:
        """``COALESCE("a", 0)``."""
        return f"COALESCE({', '.join(part.query(dialect) for part in self.parts)})"

    def words(self, label: Labels, language: str) -> str:
        """``(A ÷ B, else 0)``."""
        spelled = [part.words(label, language) for part in self.parts]
        return f"（{'、なければ'.join(spelled)}）" if language == "ja" else f"({', else '.join(spelled)})"
