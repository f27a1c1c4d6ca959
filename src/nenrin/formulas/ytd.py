"""The sum of a part over the fiscal year so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from nenrin.formulas.earlier import Earlier, derive_earlier, excel_earlier
from nenrin.formulas.month_only import MonthOnly
from nenrin.formulas.node import Binding, Cell, Gradient, Labels, Node, Reference, Values, bracketed

_YEAR = 12


@dataclass(frozen=True)
class Ytd(MonthOnly):
    """``ytd(a)``: from the first month of the fiscal year to this one; absent unless all are there."""

    part: Node
    binding: ClassVar[Binding] = Binding.SUM

    @property
    def parts(self) -> tuple[Node, ...]:
        """The part."""
        return (self.part,)

    def references(self) -> Iterator[Reference]:
        """What the part reads in every month that it may reach: up to eleven before."""
        return ((name, back + step) for step in range(_YEAR) for name, back in self.part.references())

    def evaluate(self, values: Values) -> float | None:
        """The sum; the oldest month is added first, as in the spreadsheet."""
        total = 0.0
        for step in reversed(range(values.months_into_year(0) + 1)):
            value = self.part.evaluate(Earlier(values, step))
            if value is None:
                return None
            total += value
        return total

    def derive(self, values: Values, adjoint: float, into: Gradient) -> None:
        """Every month counts in full."""
        for step in range(values.months_into_year(0) + 1):
            derive_earlier(self.part, step, values, adjoint, into)

    def excel(self, cell: Cell, months_into_year: int | None = None) -> str:
        """``A1+B1+C1``: SUM would pass over an absent month. ValueError without the position in the year."""
        if months_into_year is None:
            raise ValueError("ytd is spelled only for a known position in the fiscal year: give months_into_year")
        return "+".join(
            bracketed(self.part, excel_earlier(self.part, step, cell, months_into_year), Binding.PRODUCT)
            for step in reversed(range(months_into_year + 1))
        )

    def words(self, label: Labels, language: str) -> str:
        """``year-to-date Orders``."""
        inside = bracketed(self.part, self.part.words(label, language), Binding.ATOM)
        return f"{inside}の期初来累計" if language == "ja" else f"year-to-date {inside}"
