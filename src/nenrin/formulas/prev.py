"""A part as it was some months before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nenrin.formulas.earlier import Earlier, derive_earlier, excel_earlier
from nenrin.formulas.month_only import MonthOnly
from nenrin.formulas.node import Cell, Gradient, Labels, Node, Reference, Values, bracketed, softened

_YEAR = 12


@dataclass(frozen=True)
class Prev(MonthOnly):
    """``prev(a)``: the month before; ``prev(a, 12)``: the same month of last year."""

    part: Node
    months: int = 1

    @property
    def parts(self) -> tuple[Node, ...]:
        """The part."""
        return (self.part,)

    def references(self) -> Iterator[Reference]:
        """What the part reads, further back."""
        return ((name, back + self.months) for name, back in self.part.references())

    def evaluate(self, values: Values) -> float | None:
        """The part's value then."""
        return self.part.evaluate(Earlier(values, self.months))

    def derive(self, values: Values, adjoint: float, into: Gradient) -> None:
        """Its slope is the part's slope then."""
        derive_earlier(self.part, self.months, values, adjoint, into)

    def excel(self, cell: Cell, months_into_year: int | None = None) -> str:
        """The part over earlier cells; bracketed unless it is one cell, for it stands where an atom may."""
        return bracketed(self.part, excel_earlier(self.part, self.months, cell, months_into_year), self.binding)

    def words(self, label: Labels, language: str) -> str:
        """``last month's active customers``."""
        inside = bracketed(self.part, softened(self.part.words(label, language), language), self.binding)
        if language == "ja":
            when = {1: "前月", _YEAR: "前年同月"}.get(self.months, f"{self.months}か月前")
            return f"{when}の{inside}"
        if self.months == 1:
            return f"last month's {inside}"
        when = "in the same month last year" if self.months == _YEAR else f"{self.months} months before"
        return f"({inside} {when})"
