"""Who brought the surprise: the root's difference from what was expected, shared out among the nodes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from nenrin.attribution.attribute import attribute_from
from nenrin.attribution.attribution import Attribution
from nenrin.tree import Tree
from nenrin.vocabulary import Fact, Month, Sentence


def against_expected(tree: Tree, month: Month, middles: Mapping[str, float | None]) -> Attribution:
    """From the ``middles`` of the bands (by KPI, for ``month``) to what happened; the reference is ``expected``.

    Every KPI is expected from its own past, so the leaves' middles, put through the tree, need not give the root's. The
    path starts from the leaves' (``start`` is the tree evaluated on them) and closes exactly; the gap to the root's own
    middle is told apart as the ``remainder``, the interaction of separate expectations, and given to no node. A leaf
    that is read months back was known when the month began: it starts where it ends and contributes nothing. A failure
    where a leaf or the root has no middle.
    """
    root = tree.root.kpi
    found = attribute_from(tree, month, "expected", _Expected(tree, month, middles), month)
    own = middles.get(root)
    if found.failure is not None or found.start is None:
        return found
    if own is None:
        facts: dict[str, Fact] = {"kpis": (tree.kpis[root].label,), "month": month}
        return Attribution("expected", failure=Sentence("attribution.unexpected", facts))
    return replace(found, remainder=found.start - own)


@dataclass(frozen=True)
class _Expected:
    """The month as it was expected: middles now, what happened before it."""

    tree: Tree
    month: Month
    middles: Mapping[str, float | None]

    def value(self, name: str, back: int) -> float | None:
        return self.tree.value(name, self.month + -back) if back else self.middles.get(name)

    def months_into_year(self, back: int) -> int:
        return ((self.month + -back).number - self.tree.year_starts) % 12
