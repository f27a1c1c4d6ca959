"""Where the fiscal year lands, the gap to its plan, and the levers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nenrin.comparisons import Plan
from nenrin.expectations import TradingDays, days_by_month
from nenrin.projections.as_of import AsOf, reason
from nenrin.projections.forecast import Ahead, Past, feed
from nenrin.projections.projection import Projection
from nenrin.projections.reach import Reach
from nenrin.tree import Tree
from nenrin.vocabulary import Month

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
    months = (month,)
    return project_each(tree, plan, months, left_out, one_offs=one_offs, shifts=shifts, calendar=calendar)[month]


def project_each(
    tree: Tree, plan: Plan, months: Iterable[Month], left_out: frozenset[Month] = frozenset(), *,
    one_offs: Mapping[str, frozenset[Month]] = _NO_MONTHS, shifts: Mapping[str, tuple[Month, ...]] = _NO_SHIFTS,
    calendar: TradingDays | None = None,
) -> dict[Month, Projection]:
    """The same as of each of many months, which is far cheaper at once. What came after a month teaches it nothing."""
    years = {month: _year(month, tree.year_starts) for month in months}
    days = days_by_month(calendar, (*tree.months, *(one for year in years.values() for one in (year[0], year[-1]))))
    spans = {month: _parted(year, month, left_out) for month, year in years.items()}
    known = {month: span for month, span in spans.items() if reason(tree, span[0]) is None}
    ahead = _ahead(tree, {month: rest for month, (_, rest) in known.items() if rest},
                   Past(left_out, one_offs, shifts, days))
    one = AsOf(tree, plan, left_out, ahead, Reach(tree))
    return {month: one.told(month, span) for month, span in spans.items()}


def _year(month: Month, starts: int) -> tuple[Month, ...]:
    first = month.year_to_date(starts)[0]
    return tuple(first + step for step in range(_YEAR))


def _parted(
    year: tuple[Month, ...], month: Month, left_out: frozenset[Month],
) -> tuple[tuple[Month, ...], tuple[Month, ...]]:
    """The months of the year that are known as of ``month``, and those that remain."""
    whole = [one for one in year if one <= month and one not in left_out]
    known = tuple(one for one in year if whole and one <= whole[-1])
    return known, year[len(known):]


def _ahead(tree: Tree, spans: Mapping[Month, tuple[Month, ...]], past: Past) -> dict[tuple[str, Month], Ahead]:
    """What was to be expected of the root and of every leaf as of each month; absent where too little was known."""
    names = dict.fromkeys((tree.root.kpi, *(node.kpi for node in tree.nodes if node.leaf)))
    return feed({
        (name, month): start
        for name in names if name in tree.series
        for month, start in past.starts(
            name, tree.series[name], spans, by_day=tree.kpis[name].per is not None,
        ).items()
    })
