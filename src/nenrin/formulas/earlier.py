"""The same names, seen from some months before."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.formulas.node import Cell, Gradient, Node, Values


@dataclass(frozen=True)
class Earlier:
    """``values`` as they were so many months before: what ``prev``, ``avg`` and ``ytd`` hand to their part."""

    values: Values
    months: int

    def value(self, name: str, back: int) -> float | None:
        """The value so many months further back."""
        return self.values.value(name, back + self.months)

    def months_into_year(self, back: int) -> int:
        """The position in the fiscal year of the earlier month."""
        return self.values.months_into_year(back + self.months)


def derive_earlier(part: Node, months: int, values: Values, adjoint: float, into: Gradient) -> None:
    """Derive ``part`` as of an earlier month; what it reads lies that many months further back."""
    inside: Gradient = {}
    part.derive(Earlier(values, months), adjoint, inside)
    for (name, back), slope in inside.items():
        into[name, back + months] = into.get((name, back + months), 0.0) + slope


def excel_earlier(part: Node, months: int, cell: Cell, months_into_year: int | None) -> str:
    """Spell ``part`` as of an earlier month."""
    position = None if months_into_year is None else (months_into_year - months) % 12
    return part.excel(lambda name, back: cell(name, back + months), position)
