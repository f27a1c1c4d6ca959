"""A value beside its reference, as Tree and Summary show it: the change, its share, and whether it helps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from nenrin.sheets import naming
from nenrin.sheets.layout import Layout
from nenrin.sheets.rows import Entry

NONE = "–"
_NOTHING = 1e-9
"""A change of this share of the reference is the noise of arithmetic: the tolerance of Settings."""


@dataclass(frozen=True)
class Variance:
    """One entry of the tree in two columns."""

    layout: Layout
    entry: Entry
    reference: str
    name: str = "ac"

    @cached_property
    def difference(self) -> float | None:
        """Actual − reference, None where either is absent."""
        actual, other = self.layout.read(self.entry, self.name), self.layout.read(self.entry, self.reference)
        return None if actual is None or other is None else actual - other

    @property
    def change(self) -> float | str:
        """The difference as it is shown."""
        return NONE if self.difference is None else self.difference

    @property
    def share(self) -> float | str:
        """The difference over the reference; rates have none."""
        other = self.layout.read(self.entry, self.reference)
        if self.difference is None or not other or naming.rate(self.layout, self.entry.kpi):
            return NONE
        return self.difference / abs(other)

    @property
    def mark(self) -> str:
        """F or U by the KPI's own direction."""
        change, direction = self.difference or 0.0, naming.direction(self.layout, self.entry.kpi)
        other = self.layout.read(self.entry, self.reference) or 0.0
        if abs(change * direction) <= _NOTHING * abs(other):
            return NONE
        return self.layout.words.text(f"sheet.mark.{'favourable' if change * direction > 0 else 'unfavourable'}")
