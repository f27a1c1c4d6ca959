"""The plan of one month, as formulas read it."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.comparisons.plan import Plan
from nenrin.tree import Tree
from nenrin.vocabulary import Month


@dataclass(frozen=True)
class Planned:
    """Planned values as seen from ``month``.

    Before the plan's first month what really happened stands: from there it starts.
    """

    plan: Plan
    tree: Tree
    month: Month

    def value(self, name: str, back: int) -> float | None:
        """The planned value so many months back."""
        when = self.month + -back
        begins = self.plan.begins
        return self.tree.value(name, when) if begins is not None and when < begins else self.plan.value(name, when)

    def months_into_year(self, back: int) -> int:
        """How many months of the fiscal year lie before the month so many months back."""
        return ((self.month + -back).number - self.tree.year_starts) % 12
