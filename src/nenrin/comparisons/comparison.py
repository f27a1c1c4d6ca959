"""A month beside another month, beside the plan, and the year so far."""

from __future__ import annotations

from dataclasses import dataclass

REFERENCES = ("prior_month", "prior_year", "plan")
"""What a month is compared with, in the order of the report."""


@dataclass(frozen=True)
class Comparison:
    """An actual value beside a reference.

    ``value``: the reference. ``change``: actual − reference. ``relative``: change ÷ |reference|, None for rates (they
    change in points) and for a reference of 0. ``favourable``: by the KPI's own direction; None where it has none or
    nothing changed.
    """

    value: float | None = None
    change: float | None = None
    relative: float | None = None
    favourable: bool | None = None


@dataclass(frozen=True)
class YearToDate:
    """The fiscal year so far, beside the same months of last year and beside the plan."""

    value: float | None = None
    prior_year: Comparison = Comparison()
    plan: Comparison = Comparison()


@dataclass(frozen=True)
class Compared:
    """One KPI in the reporting month."""

    actual: float | None
    prior_month: Comparison = Comparison()
    prior_year: Comparison = Comparison()
    plan: Comparison = Comparison()
    year_to_date: YearToDate = YearToDate()

    def against(self, reference: str) -> Comparison:
        """The comparison with one of ``REFERENCES``."""
        found: Comparison = getattr(self, reference)
        return found
