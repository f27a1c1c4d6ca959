"""A funnel: how many of the same come through step after step, this month and a year before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pydantic import Field

from nenrin.effects import Arm
from nenrin.effects.contrast import rates, wilson
from nenrin.tree import Tree
from nenrin.tree.kpi import Name
from nenrin.vocabulary import Label, Month, Problem, Problems, Spec

_MONTHS = 13
"""Months whose rates are kept: the reporting month, the same month a year ago, and what lies between."""


class Funnel(Spec):
    """What the configuration says: a name, and counts of the same, each of them part of the one before."""

    label: Label
    steps: tuple[Name, ...] = Field(min_length=2)


@dataclass(frozen=True)
class Rate:
    """The share of the step before in one month, with its 95 % limits (Wilson 1927)."""

    month: Month
    rate: float
    low: float
    high: float


@dataclass(frozen=True)
class Step:
    """One step of a month: ``count`` of ``kpi``, and ``before`` it a year earlier.

    ``rate``: its share of the step before, with the 95 % limits ``low`` and ``high`` (Wilson 1927); ``rate_before``: a
    year earlier. ``change`` between the two in points of 1, with the 95 % limits of the difference of two rates (method
    10 of Newcombe 1998). None where a count is absent, where nobody reached the step before, and for the first step.
    ``months``: the rate of the last thirteen months, without those in which it is none.
    """

    kpi: str
    count: float | None
    before: float | None
    rate: float | None = None
    low: float | None = None
    high: float | None = None
    rate_before: float | None = None
    change: float | None = None
    change_low: float | None = None
    change_high: float | None = None
    months: tuple[Rate, ...] = ()

    @property
    def fell_by(self) -> float:
        """By how much at least, at 95 %, its rate lies below last year's; 0 where chance alone may account for it."""
        return max(0.0, -self.change_high) if self.change_high is not None else 0.0


@dataclass(frozen=True)
class Flow:
    """A funnel in one month."""

    label: Label
    steps: tuple[Step, ...]

    @property
    def through(self) -> float | None:
        """The share of the first step that reached the last."""
        return _share(self.steps[-1].count, self.steps[0].count)

    @property
    def through_before(self) -> float | None:
        """The same a year earlier."""
        return _share(self.steps[-1].before, self.steps[0].before)

    @property
    def fell(self) -> Step | None:
        """The step whose rate fell most against last year, as far as chance cannot account for it."""
        worst = max(self.steps, key=lambda step: step.fell_by)
        return worst if worst.fell_by else None


def flows(funnels: Sequence[Funnel], tree: Tree, month: Month) -> tuple[Flow, ...]:
    """Every funnel in ``month``. Raises Problems where more reach a step than the one before, or a part of one does."""
    problems = [problem for one in funnels for at in (month, month + -12) for problem in _impossible(one, tree, at)]
    if problems:
        raise Problems(problems)
    return tuple(Flow(one.label, tuple(_steps(one.steps, tree, month))) for one in funnels)


def _impossible(funnel: Funnel, tree: Tree, month: Month) -> Iterator[Problem]:
    counts = [(place, kpi, tree.value(kpi, month)) for place, kpi in enumerate(funnel.steps)]
    for place, kpi, count in counts:
        if count is not None and (count < 0 or count % 1):
            wrong = f"{kpi!r} is {count:,.6g} in {month}, which is no count"
            yield Problem(funnel.place(f"steps.{place}"), wrong, "name KPIs that count something")
    for (_, above, more), (place, below, fewer) in pairwise(counts):
        if more is not None and fewer is not None and fewer > more:
            wrong = f"in {month} there are more {below!r} ({fewer:,.0f}) than {above!r} ({more:,.0f})"
            yield Problem(funnel.place(f"steps.{place}"), wrong, "a step counts a part of the one before it")


def _steps(kpis: Sequence[str], tree: Tree, month: Month) -> Iterator[Step]:
    counted = [(kpi, tree.value(kpi, month), tree.value(kpi, month + -12)) for kpi in kpis]
    yield Step(*counted[0])
    for (above, of, of_before), (kpi, count, before) in pairwise(counted):
        now, then = _arm(kpi, count, of), _arm(kpi, before, of_before)
        low, high = wilson(now) if now is not None else (None, None)
        moved = rates([(1.0, now), (-1.0, then)]) if now is not None and then is not None else None
        change, least, most = (moved.value, moved.low, moved.high) if moved is not None else (None, None, None)
        yield Step(
            kpi, count, before, now.mean if now is not None else None, low, high,
            then.mean if then is not None else None, change, least, most, tuple(_months(tree, above, kpi, month)),
        )


def _months(tree: Tree, above: str, kpi: str, month: Month) -> Iterator[Rate]:
    """The rates up to ``month``; a month in which the counts are no part of each other has none."""
    for at in (month + step for step in range(1 - _MONTHS, 1)):
        of, count = tree.value(above, at), tree.value(kpi, at)
        arm = _arm(kpi, count, of)
        if arm is not None and 0 <= arm.mean <= 1 and arm.size > 0:
            yield Rate(at, arm.mean, *wilson(arm))


def _arm(kpi: str, count: float | None, of: float | None) -> Arm | None:
    """So many of so many."""
    share = _share(count, of)
    return Arm(kpi, round(of or 0.0), share) if share is not None else None


def _share(part: float | None, whole: float | None) -> float | None:
    return part / whole if part is not None and whole else None
