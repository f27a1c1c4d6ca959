"""The bases of nodes that only a condition over rows may hold."""

from __future__ import annotations

from nenrin.formulas.node import Cell, Gradient, Labels, Node, Values


class RowOnly(Node):
    """Has no meaning as a monthly number: texts, dates, truths."""

    def evaluate(self, values: Values) -> float | None:
        """Refuse: the parser keeps it out of formulas."""
        raise TypeError(f"{type(self).__name__} is no number ({type(values).__name__})")

    def derive(self, values: Values, adjoint: float, into: Gradient) -> None:
        """Refuse: the parser keeps it out of formulas."""
        raise TypeError(f"{type(self).__name__} has no slope ({type(values).__name__}, {adjoint}, {len(into)})")

    def excel(self, cell: Cell, months_into_year: int | None = None) -> str:
        """Refuse: rows never reach the workbook."""
        raise TypeError(f"{type(self).__name__} is not for workbooks ({cell}, {months_into_year})")


class Truth(RowOnly):
    """True or false on every row, never NULL: a comparison with a blank is false, and ``not`` of that is true."""

    def denial(self, label: Labels, language: str) -> str:
        """How a person says that it is not so."""
        inside = self.words(label, language)
        return f"（{inside}）ではない" if language == "ja" else f"not ({inside})"
