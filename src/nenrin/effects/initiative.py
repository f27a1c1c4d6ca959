"""What an effect needs to know of a cause in the register."""

from __future__ import annotations

from typing import Protocol

from nenrin.effects.control import Control
from nenrin.vocabulary import Label, Month


class InForce(Protocol):
    """From when to when a cause works."""

    @property
    def from_(self) -> Month:
        """The first month."""

    @property
    def to(self) -> Month | None:
        """The last month; None: it goes on."""


class Initiative(Protocol):
    """A cause of the register, perhaps with a control."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def label(self) -> Label:
        """What people call it."""

    @property
    def kpi(self) -> str:
        """The KPI that it works on."""

    @property
    def months(self) -> InForce:
        """When."""

    @property
    def control(self) -> Control | None:
        """Who was left out."""


def months_of(initiative: Initiative, month: Month) -> tuple[Month, ...]:
    """The months up to ``month`` in which it works, ascending."""
    last = min(month, initiative.months.to or month)
    first = initiative.months.from_
    return tuple(first + step for step in range(last - first + 1))
