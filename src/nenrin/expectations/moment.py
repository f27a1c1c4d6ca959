"""One month of a tree as formulas read it, perhaps with some values moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nenrin.tree import Tree
from nenrin.vocabulary import Month


@dataclass(frozen=True)
class Moment:
    """The values of a formula.

    ``moved`` take the place of the month's own. ``newest`` is 1 where nothing of the month itself may be seen: what a
    formula reads of it is then read a month earlier.
    """

    tree: Tree
    month: Month
    moved: Mapping[str, float] = field(default_factory=dict)
    newest: int = 0

    def value(self, name: str, back: int) -> float | None:
        """The value of ``name`` so many months back, or None."""
        if back == 0 and name in self.moved:
            return self.moved[name]
        return self.tree.value(name, self.month + -max(back, self.newest))

    def months_into_year(self, back: int) -> int:
        """How many months of the fiscal year lie before the month so many months back."""
        return ((self.month + -max(back, self.newest)).number - self.tree.year_starts) % 12
