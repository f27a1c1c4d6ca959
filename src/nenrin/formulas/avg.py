"""The average of a part over this month and those before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from nenrin.formulas.earlier import Earlier, derive_earlier, excel_earlier
from nenrin.formulas.month_only import MonthOnly
from nenrin.formulas.node import Binding, Cell, Gradient, Labels, Node, Reference, Values, bracketed


@dataclass(frozen=True)
class Avg(MonthOnly):
    """``avg(a, 3)``: (two months before + the month before + this month) ÷ 3; absent unless all are there."""

    part: Node
    months: int
    binding: ClassVar[Binding] = Binding.PRODUCT

    @property
    def parts(self) -> tuple[Node, ...]:
        """The part."""
        return (self.part,)

    def references(self) -> Iterator[Reference]:
        """What the part reads in every one of the months, this one first."""
        return ((name, back + step) for step in range(self.months) for name, back in self.part.references())

    def evaluate(self, values: Values) -> float | None:
        """The mean; the oldest month is added first, as in the spreadsheet."""
        total = 0.0
        for step in reversed(range(self.months)):
            value = self.part.evaluate(Earlier(values, step))
            if value is None:
                return None
            total += value
        return total / self.months

    def derive(self, values: Values, adjoint: float, into: Gradient) -> None:
        """Every month has the same weight."""
        for step in range(self.months):
            derive_earlier(self.part, step, values, adjoint / self.months, into)

    def excel(self, cell: Cell, months_into_year: int | None = None) -> str:
        """``(A1+B1+C1)/3``: AVERAGE would pass over an absent month."""
        spelled = (
            bracketed(self.part, excel_earlier(self.part, step, cell, months_into_year), Binding.PRODUCT)
            for step in reversed(range(self.months))
        )
        return f"({'+'.join(spelled)})/{self.months}"

    def words(self, label: Labels, language: str) -> str:
        """``3-month average of Orders``."""
        inside = bracketed(self.part, self.part.words(label, language), Binding.ATOM)
        return f"{inside}の{self.months}か月平均" if language == "ja" else f"{self.months}-month average of {inside}"
