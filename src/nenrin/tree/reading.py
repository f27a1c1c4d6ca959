"""One month of monthly series, as formulas read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nenrin.vocabulary import Month


@dataclass(frozen=True)
class Reading:
    """``series`` as seen from ``month``; the fiscal year begins in the month numbered ``year_starts``."""

    series: Mapping[str, Mapping[Month, float]]
    month: Month
    year_starts: int = 1

    def value(self, name: str, back: int) -> float | None:
        """The value of ``name`` so many months back; None where there is none."""
        return self.series.get(name, {}).get(self.month + -back if back else self.month)

    def months_into_year(self, back: int) -> int:
        """How many months of the fiscal year lie before the month so many months back."""
        return ((self.month + -back).number - self.year_starts) % 12
