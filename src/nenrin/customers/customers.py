"""Who the customers are now, and who moved: the values that reports print. No customer can be told from them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from nenrin.measures import Customer
from nenrin.vocabulary import Activity, Month, Sentence


class Stage(StrEnum):
    """Where a customer stands in a month, told from the months of activity up to it.

    Active in the month: ``new`` (never before), ``retained`` (active within the gap before it), ``reactivated``. Not
    active in it: ``resting`` (within the gap), ``dormant`` (within the year), ``lost`` (longer ago). The gap is the
    configuration's ``churn_after_months``; the first three are the customer states of the measures.
    """

    NEW = "new"
    RETAINED = "retained"
    REACTIVATED = "reactivated"
    RESTING = "resting"
    DORMANT = "dormant"
    LOST = "lost"


@dataclass(frozen=True)
class Tally:
    """How many customers in the month and in the month before, and what they bought in each; None: not told."""

    customers: int
    before: int
    value: float | None = None
    value_before: float | None = None

    @property
    def change(self) -> int:
        """How many more or fewer."""
        return self.customers - self.before

    @property
    def value_change(self) -> float | None:
        """How much more or less they bought."""
        return self.value - self.value_before if self.value is not None and self.value_before is not None else None


@dataclass(frozen=True)
class Group:
    """The customers of one stage: how many, how many the month before, and what they bought in either month.

    ``value`` and ``value_before`` are None where rows have no value or the group is too small to be told.
    """

    stage: Stage
    customers: int
    before: int
    value: float | None = None
    value_before: float | None = None

    @property
    def tally(self) -> Tally:
        """Its numbers without its name."""
        return Tally(self.customers, self.before, self.value, self.value_before)


@dataclass(frozen=True)
class Cell:
    """One cell of the segment map: recency × frequency.

    ``recency``: months since the last activity, from–to (0: this month), ``None`` above: no end. ``frequency``: active
    rows over the twelve months (over the customer's whole time for those longer away), from–to. ``value``: what the
    cell's customers bought in the twelve months; None as above.
    """

    recency: tuple[int, int | None]
    frequency: tuple[int, int | None]
    customers: int
    before: int
    value: float | None = None


def together(groups: Iterable[Group]) -> Tally:
    """Several stages as one; what they bought only where each of them tells."""
    found = tuple(groups)
    values, earlier = [group.value for group in found], [group.value_before for group in found]
    return Tally(
        sum(group.customers for group in found), sum(group.before for group in found),
        None if None in values else math.fsum(one for one in values if one is not None),
        None if None in earlier else math.fsum(one for one in earlier if one is not None),
    )


@dataclass(frozen=True)
class Slice:
    """Customers of the twelve months in order of what they bought, a part of them: a decile, or class A, B or C.

    ``share`` of the value of all, ``cumulative`` with the parts above it; ``least``: what the last one of it bought.
    """

    name: str
    customers: int
    value: float
    share: float
    cumulative: float
    least: float | None = None


@dataclass(frozen=True)
class Cohort:
    """The customers first active in ``first``: how many, and how many of them were active 0, 1, 2 … months later."""

    first: Month
    customers: int
    active: tuple[int, ...]

    @property
    def shares(self) -> tuple[float, ...]:
        """``active`` as shares of the cohort."""
        return tuple(one / self.customers for one in self.active)


@dataclass(frozen=True)
class Customers:
    """All of that for one month.

    ``migration``: (stage the month before, None: not yet a customer; stage now) → how many; its rows and columns sum to
    the groups. ``least``: groups smaller than this show no value. ``reason``: why nothing can be said; then all else is
    empty. ``definition``: when a customer is active, as configured; None where nobody said. ``history``: the same of
    earlier months, oldest first, each as known at its end and without a history of its own; months in which nobody was
    active, or before anything can be told, are left out.
    """

    month: Month
    groups: tuple[Group, ...] = ()
    migration: Mapping[tuple[Stage | None, Stage], int] = field(default_factory=dict)
    cells: tuple[Cell, ...] = ()
    deciles: tuple[Slice, ...] = ()
    classes: tuple[Slice, ...] = ()
    cohorts: tuple[Cohort, ...] = ()
    least: int = 5
    reason: Sentence | None = None
    definition: Customer | None = None
    history: tuple[Customers, ...] = ()
    since: Month | None = None

    def group(self, stage: Stage) -> Group:
        """One stage's customers."""
        return next(group for group in self.groups if group.stage is stage)

    @property
    def activity(self) -> Activity:
        """What they do, for the sentences about them."""
        return self.definition.activity if self.definition is not None else "buys"

    @property
    def active(self) -> int:
        """How many were active in the month: new, retained and reactivated."""
        return sum(group.customers for group in self.groups[:3])

    @property
    def active_before(self) -> int:
        """How many were active in the month before."""
        return sum(group.before for group in self.groups[:3])
