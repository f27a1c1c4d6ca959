"""In which manner one series is expected: what its KPI and the calendar say beyond the ordinary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from nenrin.expectations.trading_days import TradingDays, trading_days
from nenrin.tree import ByPlan, Kpi, Tolerance, Tree
from nenrin.vocabulary import Month


@dataclass(frozen=True)
class Manner:
    """``method``: a name in FAMILY, or ``plan``. ``days``: the trading days of every month, if it is judged by the day.

    ``shifts``: the first months of confirmed lasting levels. ``planned`` and ``tolerance``: for the plan.
    """

    method: str = "blend"
    days: Mapping[Month, float] | None = None
    shifts: tuple[Month, ...] = ()
    planned: Mapping[Month, float] = field(default_factory=dict)
    tolerance: Tolerance | None = None

    def by_day(self, values: Mapping[Month, float]) -> Mapping[Month, float]:
        """The values as they are compared; a month without a day of trade has none."""
        if self.days is None:
            return values
        days = self.days
        return {month: value / days[month] for month, value in values.items() if days.get(month)}

    @property
    def of_a_part(self) -> Manner:
        """How a segment of the series is expected: it has no plan of its own."""
        return replace(self, method="blend", planned={}, tolerance=None) if self.method == "plan" else self

    def days_of(self, month: Month) -> float | None:
        """Its trading days, if it is judged by the day."""
        return None if self.days is None else self.days.get(month)


def manners(
    tree: Tree,
    month: Month,
    shifts: Mapping[str, tuple[Month, ...]],
    calendar: TradingDays | None = None,
    planned: Mapping[str, Mapping[Month, float]] | None = None,
) -> dict[str, Manner]:
    """The manner of every KPI up to ``month``; arguments as of ``expect``."""
    days = days_by_month(calendar, (*tree.months, month))
    return {
        name: manner(kpi, days, tuple(shifts.get(name, ())), (planned or {}).get(name, {}))
        for name, kpi in tree.kpis.items()
    }


def manner(
    kpi: Kpi, days: Mapping[Month, float] | None, shifts: tuple[Month, ...], planned: Mapping[Month, float],
) -> Manner:
    """As the KPI asks for; ``days`` count only where it says ``per: trading_day``."""
    counted = days if kpi.per is not None else None
    if isinstance(kpi.expectation, ByPlan):
        return Manner("plan", counted, (), planned, kpi.expectation.plan)
    return Manner(kpi.expectation, counted, shifts)


def days_by_month(calendar: TradingDays | None, months: tuple[Month, ...]) -> dict[Month, float] | None:
    """The trading days of every month from the first to the last; None without a calendar."""
    if calendar is None or not months:
        return None
    return {Month.at(one): trading_days(calendar, Month.at(one))
            for one in range(min(months).ordinal, max(months).ordinal + 1)}
