"""The monthly numbers counted from rows: the leaves of every tree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from nenrin.measures.names import Names
from nenrin.measures.suspect import Suspect
from nenrin.vocabulary import Month, Sentence

Series: TypeAlias = Mapping[Month, Decimal]


@dataclass(frozen=True)
class Coverage:
    """How much of a month a source covers. ``partial`` says why it is not a whole month, None when it is."""

    rows: int
    first_day: dt.date
    last_day: dt.date
    days: int
    partial: Sentence | None = None


@dataclass(frozen=True)
class Measures:
    """Exact series by KPI; a month that is not there is absent, never 0.

    ``months``: every month up to the reporting month for which a source has a file, ascending.
    ``year_to_date``: by KPI, for the reporting month and the same month of the year before, counted exactly over the
    fiscal year so far (distinct customers are distinct over the whole span); absent where that has no meaning.
    ``segments``: dimension → segment → KPI → series. ``coverage``: source → month.
    ``additive``: the KPIs whose segments, and whose months, add up (sums and counts of rows); ``inexact``: those summed
    from columns of type float, whose last digits hang on the order of the rows.
    ``crossed``: for the drill-down, (segment of each of ``crossing``) → KPI → series, of every combination that has
    rows; ``""`` in a dimension of another source. Minimum and maximum have no parts and are not there.
    ``suspects``: what looks wrong with the rows of the reporting month. ``names``: what people call what was counted.
    """

    months: tuple[Month, ...]
    series: Mapping[str, Series]
    year_to_date: Mapping[str, Series]
    segments: Mapping[str, Mapping[str, Mapping[str, Series]]]
    coverage: Mapping[str, Mapping[Month, Coverage]]
    additive: frozenset[str] = frozenset()
    inexact: frozenset[str] = frozenset()
    crossing: tuple[str, ...] = ()
    crossed: Mapping[tuple[str, ...], Mapping[str, Series]] = field(default_factory=dict)
    suspects: tuple[Suspect, ...] = ()
    names: Names = field(default_factory=Names)

    def partial_months(self) -> frozenset[Month]:
        """The months that some source covers only in part: they are neither judged nor learned from."""
        found = (month for months in self.coverage.values() for month, one in months.items() if one.partial is not None)
        return frozenset(found)
