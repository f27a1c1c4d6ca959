"""What may be learnt from, month by month: bridged, moved to today's level, and never the judged month itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from nenrin.expectations.family import Member
from nenrin.expectations.history import Past, history
from nenrin.expectations.relevel import Unheard, relevel
from nenrin.vocabulary import Month


@dataclass(frozen=True)
class Learnt:
    """A month's past; the months in it that taught nothing; since when its level is a new one."""

    past: Past
    without: frozenset[Month]
    rebased: Month | None = None


def pasts(
    values: Mapping[Month, float], months: tuple[Month, ...], unheard: Unheard, shifts: tuple[Month, ...],
    member: Member,
) -> dict[Month, Learnt]:
    """For each of ``months`` (ascending), what was known when it began."""
    unusual = unheard.one_offs & values.keys()
    if shifts:
        return {month: _at_todays_level(values, month, unheard, shifts, member) for month in months}
    known = history(values, months[-1], unheard.left_out, member.recipe, member.needed, one_offs=unusual)
    return {month: Learnt(known.before(month), _before(unusual, month)) for month in months}


def _at_todays_level(
    values: Mapping[Month, float], month: Month, unheard: Unheard, shifts: tuple[Month, ...], member: Member,
) -> Learnt:
    """With the months before each shift moved to the level after it."""
    moved = relevel(values, shifts, month, unheard, member.recipe, member.needed)
    unusual = (unheard.one_offs | moved.unlearnt) & values.keys()
    known = history(moved.series, month, unheard.left_out, member.recipe, member.needed, one_offs=unusual)
    past = replace(known.before(month), level_from=moved.level_from)
    return Learnt(past, _before(unusual, month), moved.since)


def _before(months: frozenset[Month], month: Month) -> frozenset[Month]:
    return frozenset(one for one in months if one < month)
