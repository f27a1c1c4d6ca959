"""All that is known about one month: what the call-outs are made from."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

from nenrin.expectations import Manner
from nenrin.explanations import reach
from nenrin.findings.finding import Verdict, Where
from nenrin.findings.judge import Evidence
from nenrin.measures import Dimension, Measures
from nenrin.tree import Node, Tree
from nenrin.vocabulary import Label, Month, joined


@dataclass(frozen=True)
class Inquiry:
    """The tree, evidence and verdict by KPI, the month, the months whose data is not whole, and what was counted.

    ``dimensions``: for their labels; ``manners``: how each KPI is expected, for its segments.
    """

    tree: Tree
    evidence: Mapping[str, Evidence]
    verdicts: Mapping[str, Verdict]
    month: Month
    left_out: frozenset[Month]
    measured: Measures
    dimensions: Mapping[str, Dimension] = field(default_factory=dict)
    manners: Mapping[str, Manner] = field(default_factory=dict)

    def segments(self, where: Where) -> Label:
        """Where something sits, as people call it: ``Web × Kanto``."""
        names = self.measured.names
        return joined((names.segment(dimension, segment) for dimension, segment in where.segments.items()), " × ")

    def dimension(self, name: str) -> Label | str:
        """A dimension as people call it."""
        return self.dimensions[name].label if name in self.dimensions else name

    @functools.cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Where each KPI first stands in the tree in this month, top to bottom."""
        found: dict[str, Node] = {}
        for node in self.tree.nodes:
            if node.back == 0:
                found.setdefault(node.kpi, node)
        return found

    def node(self, kpi: str) -> Node | None:
        """Where the KPI first stands; None beside the tree."""
        return self.nodes.get(kpi)

    @functools.cached_property
    def beside(self) -> tuple[str, ...]:
        """The strategic KPIs that no split reaches: they are being improved, and yet move no goal here."""
        return tuple(kpi for kpi, spec in self.tree.kpis.items() if spec.strategic and kpi not in self.nodes)

    def path(self, kpi: str) -> tuple[str, ...]:
        """The ids from the root to the KPI; beside the tree, itself alone."""
        return _path(self.tree.root, kpi) or (kpi,)

    def weight(self, kpi: str) -> float | None:
        """How much lower the root would be without the KPI's unexplained change, in units of the root.

        None for KPIs beside the tree, for those not judged, and where the way up cannot be computed.
        """
        amount = self.evidence[kpi].explanation.unexplained
        return None if amount is None else self.effect(kpi, amount)

    def effect(self, kpi: str, amount: float) -> float | None:
        """How much lower the root would be had the KPI been lower by ``amount``; None where nobody can tell."""
        return self.effects({kpi: amount})[kpi]

    def effects(self, amounts: Mapping[str, float]) -> dict[str, float | None]:
        """The same for several KPIs at once: each one's share of what all of them together do to the root."""
        joined = {kpi: {kpi: amount} for kpi, amount in amounts.items() if self.node(kpi) is not None}
        slopes = reach(self.tree, self.month, joined).get(self.tree.root.kpi, {})
        found = {kpi: slopes.get(kpi) for kpi in amounts}
        return {kpi: None if slope is None else slope * amounts[kpi] for kpi, slope in found.items()}

    def children(self, kpi: str) -> tuple[str, ...]:
        """What the KPI's split reads of the same month, each once."""
        node = self.node(kpi)
        return tuple(dict.fromkeys(child.kpi for child in node.children if child.back == 0)) if node else ()


def _path(node: Node, kpi: str) -> tuple[str, ...]:
    """The ids from ``node`` to ``kpi``; empty where it is not below."""
    if node.kpi == kpi and node.back == 0:
        return (kpi,)
    for child in node.children:
        found = _path(child, kpi)
        if found:
            return (node.kpi, *found)
    return ()
