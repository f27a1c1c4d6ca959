"""A KPI that moves with another: what the other one does not explain of it, expected like any KPI, plus what it does.

Good at: KPIs that follow one other in the same month (orders and visits), seen together for a year. Blind to: followers
that come a month later, and to which of the two moves the other: only the one that says ``moves_with`` is moved.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, Protocol, TypeAlias

from nenrin.expectations.expectation import Expectation
from nenrin.expectations.judge import Chance, banded
from nenrin.expectations.line import LOOKED_AT, Line, Surprise, line
from nenrin.tree import Kpi, Tree
from nenrin.vocabulary import Month

Expected: TypeAlias = Mapping[str, Mapping[Month, Expectation]]
Months: TypeAlias = Mapping[str, frozenset[Month]]

_NORMAL = 1.959964
_FAR = 1.5
"""How many half-bands off the other one must have been for the rest of that month to be left out."""


class Every(Protocol):
    """(series by name, months) → what each should have been; as ``expect_series``, with the client's own settings."""

    def __call__(
        self, series: Mapping[str, Mapping[Month, float]], months: tuple[Month, ...], *, one_offs: Months,
        chance: Chance | None,
    ) -> Expected:
        """Judge every series in every month."""


class Spoilt(NamedTuple):
    """By KPI: ``one_offs``, from which nothing is learnt; ``unusual``: months that are no example of how it moves."""

    one_offs: Months
    unusual: Months


class _Task(NamedTuple):
    """One month of one KPI: its expectation by itself, how it goes with the other one, and the other's surprise.

    ``unheard``: months from which nothing is learnt of the rest.
    """

    name: str
    other: str
    plain: Expectation
    known: Line
    surprise: float
    unheard: frozenset[Month]


def movers(kpis: Mapping[str, Kpi]) -> dict[str, str]:
    """The KPIs that move with another KPI, and with which; those that move with a cause are not among them."""
    named = ((name, kpi.mover) for name, kpi in kpis.items())
    return {name: other for name, other in named if other is not None and other in kpis and other != name}


def with_others(
    tree: Tree, moved: Mapping[str, str], found: Expected, every: Every, chance: Chance, spoilt: Spoilt,
) -> dict[str, dict[Month, Expectation]]:
    """What was ``found`` of the KPIs in ``moved``, with the other KPI's month taken into account.

    With y = slope × x + rest, the rest is a series like any other: it is expected from its own past, with the width
    that belongs to its length; the middle is that plus slope × x of the month. A month in which x and y were off
    together leaves no trace in the rest, and so none in what is expected later. The slope is that of the surprises of
    months before, each judged from its own past (``line``). A KPI whose band comes from the plan keeps it.
    """
    names = dict.fromkeys(name for pair in moved.items() for name in pair)
    if not names:
        return {}
    window = tuple(next(iter(found.values())))
    months = tuple(window[0] + -back for back in range(LOOKED_AT, 0, -1)) + window
    judged = every({name: tree.series[name] for name in names}, months, one_offs=spoilt.one_offs, chance=None)
    surprises = {name: _surprises(tree.series[name], one) for name, one in judged.items()}
    result = {name: dict(found[name]) for name in moved}
    for month in window:
        tasks = tuple(_tasks(moved, found, surprises, spoilt, month))
        rests = {one.name: _rest(tree, one) for one in tasks}
        bands = every(rests, (month,), one_offs={one.name: one.unheard for one in tasks}, chance=None)
        for one in tasks:
            result[one.name][month] = _moved(tree, one, bands[one.name][month], month, chance)
    return result


def _tasks(
    moved: Mapping[str, str], found: Expected, surprises: Mapping[str, Mapping[Month, Surprise]], spoilt: Spoilt,
    month: Month,
) -> Iterator[_Task]:
    """The KPIs of which it is known in this month how they go with the other one."""
    for name, other in moved.items():
        plain, surprise = found[name][month], surprises[other].get(month)
        usual = [
            {one: size for one, size in surprises[side].items() if one not in spoilt.unusual.get(side, ())}
            for side in (name, other)
        ]
        known = line(usual[0], usual[1], month)
        if plain.mid is not None and plain.method != "plan" and surprise is not None and known is not None:
            unheard = spoilt.one_offs.get(name, frozenset()) | spoilt.one_offs.get(other, frozenset())
            if known.slope:
                yield _Task(name, other, plain, known, surprise.size, unheard | _far_off(surprises[other], month))


def _surprises(series: Mapping[Month, float], judged: Mapping[Month, Expectation]) -> dict[Month, Surprise]:
    """Actual − middle, where there is one, and half the band."""
    return {
        month: Surprise(series[month] - one.mid, one.half_width or 0.0)
        for month, one in judged.items() if one.mid is not None and month in series
    }


def _rest(tree: Tree, task: _Task) -> dict[Month, float]:
    """What is left of the KPI without the other one, in the months of both."""
    led = tree.series[task.other]
    followed, slope = tree.series[task.name], task.known.slope
    return {month: value - slope * led[month] for month, value in followed.items() if month in led}


def _far_off(led: Mapping[Month, Surprise], month: Month) -> frozenset[Month]:
    """Months before in which the other lay so far outside its band that the slope's error hides what the rest was."""
    return frozenset(one for one, (size, half) in led.items() if one < month and abs(size) > _FAR * half)


def _moved(tree: Tree, task: _Task, rest: Expectation, month: Month, chance: Chance) -> Expectation:
    """One month's expectation, given the other KPI's; the plain one where the rest is too short."""
    plain, half = task.plain, rest.half_width
    if plain.mid is None or rest.mid is None or half is None or rest.freedom is None:
        return plain
    series = tree.series[task.name]
    clipped = all(value >= 0 for one, value in series.items() if one < month)
    mid = rest.mid + task.known.slope * tree.series[task.other][month]
    mid = max(mid, 0.0) if clipped else mid
    wide = max(math.hypot(half, _NORMAL * task.known.error * task.surprise), chance(task.name, month, mid))
    return banded(replace(plain, with_other=mid - plain.mid), mid, wide, series[month], rest.freedom, clipped=clipped)
