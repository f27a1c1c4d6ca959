"""What every KPI should have been, this month and the months before it, each judged from its own past."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

import numpy as np

from nenrin.expectations.blend import NEEDED, YEAR, blend
from nenrin.expectations.expectation import Expectation
from nenrin.expectations.forecast import Recipe
from nenrin.expectations.history import Past, history
from nenrin.expectations.sampling import sampling_error
from nenrin.expectations.student import p_value
from nenrin.tree import Tree
from nenrin.vocabulary import Month, Sentence

FAMILY: dict[str, Recipe] = {"blend": blend}
"""Every expectation by its name."""

Chance: TypeAlias = Callable[[str, Month, float], float]
"""(series, month, middle) → half the band that chance alone makes."""
_ROUNDING = 1e-9
_NONE: Mapping[str, frozenset[Month]] = {}


@dataclass(frozen=True)
class _Judged:
    """One month of one series that can be judged."""

    name: str
    month: Month
    past: Past
    actual: float


def expect(
    tree: Tree,
    month: Month,
    left_out: frozenset[Month] = frozenset(),
    window: int = 13,
    method: str = "blend",
    one_offs: Mapping[str, frozenset[Month]] = _NONE,
) -> dict[str, dict[Month, Expectation]]:
    """What every KPI should have been in ``month`` and in the ``window − 1`` months before it.

    The history of a month is the months strictly before it. Months in ``left_out`` (partial ones) are neither judged
    nor learnt from; those in a KPI's ``one_offs`` are judged, but its later months do not learn from them. Where
    nothing can be expected, the Expectation holds the reason. No band is narrower than chance.
    """
    months = tuple(month + -back for back in range(window - 1, -1, -1))
    series = {name: tree.series.get(name, {}) for name in tree.kpis}
    chance = partial(sampling_error, tree)
    return expect_series(series, months, left_out, method=method, chance=chance, one_offs=one_offs)


def expect_series(
    series: Mapping[str, Mapping[Month, float]],
    months: tuple[Month, ...],
    left_out: frozenset[Month] = frozenset(),
    *,
    method: str = "blend",
    chance: Chance | None = None,
    one_offs: Mapping[str, frozenset[Month]] = _NONE,
) -> dict[str, dict[Month, Expectation]]:
    """The same for any series by name, in ascending ``months``; ``chance`` widens bands, by default nothing does."""
    recipe = FAMILY[method]
    found: dict[str, dict[Month, Expectation]] = {name: {} for name in series}
    judged: list[_Judged] = []
    for name, values in series.items():
        unusual = one_offs.get(name, frozenset()) & values.keys()
        known = history(values, months[-1], left_out, recipe, NEEDED, one_offs=unusual)
        for month in months:
            past = known.before(month)
            reason = _reason(values, past, month, left_out)
            if reason is None:
                judged.append(_Judged(name, month, past, values[month]))
            without = frozenset(one for one in unusual if one < month)
            found[name][month] = Expectation(method=method, reason=reason, months=past.observed, without=without)
    for one, expectation in _judge(judged, recipe, method, chance):
        found[one.name][one.month] = replace(expectation, without=found[one.name][one.month].without)
    return found


def _reason(
    values: Mapping[Month, float], past: Past, month: Month, left_out: frozenset[Month],
) -> Sentence | None:
    """Why nothing can be expected of ``month``, or None."""
    if month in left_out:
        return Sentence("expectation.partial", {"month": month})
    if month not in values:
        return Sentence("expectation.absent", {"month": month})
    if past.observed < NEEDED:
        return Sentence("expectation.short", {"months": past.observed, "needed": NEEDED})
    return None


def _judge(
    judged: list[_Judged], recipe: Recipe, method: str, chance: Chance | None,
) -> list[tuple[_Judged, Expectation]]:
    """All months with histories of one length at a time: the recipe works on many rows as fast as on one."""
    lengths: dict[int, list[_Judged]] = defaultdict(list)
    for one in judged:
        lengths[len(one.past.values)].append(one)
    return [pair for group in lengths.values() for pair in _judge_group(group, recipe, method, chance)]


def _judge_group(
    group: list[_Judged], recipe: Recipe, method: str, chance: Chance | None,
) -> Iterator[tuple[_Judged, Expectation]]:
    """Months with histories of one length.

    A band is not below 0 where the past was never negative, and never narrower than chance or rounding make it.
    """
    histories = np.stack([one.past.values for one in group])
    forecast, never_negative = recipe(histories), np.min(histories, axis=1) >= 0
    mids = np.where(never_negative, np.maximum(forecast.mid, 0.0), forecast.mid)
    stretched = forecast.half_width * np.array([one.past.stretch for one in group])
    halves = np.maximum(stretched, _ROUNDING * np.max(np.abs(histories), axis=1))
    rows = zip(group, mids.tolist(), halves.tolist(), never_negative.tolist(), strict=True)
    for one, mid, half, clipped in rows:
        wide = max(half, chance(one.name, one.month, mid)) if chance else half
        low = max(mid - wide, 0.0) if clipped else mid - wide
        band = Expectation(
            low, mid, mid + wide, None, one.past.observed, one.past.observed < YEAR, method, None, forecast.freedom,
        )
        yield one, replace(band, p=p_value(one.actual - mid, band.half_beside(one.actual) or 0.0, forecast.freedom))
