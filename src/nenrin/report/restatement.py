"""A number of an earlier month that is no longer what was sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nenrin.vocabulary import Month


@dataclass(frozen=True)
class Restatement:
    """``sent`` with the last report, and what it is ``now``; None where there was, or is, no value."""

    kpi: str
    month: Month
    sent: float | None
    now: float | None

    @property
    def difference(self) -> float | None:
        """What it is now − what was sent; None where one of them is absent."""
        return None if self.sent is None or self.now is None else self.now - self.sent


def as_sent(restatements: Iterable[Restatement], month: Month) -> dict[str, float]:
    """By KPI, what was sent for ``month`` where it is another number now."""
    return {one.kpi: one.sent for one in restatements if one.month == month and one.sent is not None}


def by_kpi(restatements: Iterable[Restatement]) -> dict[str, frozenset[Month]]:
    """By KPI, the months whose numbers have changed since they were sent."""
    found: dict[str, frozenset[Month]] = {}
    for one in restatements:
        found[one.kpi] = found.get(one.kpi, frozenset()) | {one.month}
    return found
