"""Two readings of one number must agree: a KPI and its split, a total and its segments."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nenrin.formulas import Formula
from nenrin.tree.reading import Reading
from nenrin.tree.telling import figure, others
from nenrin.tree.tree import Tree
from nenrin.vocabulary import Month, Problem, Style

RELATIVE = 1e-9
CENT = 0.005


@dataclass(frozen=True)
class Tie:
    """One KPI in one month by two readings: its definition's value and the other's (infinite: it divides by zero)."""

    month: Month
    value: float
    other: float

    @property
    def deviation(self) -> float:
        """The difference as a share of the larger."""
        if math.isinf(self.other):
            return math.inf
        return abs(self.other - self.value) / (max(abs(self.value), abs(self.other)) or 1.0)

    def holds(self, style: Style) -> bool:
        """Equal but for the rounding of arithmetic; money to the cent, however large."""
        to_the_cent = style != "currency" or abs(self.other - self.value) < CENT
        return self.deviation <= RELATIVE and to_the_cent

    def told(self, said: str, style: Style) -> str:
        """Both values and the difference."""
        if math.isinf(self.other):
            return f"in {self.month}: {said} nothing, for it divides by zero"
        value, other, difference = (figure(one, style) for one in (self.value, self.other, self.other - self.value))
        return f"in {self.month}: it is {value}, {said} {other}, a difference of {difference}"


def deviations(tree: Tree) -> tuple[float, ...]:
    """How far every KPI with a split is from it, in every month where both are there (relative)."""
    splits = [(name, kpi.split) for name, kpi in tree.kpis.items() if kpi.split is not None]
    return tuple(tie.deviation for name, split in splits for tie in _split_ties(tree, name, split))


def untied(tree: Tree) -> Iterator[Problem]:
    """A problem for every KPI that differs from its split, or from its segments where it is additive.

    It names the first month. A number of distinct customers need not be the sum of its segments: one may be in two.
    """
    for name, kpi in tree.kpis.items():
        if kpi.split is not None:
            told = _told(tree, name, f"its split {kpi.split.text!r} gives", _split_ties(tree, name, kpi.split))
            right = "mend the split, or the measure or formula of one of the KPIs in it"
            yield from (Problem(kpi.place("split"), wrong, right) for wrong in told)
        for also in kpi.also if name in tree.additive else ():
            told = _told(tree, name, f"its segments by {also.by!r} add up to", _segment_ties(tree, name, also.by))
            right = "see that every row falls into exactly one segment"
            yield from (Problem(kpi.place("also"), wrong, right) for wrong in told)


def _split_ties(tree: Tree, name: str, split: Formula) -> Iterator[Tie]:
    for month, value in sorted(tree.series.get(name, {}).items()):
        try:
            other = split.evaluate(Reading(tree.series, month, tree.year_starts))
        except ZeroDivisionError:
            other = math.inf
        if other is not None:
            yield Tie(month, value, other)


def _segment_ties(tree: Tree, name: str, dimension: str) -> Iterator[Tie]:
    segments = [segment[name] for segment in tree.segments.get(dimension, {}).values() if name in segment]
    if segments:
        for month, value in sorted(tree.series.get(name, {}).items()):
            yield Tie(month, value, math.fsum(segment.get(month, 0.0) for segment in segments))


def _told(tree: Tree, name: str, said: str, ties: Iterable[Tie]) -> Iterator[str]:
    style = tree.kpis[name].format.style
    broken = [tie for tie in ties if not tie.holds(style)]
    if broken:
        yield f"kpi {name!r} does not tie {broken[0].told(said, style)}{others(len(broken) - 1)}"
