"""What every KPI should have been, this month and the months before it, each judged from its own past."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from nenrin.expectations.expectation import Expectation
from nenrin.expectations.family import FAMILY
from nenrin.expectations.judge import Chance, Judged, judge, judge_plan
from nenrin.expectations.manner import Manner, manners
from nenrin.expectations.pasts import pasts
from nenrin.expectations.relevel import SEEN, Unheard
from nenrin.expectations.sampling import sampling_error
from nenrin.expectations.trading_days import TradingDays
from nenrin.expectations.with_other import Spoilt, movers, with_others
from nenrin.tree import Tree
from nenrin.vocabulary import Month, Sentence

_NO_MONTHS: Mapping[str, frozenset[Month]] = {}
_NO_SHIFTS: Mapping[str, tuple[Month, ...]] = {}
_NO_PLAN: Mapping[str, Mapping[Month, float]] = {}
_NO_MANNERS: Mapping[str, Manner] = {}
_ORDINARY = Manner()


def expect(
    tree: Tree,
    month: Month,
    left_out: frozenset[Month] = frozenset(),
    window: int = 13,
    *,
    one_offs: Mapping[str, frozenset[Month]] = _NO_MONTHS,
    shifts: Mapping[str, tuple[Month, ...]] = _NO_SHIFTS,
    calendar: TradingDays | None = None,
    planned: Mapping[str, Mapping[Month, float]] = _NO_PLAN,
) -> dict[str, dict[Month, Expectation]]:
    """What every KPI should have been in ``month`` and in the ``window − 1`` months before it, as it asks for.

    The history of a month is the months strictly before it. Months in ``left_out`` (partial ones) are neither judged
    nor learnt from; those in a KPI's ``one_offs`` are judged, but its later months do not learn from them. ``shifts``:
    the first months of its confirmed lasting levels; once one was seen for three months, the past is moved to it; until
    then its months teach nothing. ``planned``: the plan, for those expected to keep to it. Where nothing can be
    expected, the Expectation holds the reason. No band is narrower than chance, but for a tolerance of the plan.
    """
    months = tuple(month + -back for back in range(window - 1, -1, -1))
    series = {name: tree.series.get(name, {}) for name in tree.kpis}
    asked = manners(tree, month, shifts, calendar, planned)
    chance = partial(sampling_error, tree)
    every = partial(expect_series, left_out=left_out, manners=asked)
    found = every(series, months, one_offs=one_offs, chance=chance)
    spoilt = Spoilt(one_offs, _no_examples(one_offs, shifts))
    return found | with_others(tree, movers(tree.kpis), found, every, chance, spoilt)


def latest(
    expected: Mapping[str, Mapping[Month, Expectation]], month: Month, window: int = 13,
) -> dict[str, dict[Month, Expectation]]:
    """What ``expect`` gives for a shorter window: no month's expectation depends on how many are asked for with it."""
    first = month + (1 - window)
    return {name: {one: band for one, band in bands.items() if one >= first} for name, bands in expected.items()}


def expect_series(
    series: Mapping[str, Mapping[Month, float]],
    months: tuple[Month, ...],
    left_out: frozenset[Month] = frozenset(),
    *,
    manners: Mapping[str, Manner] = _NO_MANNERS,
    chance: Chance | None = None,
    one_offs: Mapping[str, frozenset[Month]] = _NO_MONTHS,
) -> dict[str, dict[Month, Expectation]]:
    """The same for any series by name, in ascending ``months``; ``chance`` widens bands, by default nothing does.

    A series without a manner is expected as the house does it.
    """
    found: dict[str, dict[Month, Expectation]] = {name: {} for name in series}
    judged: list[Judged] = []
    for name, values in series.items():
        how = manners.get(name, _ORDINARY)
        if how.method == "plan":
            found[name] = judge_plan(values, months, left_out, how)
            continue
        unheard = Unheard(left_out, one_offs.get(name, frozenset()))
        usual, member = how.by_day(values), FAMILY[how.method]
        for month, learnt in pasts(usual, months, unheard, how.shifts, member).items():
            blank = Expectation(
                method=how.method, months=learnt.past.observed, without=learnt.without,
                trading_days=how.days_of(month), rebased=learnt.rebased,
            )
            reason = _reason(values, blank, month, left_out, member.needed)
            found[name][month] = blank if reason is None else replace(blank, reason=reason)
            if reason is None:
                judged.append(Judged(name, month, learnt.past, values[month], blank, how.days_of(month + -1)))
    for one, expectation in judge(judged, chance):
        found[one.name][one.month] = expectation
    return found


def _no_examples(
    one_offs: Mapping[str, frozenset[Month]], shifts: Mapping[str, tuple[Month, ...]],
) -> dict[str, frozenset[Month]]:
    """By KPI, the months whose surprises are no example of how it moves: one-offs, and the first of a new level."""
    steps = {
        name: frozenset(first + step for first in firsts for step in range(SEEN)) for name, firsts in shifts.items()
    }
    return {name: one_offs.get(name, frozenset()) | steps.get(name, frozenset()) for name in {**one_offs, **steps}}


def _reason(
    values: Mapping[Month, float], blank: Expectation, month: Month, left_out: frozenset[Month], needed: int,
) -> Sentence | None:
    """Why nothing can be expected of ``month``, or None."""
    if month in left_out:
        return Sentence("expectation.partial", {"month": month})
    if month not in values:
        return Sentence("expectation.absent", {"month": month})
    if blank.trading_days == 0:
        return Sentence("expectation.closed", {"month": month})
    if blank.months < needed:
        return Sentence("expectation.short", {"months": blank.months, "needed": needed})
    return None
