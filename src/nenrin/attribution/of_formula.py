"""The change of one formula shared out among what it reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nenrin.attribution.bends import Sides, sides
from nenrin.attribution.path import Path, Shares, share_along
from nenrin.formulas import Formula, Gradient, Reference


@dataclass(frozen=True)
class Given:
    """Values by (name, months back), as formulas read them."""

    values: Mapping[Reference, float]

    def value(self, name: str, back: int) -> float | None:
        """The value given, or None."""
        return self.values.get((name, back))

    def months_into_year(self, back: int) -> int:
        """Where the year stands is not given: what reads it (ytd) has no shares."""
        raise ValueError(f"ytd cannot be shared out: its parts change with the month ({back} months back)")


@dataclass(frozen=True)
class FormulaOf:
    """A formula as a function of what it reads."""

    formula: Formula

    def value(self, at: Mapping[Reference, float]) -> float:
        """Its value; ValueError where a part is not given."""
        value = self.formula.evaluate(Given(at))
        if value is None:
            raise ValueError(f"{self.formula.text!r} has no value: a part is not given")
        return value

    def slopes(self, at: Mapping[Reference, float]) -> Gradient:
        """Its partial derivatives."""
        return self.formula.derive(Given(at))

    def sides(self, at: Mapping[Reference, float]) -> Sides:
        """Which part is in use, of every min, max and abs."""
        return tuple(sides(self.formula, Given(at)))


def share_out(formula: Formula, start: Mapping[Reference, float], end: Mapping[Reference, float]) -> Shares[Reference]:
    """How much of the change from ``start`` to ``end`` each (name, months back) brought about.

    DivisionByZero where a divisor is 0 at either end; ``exact`` is False where one passes 0 between them.
    """
    return share_along(Path(FormulaOf(formula), start, end))
