"""Bands around what was expected, and how improbable the actual values are under them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from nenrin.expectations import within_plan
from nenrin.expectations.expectation import Expectation
from nenrin.expectations.family import FAMILY, Member
from nenrin.expectations.history import Past
from nenrin.expectations.manner import Manner
from nenrin.expectations.student import p_value
from nenrin.vocabulary import Month, Sentence

Chance: TypeAlias = Callable[[str, Month, float], float]
"""(series, month, middle) → half the band that chance alone makes."""
ROUNDING = 1e-9
YEAR = 12


@dataclass(frozen=True)
class Judged:
    """One month of one series that can be judged.

    ``past`` and the recipe's bands are by the day of trade where ``days`` are declared, ``actual`` never is. ``blank``:
    the Expectation so far as it is known. ``days_before``: the trading days of the month before.
    """

    name: str
    month: Month
    past: Past
    actual: float
    blank: Expectation
    days_before: float | None = None

    @property
    def days(self) -> float:
        """What turns the recipe's unit into the KPI's."""
        return 1.0 if self.blank.trading_days is None else self.blank.trading_days


def judge(judged: list[Judged], chance: Chance | None) -> Iterator[tuple[Judged, Expectation]]:
    """All months of one method with histories of one length at a time: a recipe takes many rows as fast as one."""
    groups: dict[tuple[str, int], list[Judged]] = defaultdict(list)
    for one in judged:
        groups[one.blank.method, len(one.past.values)].append(one)
    for (method, _), group in groups.items():
        yield from _judge_group(group, FAMILY[method], chance)


def judge_plan(
    values: Mapping[Month, float], months: tuple[Month, ...], left_out: frozenset[Month], how: Manner,
) -> dict[Month, Expectation]:
    """The plan as the middle of the band, the tolerance as half of it."""
    return {month: _by_plan(values, month, left_out, how) for month in months}


def banded(blank: Expectation, mid: float, half: float, actual: float, freedom: float, *, clipped: bool) -> Expectation:
    """``blank`` with its band: not below 0 where it is ``clipped``, and with the p-value of ``actual`` under it."""
    low = max(mid - half, 0.0) if clipped else mid - half
    beside = mid - low if actual < low else half
    p = p_value(actual - mid, beside, freedom)
    return replace(blank, low=low, mid=mid, high=mid + half, freedom=freedom, p=p)


def _by_plan(values: Mapping[Month, float], month: Month, left_out: frozenset[Month], how: Manner) -> Expectation:
    observed = sum(one < month and one not in left_out for one in values)
    blank = Expectation(method="plan", months=observed)
    planned, tolerance = how.planned.get(month), how.tolerance
    if month in left_out:
        return replace(blank, reason=Sentence("expectation.partial", {"month": month}))
    if month not in values:
        return replace(blank, reason=Sentence("expectation.absent", {"month": month}))
    if planned is None or tolerance is None:
        return replace(blank, reason=Sentence("expectation.unplanned", {"month": month}))
    half = max(within_plan.half_width(tolerance, planned), ROUNDING * abs(planned))
    return banded(blank, planned, half, values[month], within_plan.FREEDOM, clipped=False)


def _judge_group(group: list[Judged], member: Member, chance: Chance | None) -> Iterator[tuple[Judged, Expectation]]:
    """Months with histories of one length.

    A band is not below 0 where the past was never negative, and never narrower than chance or rounding make it.
    """
    histories = np.stack([one.past.values for one in group])
    forecast, never_negative = member.recipe(histories), np.min(histories, axis=1) >= 0
    mids = np.where(never_negative, np.maximum(forecast.mid, 0.0), forecast.mid)
    stretched = forecast.half_width * np.array([one.past.stretch for one in group])
    halves = np.maximum(stretched, ROUNDING * np.max(np.abs(histories), axis=1))
    days = np.array([one.days for one in group])
    rows = zip(group, (mids * days).tolist(), (halves * days).tolist(), never_negative.tolist(), strict=True)
    for one, mid, half, clipped in rows:
        wide = max(half, chance(one.name, one.month, mid)) if chance else half
        calendar = mid * (1 - one.days_before / one.days) if one.days_before is not None else 0.0
        blank = replace(
            one.blank, trial=one.past.observed < YEAR, calendar=calendar,
            rule=member.signal(one.past.values, one.actual / one.days) if member.signal else None,
        )
        yield one, banded(blank, mid, wide, one.actual, forecast.freedom, clipped=clipped)
