"""Why a KPI is not judged: data that is not whole, a group too small."""

from __future__ import annotations

from nenrin.findings.dependence import rests_on
from nenrin.formulas import Divide
from nenrin.measures import Measures
from nenrin.tree import Reading, Tree
from nenrin.vocabulary import Month, Sentence

_COUNTS = ("count", "count_distinct")


def unjudged(tree: Tree, kpi: str, measured: Measures, month: Month) -> Sentence | None:
    """Why nobody may judge the KPI in ``month``, however long its history; None where one may."""
    return _not_whole(tree, kpi, measured, month) or _absent(tree, kpi, month) or _too_few(tree, kpi, month)


def _not_whole(tree: Tree, kpi: str, measured: Measures, month: Month) -> Sentence | None:
    """The first of the sources it rests on that does not cover the whole month, or an earlier month that it reads."""
    for source, back in rests_on(tree, kpi):
        covered = measured.coverage.get(source)
        if covered is None:
            continue
        coverage = covered.get(month + -back)
        if coverage is None and back == 0:
            return Sentence("verdict.no_data", {"month": month, "source": measured.names.source(source)})
        if coverage is not None and coverage.partial is not None:
            if back == 0:
                return coverage.partial
            return Sentence("verdict.earlier_partial", {"month": month + -back, "reason": coverage.partial})
    return None


def _absent(tree: Tree, kpi: str, month: Month) -> Sentence | None:
    """There is no value."""
    return Sentence("expectation.absent", {"month": month}) if tree.value(kpi, month) is None else None


def _too_few(tree: Tree, kpi: str, month: Month) -> Sentence | None:
    """The group it is counted over is smaller than its ``smallest_group``."""
    needed = tree.kpis[kpi].smallest_group
    cases = _cases(tree, kpi, month) if needed is not None else None
    if needed is None or cases is None or cases >= needed:
        return None
    return Sentence("verdict.too_few", {"needed": needed})


def _cases(tree: Tree, kpi: str, month: Month) -> float | None:
    """What a rate is counted over: its denominator; a count: itself."""
    spec = tree.kpis[kpi]
    if spec.measure is not None:
        return tree.value(kpi, month) if spec.measure.agg in _COUNTS else None
    if spec.formula is None or not isinstance(spec.formula.node, Divide):
        return None
    return spec.formula.node.right.evaluate(Reading(tree.series, month, tree.year_starts))
