"""Who moved the root: its change against a reference, shared out among the nodes of the tree."""

from __future__ import annotations

import math
from collections.abc import Mapping

from nenrin.attribution.attribution import Attribution
from nenrin.attribution.branches import Branches
from nenrin.attribution.path import Path, Shares, share_along
from nenrin.attribution.quadrature import gauss_legendre
from nenrin.comparisons import REFERENCES, Plan, Planned
from nenrin.formulas import DivisionByZero, Values
from nenrin.formulas import Node as Operation
from nenrin.tree import Node, Reading, Tree
from nenrin.vocabulary import Label, Language, Month, Sentence

_LOOKS = 64
_BACK = {"prior_month": 1, "prior_year": 12, "plan": 0}
_UNKNOWN = {"plan": "unplanned", "expected": "unexpected"}


def attribute_all(tree: Tree, plan: Plan, month: Month) -> dict[str, Attribution]:
    """The attribution against every reference: the month before, the same month of last year, the plan."""
    return {reference: attribute(tree, month, reference, plan) for reference in REFERENCES}


def attribute(tree: Tree, month: Month, reference: str, plan: Plan) -> Attribution:
    """Share out by the straight path; a failure, never a guess, where a leaf is absent or a divisor meets 0.

    An absent leaf is never counted as 0: where a source covers a month without a row, Measures already says 0, so what
    is absent is unknown. Against the plan, a leaf that reads a month before the plan begins starts from what happened.
    """
    if reference == "plan" and (plan.begins is None or month < plan.begins):
        return Attribution(reference, failure=Sentence("attribution.no_plan"))
    earlier = month + -_BACK[reference]
    before = Planned(plan, tree, month) if reference == "plan" else Reading(tree.series, earlier, tree.year_starts)
    return attribute_from(tree, month, reference, before, earlier)


def attribute_from(tree: Tree, month: Month, reference: str, before: Values, earlier: Month) -> Attribution:
    """The same from any values: ``before``, as seen from the month ``earlier``, against ``month`` as it was."""
    start, unknown = _leaves(tree, before, earlier)
    end, missing = _leaves(tree, Reading(tree.series, month, tree.year_starts), month)
    if missing or unknown:
        where = "absent" if missing else _UNKNOWN.get(reference, "absent")
        return Attribution(reference, failure=_absent(tree, where, missing or unknown))
    return _shared_out(tree, reference, start, end)


def _leaves(tree: Tree, values: Values, month: Month) -> tuple[dict[str, float], list[tuple[str, Month]]]:
    """Every leaf's value by path, and the KPIs and months of those that have none."""
    found: dict[str, float] = {}
    absent: list[tuple[str, Month]] = []
    for node in tree.nodes:
        value = values.value(node.kpi, node.back) if node.leaf else None
        if value is not None:
            found[node.path] = value
        elif node.leaf:
            absent.append((node.kpi, month + -node.back))
    return found, absent


def _absent(tree: Tree, where: str, absent: list[tuple[str, Month]]) -> Sentence:
    """What is absent in the first month that lacks something."""
    month = absent[0][1]
    names = dict.fromkeys(name for name, when in absent if when == month)
    return Sentence(f"attribution.{where}", {"kpis": tuple(tree.kpis[name].label for name in names), "month": month})


def _shared_out(
    tree: Tree, reference: str, start: Mapping[str, float], end: Mapping[str, float],
) -> Attribution:
    branches = Branches(tree)
    path = Path(branches, start, end)
    try:
        divisor = _meets_zero(path, branches)
        shares = share_along(path) if divisor is None else None
    except DivisionByZero as error:
        divisor, shares = error.divisor, None
    if shares is None or not shares.exact:
        failure = Sentence("attribution.jump") if divisor is None else _zero(tree, divisor)
        return Attribution(reference, start_values=start, end_values=end, failure=failure)
    return Attribution(
        reference, shares.start, shares.end, _up(tree.root, shares), shares.residual, shares.points, start, end,
    )


def _meets_zero(path: Path[str], branches: Branches) -> Operation | None:
    """A divisor that is 0 somewhere on the path, or changes its sign."""
    if not branches.dividing:
        return None
    signs: dict[tuple[str, Operation], float] = {}
    for place in (0.0, *gauss_legendre(_LOOKS)[0], 1.0):
        for where, divisor, value in branches.divisors(branches.values(path.at(place))):
            if value == 0 or signs.setdefault((where, divisor), value) * value < 0:
                return divisor
    return None


def _zero(tree: Tree, divisor: Operation) -> Sentence:
    """Names the divisor by its labels, in every language of the formula words."""
    def spelled(language: Language) -> str:
        return divisor.words(lambda name: tree.kpis[name].label.text(language), language)

    return Sentence("attribution.zero", {"divisor": Label({"en": spelled("en"), "ja": spelled("ja")})})


def _up(node: Node, shares: Shares[str]) -> dict[str, float]:
    """Contributions by path, of the leaves and of every node above them."""
    if node.leaf:
        return {node.path: shares.contributions[node.path]}
    below: dict[str, float] = {}
    for child in node.children:
        below |= _up(child, shares)
    return {node.path: math.fsum(below[child.path] for child in node.children), **below}
