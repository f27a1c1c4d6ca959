"""Every KPI's change set against the register: expected, explained, unexplained."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from nenrin.effects import Effect
from nenrin.expectations import Expectation
from nenrin.explanations.cause import Cause
from nenrin.explanations.claim import claim, learnt, pointless
from nenrin.explanations.claimed import Claimed, claimed
from nenrin.explanations.earlier_month import beyond_the_base
from nenrin.explanations.excuses import repeated
from nenrin.explanations.explanation import Claim, Explanation
from nenrin.explanations.of_rates import through_rates
from nenrin.explanations.reach import reach
from nenrin.tree import Tree
from nenrin.vocabulary import Month, Problem, Problems, nearest

_NORMAL = 1.959964
_LOOK_BACK = 12
_HALF = 0.5
Reached: TypeAlias = Mapping[str, float | None]
"""Claim → how much one unit of its effect moves a KPI."""


def explain(
    tree: Tree,
    causes: Sequence[Cause],
    expected: Mapping[str, Mapping[Month, Expectation]],
    month: Month,
    effects: Sequence[Effect] = (),
) -> dict[str, Explanation]:
    """What the causes in force in ``month`` explain of every KPI's surprise.

    A cause acts on its own KPI and, through the tree, on all that is made of it; never on what its KPI is made of. What
    was measured of it in ``effects`` for the month takes the place of its declared size. A lasting cause whose level
    the expected value has learnt claims 0; the end of one claims nothing of a KPI that had not learnt it. Of a rate
    over an earlier month, and of what is made of such rates alone, what that month brings is no claim's. Raises
    Problems where a cause names a KPI that is not there.
    """
    _known(tree, causes)
    now = {kpi: expected.get(kpi, {}).get(month) for kpi in tree.kpis}
    measured = {effect.cause: effect for effect in effects if effect.month == month}
    claims = {
        str(position): claimed(tree, cause, now[cause.kpi], month, measured.get(cause.id))
        for position, cause in enumerate(causes)
        if cause.in_force(month)
    }
    notes = repeated(causes, expected, month)
    found = {}
    for kpi, reached in _reached(tree, month, claims, now).items():
        surprise = _surprise(tree, kpi, month, now[kpi])
        made = tuple(
            replace(
                claim(claims[name], per_unit, surprise, now[kpi], notes.get(claims[name].cause.id, ())),
                carried=claims[name].cause.kpi != kpi,
            )
            for name, per_unit in reached.items()
            if (per_unit != 0 or surprise is None) and not pointless(claims[name].cause, now[kpi])
        )
        found[kpi] = _explained(tree, kpi, month, now[kpi], made)
    whole = {kpi: one.claims for kpi, one in found.items()}
    kept = through_rates(tree, month, whole, {kpi: beyond_the_base(tree, found, now, kpi, month) for kpi in found})
    return _with_seen({kpi: _explained(tree, kpi, month, now[kpi], claims) for kpi, claims in kept.items()})


def _with_seen(found: Mapping[str, Explanation]) -> dict[str, Explanation]:
    """The same; claims that were carried know whether half of them, or more, came where they were made."""
    seen = {
        one.cause for known in found.values() for one in known.claims
        if not one.carried and one.effect and known.unexplained is not None
        and known.unexplained / one.effect + 1 >= _HALF
    }
    return {
        kpi: replace(known, claims=tuple(replace(one, seen=one.carried and one.cause in seen) for one in known.claims))
        for kpi, known in found.items()
    }


def _known(tree: Tree, causes: Iterable[Cause]) -> None:
    """Refuse causes of KPIs that are not there: they would be dropped in silence."""
    problems = [
        Problem(cause.place("kpi"), f"unknown KPI {cause.kpi!r} in cause {cause.id!r}", nearest(cause.kpi, tree.kpis))
        for cause in causes
        if cause.kpi not in tree.kpis
    ]
    if problems:
        raise Problems(problems)


def _reached(
    tree: Tree, month: Month, claims: Mapping[str, Claimed], now: Mapping[str, Expectation | None],
) -> dict[str, Reached]:
    """How far every claim reaches, by KPI.

    What a KPI has learnt stands in its expected value at both ends of the path, and so does what is to go back and was
    never there. KPIs need not have learnt the same (one may be expected by its plan), so each reads its own path.
    """
    known = {
        kpi: frozenset(
            name for name, one in claims.items()
            if learnt(one.cause, expectation) or pointless(one.cause, expectation)
        )
        for kpi, expectation in now.items()
    }
    paths = {names: reach(tree, month, _effects(claims, names)) for names in set(known.values())}
    return {kpi: paths[names].get(kpi, {}) for kpi, names in known.items()}


def _effects(claims: Mapping[str, Claimed], without: frozenset[str]) -> dict[str, dict[str, float]]:
    """KPI → claim → its effect, 0 for those that are learnt."""
    effects: dict[str, dict[str, float]] = {}
    for name, one in claims.items():
        effects.setdefault(one.cause.kpi, {})[name] = 0.0 if name in without else one.effect
    return effects


def _surprise(tree: Tree, kpi: str, month: Month, expectation: Expectation | None) -> float | None:
    """Actual − the band's middle, where the KPI can be judged."""
    actual = tree.value(kpi, month)
    if actual is None or expectation is None or expectation.mid is None or _before(tree, kpi, month) is None:
        return None
    return actual - expectation.mid


def _explained(
    tree: Tree, kpi: str, month: Month, expectation: Expectation | None, claims: tuple[Claim, ...],
) -> Explanation:
    """One KPI's books, closed."""
    actual, before = tree.value(kpi, month), _before(tree, kpi, month)
    if actual is None or before is None or expectation is None or expectation.mid is None:
        return Explanation(kpi, claims=claims)
    surprise = actual - expectation.mid
    explained = math.fsum(one.effect for one in claims)
    half = expectation.half_beside(actual) or 0.0
    spread = math.hypot(half, *(_NORMAL * one.spread for one in claims))
    unexplained = surprise - explained
    return Explanation(
        kpi=kpi,
        change=actual - before,
        expected_change=expectation.mid - before,
        surprise=surprise,
        explained=explained,
        unexplained=unexplained,
        low=unexplained - spread,
        high=unexplained + spread,
        claims=claims,
        spread=spread,
    )


def _before(tree: Tree, kpi: str, month: Month) -> float | None:
    """The month before, or the last value known in the year before."""
    series = tree.series.get(kpi, {})
    months = (month + -back for back in range(1, _LOOK_BACK + 1))
    return next((series[one] for one in months if one in series), None)
