"""The fiscal year as of one month: the landing, the gap to the plan, and the levers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from nenrin.comparisons import Plan
from nenrin.projections.course import Course, leaves
from nenrin.projections.forecast import Ahead
from nenrin.projections.levers import Closing, sensitivities
from nenrin.projections.projection import Landing, Lever, Projection
from nenrin.projections.reach import Reach
from nenrin.tree import Tree
from nenrin.vocabulary import Month, Sentence


@dataclass(frozen=True)
class AsOf:
    """What every month is told from; ``ahead``: by KPI and month, what was then expected of the months to come."""

    tree: Tree
    plan: Plan
    left_out: frozenset[Month]
    ahead: Mapping[tuple[str, Month], Ahead]
    reach: Reach

    def told(self, month: Month, span: tuple[tuple[Month, ...], tuple[Month, ...]]) -> Projection:
        """As of one month: its year's months that are known and those that remain."""
        tree, (known, remaining) = self.tree, span
        sensitivity = sensitivities(tree, month, self.reach)
        bare = {kpi: Lever(kpi, sensitivity.get(kpi), None) for kpi in leaves(tree)}
        why = reason(tree, known)
        if why is not None:
            return Projection(None, bare, why)
        landing = self._landing(month, known, remaining)
        if landing is None:
            return Projection(None, bare, Sentence("projection.short", {"kpi": tree.kpis[tree.root.kpi].label}))
        course = self._course(month, remaining) if remaining else None
        if course is None:
            return Projection(landing, bare)
        gap = landing.gap
        if gap is None or not _open(tree, gap):
            return Projection(landing, {kpi: replace(one, now=_now(course, kpi)) for kpi, one in bare.items()})
        return Projection(landing, Closing(course, gap).levers(sensitivity, self.left_out))

    def _landing(self, month: Month, known: tuple[Month, ...], remaining: tuple[Month, ...]) -> Landing | None:
        """From the months that are known and those that remain; None where the history is too short for the latter."""
        tree, root, year = self.tree, self.tree.root.kpi, (*known, *remaining)
        so_far = math.fsum(tree.series[root][month] for month in known)
        aim = _aim(tree, self.plan, year)
        if not remaining:
            return Landing(year[0], year[-1], so_far, (), so_far, so_far, so_far, aim)
        ahead = self.ahead.get((root, month))
        if ahead is None:
            return None
        mid = so_far + math.fsum(ahead.mids.values())
        never_negative = all(value >= 0 for when, value in tree.series[root].items() if when <= month)
        low = max(mid - ahead.half, so_far) if never_negative else mid - ahead.half
        return Landing(year[0], year[-1], so_far, remaining, low, mid, mid + ahead.half, aim)

    def _course(self, month: Month, remaining: tuple[Month, ...]) -> Course | None:
        """What is to be expected of every leaf; None where a leaf's history is too short."""
        tree, base = self.tree, dict[str, dict[Month, float]]()
        read = [node for node in tree.nodes if node.leaf]
        for kpi in dict.fromkeys(node.kpi for node in read):
            ahead = self.ahead.get((kpi, month))
            if ahead is None:
                return None
            past = {when: value for when, value in tree.series.get(kpi, {}).items() if when < remaining[0]}
            base[kpi] = past | dict(ahead.mids)
        asked = ((node.kpi, month + -node.back) for node in read for month in remaining)
        return Course(tree, remaining, base, self.reach) if all(when in base[kpi] for kpi, when in asked) else None


def reason(tree: Tree, known: tuple[Month, ...]) -> Sentence | None:
    """Why no year can be added up."""
    label = tree.kpis[tree.root.kpi].label
    if tree.root.kpi not in tree.additive:
        return Sentence("projection.not_additive", {"kpi": label})
    absent = [month for month in known if tree.value(tree.root.kpi, month) is None]
    return Sentence("projection.absent", {"kpi": label, "month": absent[0]}) if absent else None


def _aim(tree: Tree, plan: Plan, year: tuple[Month, ...]) -> float | None:
    """The plan of the whole year, or else the root's target for it."""
    root = tree.root.kpi
    planned = [plan.value(root, month) for month in year]
    values = [value for value in planned if value is not None]
    if len(values) == len(year):
        return math.fsum(values)
    target = tree.kpis[root].target
    return target.value if target is not None and (target.by is None or target.by in year) else None


def _now(course: Course, kpi: str) -> float:
    return math.fsum(course.base[kpi][month] for month in course.months) / len(course.months)


def _open(tree: Tree, gap: float) -> bool:
    """Whether there is anything to close: a KGI that is better up lacks something, one better down has too much."""
    better = tree.kpis[tree.root.kpi].better
    return gap < 0 if better == "down" else gap > 0 if better == "up" else gap != 0
