"""What follows from a plan: parents from their children, rates from their parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from nenrin.formulas import Formula
from nenrin.tree import Tree
from nenrin.vocabulary import Month

_TIES = 1e-6
"""A plan is written by people: parents may differ from their children by a millionth, no more."""


@dataclass
class Implied:
    """``given`` values by KPI and month, and whatever they imply through splits and formulas."""

    tree: Tree
    given: Mapping[str, Mapping[Month, float]]
    _known: dict[tuple[str, Month], float | None] = field(default_factory=dict)

    def value(self, name: str, month: Month) -> float | None:
        """The value given; else what the split gives; else what the formula gives; None where neither can.

        Before the plan's first month what really happened stands: from there it starts.
        """
        if month < self._begins:
            return self.tree.value(name, month)
        if (name, month) not in self._known:
            self._known[name, month] = None     # a KPI that is asked for again while it is looked for is not known yet
            given = self.given.get(name, {}).get(month)
            self._known[name, month] = given if given is not None else self._implied(name, month)
        return self._known[name, month]

    @cached_property
    def _begins(self) -> Month:
        return min(month for series in self.given.values() for month in series)

    def _implied(self, name: str, month: Month) -> float | None:
        kpi = self.tree.kpis[name]
        for rule in (kpi.split, kpi.formula):
            if rule is not None and (value := self._reckon(rule, month)) is not None:
                return value
        return None

    def _reckon(self, rule: Formula, month: Month) -> float | None:
        """A planned rate over nothing planned is not planned."""
        try:
            return rule.evaluate(_At(self, month))
        except ZeroDivisionError:
            return None

    def untied(self) -> Iterator[tuple[str, Month, float, float]]:
        """Given parents that their children contradict: KPI, month, what is given, what the split gives."""
        for name, months in self.given.items():
            split = self.tree.kpis[name].split
            for month, given in months.items() if split is not None else ():
                other = self._reckon(split, month) if split is not None else None
                if other is not None and abs(other - given) > _TIES * max(abs(given), abs(other)):
                    yield name, month, given, other


@dataclass(frozen=True)
class _At:
    """One month of a plan, as formulas read it."""

    implied: Implied
    month: Month

    def value(self, name: str, back: int) -> float | None:
        """The planned value so many months back."""
        return self.implied.value(name, self.month + -back)

    def months_into_year(self, back: int) -> int:
        """How many months of the fiscal year lie before the month so many months back."""
        return ((self.month + -back).number - self.implied.tree.year_starts) % 12
