"""The declared calendar: how many days of trade a month holds, each weekday and public holiday at its weight."""

from __future__ import annotations

import datetime as dt
import math
from functools import lru_cache
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from nenrin.vocabulary import Month, Spec

Weight = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Day = dt.date


class Weekdays(Spec):
    """How much trade each weekday brings beside an ordinary day, which is 1."""

    mon: Weight = 1.0
    tue: Weight = 1.0
    wed: Weight = 1.0
    thu: Weight = 1.0
    fri: Weight = 1.0
    sat: Weight = 1.0
    sun: Weight = 1.0

    @property
    def by_number(self) -> tuple[float, ...]:
        """Monday first, as ``date.weekday`` counts."""
        return self.mon, self.tue, self.wed, self.thu, self.fri, self.sat, self.sun


class Closing(Spec):
    """Days on which nothing is traded, both ends included."""

    from_: Day = Field(alias="from")
    to: Day

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        """Refuse a closing that ends before it begins: it would close nothing, in silence."""
        if self.to < self.from_:
            raise ValueError(f"the days end ({self.to}) before they begin ({self.from_})")
        return self

    def holds(self, day: dt.date) -> bool:
        """Whether ``day`` is one of them."""
        return self.from_ <= day <= self.to


class TradingDays(Spec):
    """The client's calendar of trade.

    ``country`` (ISO 3166) and ``subdivision``: whose public holidays; ``holidays``: the weight of one. ``closed``: days
    without trade.
    """

    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    subdivision: str | None = None
    holidays: Weight | None = None
    weekdays: Weekdays = Weekdays()
    closed: tuple[Day | Closing, ...] = ()

    def weight(self, day: dt.date) -> float:
        """How much of an ordinary day's trade ``day`` brings: 0 when closed.

        A holiday never brings more than its weekday would.
        """
        if any(one.holds(day) if isinstance(one, Closing) else one == day for one in self.closed):
            return 0.0
        usual = self.weekdays.by_number[day.weekday()]
        if self.holidays is None or self.country is None:
            return usual
        return min(usual, self.holidays) if day in public_holidays(self.country, self.subdivision, day.year) else usual


def trading_days(calendar: TradingDays, month: Month) -> float:
    """The days of ``month``, each at its weight; 0 where the whole month is closed."""
    days = (dt.date(month.year, month.number, day) for day in range(1, month.last_day.day + 1))
    return math.fsum(map(calendar.weight, days))


@lru_cache(maxsize=256)
def public_holidays(country: str, subdivision: str | None, year: int) -> frozenset[dt.date]:
    """The public holidays of a year, substitute days included; of a country and subdivision that are known."""
    import holidays

    return frozenset(holidays.country_holidays(country, subdiv=subdivision, years=year))


def known_holidays() -> dict[str, tuple[str, ...]]:
    """The countries whose public holidays are known, each with its subdivisions."""
    import holidays

    return {country: tuple(parts) for country, parts in holidays.list_supported_countries().items()}
