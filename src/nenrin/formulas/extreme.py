"""The base of the smallest and the largest of several parts."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from nenrin.formulas.among import Among, strict
from nenrin.formulas.listing import listed
from nenrin.formulas.node import Cell, Dialect, Gradient, Labels, Values, known

_PAIR = 2


class Extreme(Among):
    """Absent unless all parts are there. Parts that tie share the slope evenly (of all subgradients the middle one)."""

    function: ClassVar[str]
    engine: ClassVar[str]
    english: ClassVar[tuple[str, str]]
    japanese: ClassVar[tuple[str, str]]

    @abstractmethod
    def choose(self, found: Iterable[float]) -> float:
        """The extreme value."""

    def evaluate(self, values: Values) -> float | None:
        """The extreme of the parts' values."""
        found = [part.evaluate(values) for part in self.parts]
        there = [value for value in found if value is not None]
        return self.choose(there) if len(there) == len(found) else None

    def derive(self, values: Values, adjoint: float, into: Gradient) -> None:
        """The slope belongs to the part that is the extreme."""
        found = [known(part.evaluate(values)) for part in self.parts]
        extreme = self.choose(found)
        chosen = [part for part, value in zip(self.parts, found, strict=True) if value == extreme]
        for part in chosen:
            part.derive(values, adjoint / len(chosen), into)

    def excel(self, cell: Cell, months_into_year: int | None = None) -> str:
        """``MIN(A1+0,B1+0)``: bare cells would be passed over when absent."""
        return f"{self.function}({','.join(strict(part, cell, months_into_year) for part in self.parts)})"

    def query(self, dialect: Dialect) -> str:
        """NULL if any part is: LEAST and GREATEST alone pass over it in some engines and not in others."""
        spelled = [part.query(dialect) for part in self.parts]
        varying = [text for part, text in zip(self.parts, spelled, strict=True) if any(part.references())]
        blank = " OR ".join(f"({text}) IS NULL" for text in varying) or dialect.literal(value=False)
        return f"CASE WHEN {blank} THEN {dialect.literal(None)} ELSE {self.engine}({', '.join(spelled)}) END"

    def words(self, label: Labels, language: str) -> str:
        """``the smaller of A and B``."""
        spelled = [part.words(label, language) for part in self.parts]
        many = len(spelled) > _PAIR
        if language == "ja":
            return f"（{listed(spelled, language)}の{self.japanese[many]}）"
        return f"(the {self.english[many]} of {listed(spelled, language)})"
