"""Where the fiscal year lands, the gap to its plan, and the levers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from nenrin.comparisons import Plan
from nenrin.expectations import TradingDays, days_by_month
from nenrin.projections.course import Course, leaves
from nenrin.projections.forecast import Past
from nenrin.projections.levers import Closing, sensitivities
from nenrin.projections.projection import Landing, Lever, Projection
from nenrin.tree import Tree
from nenrin.vocabulary import Month, Sentence

_YEAR = 12
_NO_MONTHS: Mapping[str, frozenset[Month]] = {}
_NO_SHIFTS: Mapping[str, tuple[Month, ...]] = {}


def project(
    tree: Tree, plan: Plan, month: Month, left_out: frozenset[Month] = frozenset(), *,
    one_offs: Mapping[str, frozenset[Month]] = _NO_MONTHS, shifts: Mapping[str, tuple[Month, ...]] = _NO_SHIFTS,
    calendar: TradingDays | None = None,
) -> Projection:
    """The KGI's fiscal year as of ``month``: what is known and, for the months that remain, what is to be expected.

    A partial month (``left_out``) at the end of what is known remains. ``one_offs``, ``shifts`` and ``calendar`` as for
    expectations. Without a landing the levers hold their sensitivities alone, and ``reason`` says why.
    """
    sensitivity = sensitivities(tree, month)
    bare = {kpi: Lever(kpi, sensitivity.get(kpi), None) for kpi in leaves(tree)}
    past = learnt(tree, month, left_out, one_offs=one_offs, shifts=shifts, calendar=calendar)
    landed = land(tree, plan, month, past)
    landing = landed.landing
    if landing is None:
        return replace(landed, levers=bare)
    course = _course(tree, landing.remaining, past) if landing.remaining else None
    if course is None:
        return Projection(landing, bare)
    gap = landing.gap
    if gap is None or not _open(tree, gap):
        return Projection(landing, {kpi: replace(one, now=_now(course, kpi)) for kpi, one in bare.items()})
    return Projection(landing, Closing(course, gap).levers(sensitivity, left_out))


def learnt(
    tree: Tree, month: Month, left_out: frozenset[Month] = frozenset(), *,
    one_offs: Mapping[str, frozenset[Month]] = _NO_MONTHS, shifts: Mapping[str, tuple[Month, ...]] = _NO_SHIFTS,
    calendar: TradingDays | None = None,
) -> Past:
    """How the past is to be read, with the trading days of every month to the end of the fiscal year of ``month``."""
    return Past(left_out, one_offs, shifts, days_by_month(calendar, (*tree.months, *_year(month, tree.year_starts))))


def land(tree: Tree, plan: Plan, month: Month, past: Past) -> Projection:
    """The landing alone, as ``project`` has it, or why there is none. Months after ``month`` teach nothing.

    ``past``: as ``learnt`` of any month of the same fiscal year or a later one.
    """
    year = _year(month, tree.year_starts)
    whole = [one for one in year if one <= month and one not in past.left_out]
    known = tuple(one for one in year if whole and one <= whole[-1])
    reason = _reason(tree, known)
    if reason is not None:
        return Projection(reason=reason)
    landing = _landing(tree, plan, month, (known, year[len(known):]), past)
    if landing is None:
        return Projection(reason=Sentence("projection.short", {"kpi": tree.kpis[tree.root.kpi].label}))
    return Projection(landing)


def _year(month: Month, starts: int) -> tuple[Month, ...]:
    first = month.year_to_date(starts)[0]
    return tuple(first + step for step in range(_YEAR))


def _reason(tree: Tree, known: tuple[Month, ...]) -> Sentence | None:
    """Why no year can be added up."""
    label = tree.kpis[tree.root.kpi].label
    if tree.root.kpi not in tree.additive:
        return Sentence("projection.not_additive", {"kpi": label})
    absent = [month for month in known if tree.value(tree.root.kpi, month) is None]
    return Sentence("projection.absent", {"kpi": label, "month": absent[0]}) if absent else None


def _landing(
    tree: Tree, plan: Plan, month: Month, months: tuple[tuple[Month, ...], tuple[Month, ...]], past: Past,
) -> Landing | None:
    """From the months that are known and those that remain; None where the history is too short for the latter."""
    (known, remaining), root = months, tree.root.kpi
    year = (*known, *remaining)
    series = {one: value for one, value in tree.series[root].items() if one <= month}
    so_far = math.fsum(series[month] for month in known)
    aim = _aim(tree, plan, year)
    if not remaining:
        return Landing(year[0], year[-1], so_far, (), so_far, so_far, so_far, aim)
    ahead = past.ahead(root, series, remaining, by_day=tree.kpis[root].per is not None)
    if ahead is None:
        return None
    mid = so_far + math.fsum(ahead.mids.values())
    never_negative = all(value >= 0 for value in series.values())
    low = max(mid - ahead.half, so_far) if never_negative else mid - ahead.half
    return Landing(year[0], year[-1], so_far, remaining, low, mid, mid + ahead.half, aim)


def _aim(tree: Tree, plan: Plan, year: tuple[Month, ...]) -> float | None:
    """The plan of the whole year, or else the root's target for it."""
    root = tree.root.kpi
    planned = [plan.value(root, month) for month in year]
    values = [value for value in planned if value is not None]
    if len(values) == len(year):
        return math.fsum(values)
    target = tree.kpis[root].target
    return target.value if target is not None and (target.by is None or target.by in year) else None


def _course(tree: Tree, remaining: tuple[Month, ...], past: Past) -> Course | None:
    """What is to be expected of every leaf; None where a leaf's history is too short."""
    base: dict[str, dict[Month, float]] = {}
    for kpi in dict.fromkeys(node.kpi for node in tree.nodes if node.leaf):
        series = tree.series.get(kpi, {})
        ahead = past.ahead(kpi, series, remaining, by_day=tree.kpis[kpi].per is not None)
        if ahead is None:
            return None
        base[kpi] = {**{month: value for month, value in series.items() if month < remaining[0]}, **ahead.mids}
    read = {(node.kpi, month + -node.back) for node in tree.nodes if node.leaf for month in remaining}
    return Course(tree, remaining, base) if all(when in base[kpi] for kpi, when in read) else None


def _now(course: Course, kpi: str) -> float:
    return math.fsum(course.base[kpi][month] for month in course.months) / len(course.months)


def _open(tree: Tree, gap: float) -> bool:
    """Whether there is anything to close: a KGI that is better up lacks something, one better down has too much."""
    better = tree.kpis[tree.root.kpi].better
    return gap < 0 if better == "down" else gap > 0 if better == "up" else gap != 0
