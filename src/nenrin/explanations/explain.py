"""Every KPI's change set against the register: expected, explained, unexplained."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from nenrin.expectations import Expectation
from nenrin.explanations.cause import Cause
from nenrin.explanations.claimed import Claimed, claimed
from nenrin.explanations.explanation import Claim, Explanation
from nenrin.explanations.reach import reach
from nenrin.tree import Tree
from nenrin.vocabulary import Month, Problem, Problems, nearest

_NORMAL = 1.959964
_LOOK_BACK = 12


def explain(
    tree: Tree, causes: Sequence[Cause], expected: Mapping[str, Mapping[Month, Expectation]], month: Month,
) -> dict[str, Explanation]:
    """What the causes in force in ``month`` explain of every KPI's surprise.

    A cause acts on its own KPI and, through the tree, on all that is made of it; never on what its KPI is made of.
    Raises Problems where a cause names a KPI that is not there.
    """
    _known(tree, causes)
    now = {kpi: expected.get(kpi, {}).get(month) for kpi in tree.kpis}
    claims = {
        str(position): claimed(tree, cause, now[cause.kpi], month)
        for position, cause in enumerate(causes)
        if cause.in_force(month)
    }
    effects: dict[str, dict[str, float]] = {}
    for name, claim in claims.items():
        effects.setdefault(claim.cause.kpi, {})[name] = claim.effect
    reached = reach(tree, month, effects)
    return {kpi: _explained(tree, kpi, month, now[kpi], claims, reached.get(kpi, {})) for kpi in tree.kpis}


def _known(tree: Tree, causes: Iterable[Cause]) -> None:
    """Refuse causes of KPIs that are not there: they would be dropped in silence."""
    problems = [
        Problem(cause.place("kpi"), f"unknown KPI {cause.kpi!r} in cause {cause.id!r}", nearest(cause.kpi, tree.kpis))
        for cause in causes
        if cause.kpi not in tree.kpis
    ]
    if problems:
        raise Problems(problems)


def _explained(
    tree: Tree,
    kpi: str,
    month: Month,
    expectation: Expectation | None,
    claims: Mapping[str, Claimed],
    reached: Mapping[str, float | None],
) -> Explanation:
    """One KPI's books, closed."""
    actual, before = tree.value(kpi, month), _before(tree, kpi, month)
    if actual is None or before is None or expectation is None or expectation.mid is None:
        made = tuple(_claim(claims[name], per_unit, 0.0) for name, per_unit in reached.items())
        return Explanation(kpi, claims=made)
    surprise = actual - expectation.mid
    made = tuple(_claim(claims[name], per_unit, surprise) for name, per_unit in reached.items() if per_unit != 0)
    explained = sum(claim.effect for claim in made)
    half = expectation.half_beside(actual) or 0.0
    spread = math.hypot(half, *(_NORMAL * claim.spread for claim in made))
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
        claims=made,
        spread=spread,
    )


def _claim(claim: Claimed, per_unit: float | None, surprise: float) -> Claim:
    """What a cause claims for a KPI that ``per_unit`` of its effect reaches; not sized where that is unknown."""
    cause = claim.cause
    side = cause.sign * math.copysign(1, per_unit) if per_unit else cause.sign
    agrees = surprise * side > 0
    if per_unit is None or not claim.sized:
        return Claim(cause.id, 0.0, 0.0, sized=False, agrees=agrees, label=cause.label)
    return Claim(cause.id, claim.effect * per_unit, claim.spread * abs(per_unit), agrees=agrees, label=cause.label)


def _before(tree: Tree, kpi: str, month: Month) -> float | None:
    """The month before, or the last value known in the year before."""
    series = tree.series.get(kpi, {})
    months = (month + -back for back in range(1, _LOOK_BACK + 1))
    return next((series[one] for one in months if one in series), None)
