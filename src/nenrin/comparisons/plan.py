"""The plan: what every KPI was meant to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from nenrin.formulas import Formula
from nenrin.vocabulary import Month


@dataclass(frozen=True)
class Plan:
    """Planned values by KPI and month: those written down and those that follow from them through the tree.

    ``followed``: by what a KPI followed where it was not written, its formula or its split.
    """

    series: Mapping[str, Mapping[Month, float]] = field(default_factory=dict)
    file: str = ""
    sha256: str = ""
    followed: Mapping[str, Formula] = field(default_factory=dict)

    @cached_property
    def begins(self) -> Month | None:
        """The first month that is planned."""
        return min((month for series in self.series.values() for month in series), default=None)

    def value(self, kpi: str, month: Month) -> float | None:
        """The planned value, or None."""
        return self.series.get(kpi, {}).get(month)
