"""KPIs that deserve an eye, but no call-out."""

from __future__ import annotations

from collections.abc import Mapping

from nenrin.expectations import Expectation
from nenrin.tree import Tree
from nenrin.vocabulary import Month

_NOTEWORTHY = 0.05
_PERSISTENT = 0.10


def watched(
    tree: Tree,
    month: Month,
    p_values: Mapping[str, float],
    expected: Mapping[str, Mapping[Month, Expectation]],
    significant: frozenset[str],
) -> tuple[str, ...]:
    """Significant KPIs, those with p < 0.05, and those with p < 0.10 twice in three months on the same side."""
    return tuple(
        kpi
        for kpi in tree.kpis
        if kpi in p_values
        and (kpi in significant or p_values[kpi] < _NOTEWORTHY or _again(tree, kpi, month, p_values[kpi], expected))
    )


def _again(
    tree: Tree, kpi: str, month: Month, p: float, expected: Mapping[str, Mapping[Month, Expectation]],
) -> bool:
    """Whether this month, and one of the two before it, lie on the same side at p < 0.10."""
    side = _side(tree, kpi, month, expected)
    if p >= _PERSISTENT or not side:
        return False
    for earlier in (month + -1, month + -2):
        before = expected.get(kpi, {}).get(earlier, Expectation())
        if before.p is not None and before.p < _PERSISTENT and _side(tree, kpi, earlier, expected) == side:
            return True
    return False


def _side(tree: Tree, kpi: str, month: Month, expected: Mapping[str, Mapping[Month, Expectation]]) -> int:
    """1 above the middle of the band, −1 below, 0 on it or unknown."""
    actual, mid = tree.value(kpi, month), expected.get(kpi, {}).get(month, Expectation()).mid
    return 0 if actual is None or mid is None else (actual > mid) - (actual < mid)
