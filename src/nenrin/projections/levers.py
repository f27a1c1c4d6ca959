"""Every leaf as a means of closing the gap: what it does, what it would have to do, what it has ever done."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from nenrin.attribution.path import Path, share_along
from nenrin.formulas import DivisionByZero
from nenrin.projections.closing import FARTHEST, closing
from nenrin.projections.course import Course, Moves, leaves
from nenrin.projections.projection import Lever
from nenrin.projections.reach import Reach
from nenrin.projections.seen import seen
from nenrin.tree import Tree
from nenrin.vocabulary import Month

ONE_PERCENT = 0.01


def sensitivities(tree: Tree, month: Month, reach: Reach | None = None) -> dict[str, float]:
    """What 1 % more of each leaf does to the KGI of ``month``, evaluated and not derived; empty where one is absent."""
    read = [(node.kpi, month + -node.back) for node in tree.nodes if node.leaf]
    if any(tree.value(kpi, when) is None for kpi, when in read):
        return {}
    course = Course(tree, (month,), {kpi: tree.series[kpi] for kpi, _ in read}, reach)
    found: dict[str, float] = {}
    for kpi in leaves(tree):
        try:
            found[kpi] = course.value({kpi: ONE_PERCENT}) - course.value({})
        except DivisionByZero:
            continue
    return found


@dataclass(frozen=True)
class Closing:
    """A gap and the course that is to close it."""

    course: Course
    gap: float

    def levers(self, sensitivity: Mapping[str, float], left_out: frozenset[Month]) -> dict[str, Lever]:
        """Every leaf, in the order of the tree."""
        slopes = self._slopes()
        together = self._together(slopes)
        shares = self._shares(together)
        return {kpi: self._lever(kpi, slopes, together, shares, sensitivity, left_out) for kpi in slopes}

    def _lever(
        self, kpi: str, slopes: Mapping[str, float], together: Moves, shares: Mapping[str, float],
        sensitivity: Mapping[str, float], left_out: frozenset[Month],
    ) -> Lever:
        tree, course = self.course.tree, self.course
        expected = course.base[kpi]
        now = math.fsum(expected[month] for month in course.months) / len(course.months)
        alone = None if self._contrary(kpi, slopes[kpi]) else self._alone(kpi, slopes[kpi])
        best = seen(tree, kpi, course.months, left_out)
        sign = -1 if tree.kpis[kpi].better == "down" else 1
        feasible = None if best is None or alone is None else sign * alone <= sign * best.change
        return Lever(
            kpi, sensitivity.get(kpi), now, shares.get(kpi), alone, together.get(kpi) if together else None,
            best.change if best else None, best.last if best else None, feasible,
        )

    def _slopes(self) -> dict[str, float]:
        try:
            return self.course.slopes({})
        except DivisionByZero:
            return dict.fromkeys(leaves(self.course.tree), 0.0)

    def _change(self, moves: Moves) -> float | None:
        try:
            return self.course.value(moves) - self.course.value({})
        except DivisionByZero:
            return None

    def _alone(self, kpi: str, slope: float) -> float | None:
        return closing(lambda move: self._change({kpi: move}), self.gap, slope)

    def _together(self, slopes: Mapping[str, float]) -> dict[str, float]:
        """All leaves whose own better direction helps, moved by one proportion; the others stay (0). Empty: in vain."""
        signs = {kpi: self._sign(kpi, slope) for kpi, slope in slopes.items()}
        pull = math.fsum(signs[kpi] * slope for kpi, slope in slopes.items())
        farthest = 1.0 if any(sign < 0 for sign in signs.values()) else FARTHEST

        def moved(step: float) -> float | None:
            return self._change({kpi: sign * step for kpi, sign in signs.items() if sign})

        step = closing(moved, self.gap, pull, farthest) if pull * self.gap > 0 else None
        return {} if step is None else {kpi: sign * step for kpi, sign in signs.items()}

    def _sign(self, kpi: str, slope: float) -> int:
        """Which way the leaf helps, 0 where its own better direction is none or the other."""
        if slope == 0 or self.course.tree.kpis[kpi].better == "none" or self._contrary(kpi, slope):
            return 0
        return 1 if slope * self.gap > 0 else -1

    def _contrary(self, kpi: str, slope: float) -> bool:
        """Whether the leaf would help only by getting worse. A relative change of a negative leaf lowers it."""
        expected = math.fsum(self.course.base[kpi][month] for month in self.course.months)
        direction = slope * self.gap * (1 if expected >= 0 else -1)
        better = self.course.tree.kpis[kpi].better
        return (better == "up" and direction < 0) or (better == "down" and direction > 0)

    def _shares(self, together: Moves) -> dict[str, float]:
        """What each leaf brings of the gap when all move: along the straight path, so that the parts sum to it."""
        if not together:
            return {}
        start = dict.fromkeys(together, 0.0)
        try:
            shares = share_along(Path(self.course, start, together))
        except DivisionByZero:
            return {}
        return dict(shares.contributions) if shares.exact else {}
