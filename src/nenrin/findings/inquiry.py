"""All that is known about one month: what the call-outs are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nenrin.explanations import reach
from nenrin.findings.finding import Verdict
from nenrin.findings.judge import Evidence
from nenrin.tree import Node, Tree
from nenrin.vocabulary import Month


@dataclass(frozen=True)
class Inquiry:
    """The tree, evidence and verdict by KPI, the month, and the months whose data is not whole."""

    tree: Tree
    evidence: Mapping[str, Evidence]
    verdicts: Mapping[str, Verdict]
    month: Month
    left_out: frozenset[Month]

    def node(self, kpi: str) -> Node | None:
        """Where the KPI first stands in the tree in this month; None beside the tree."""
        return next((node for node in self.tree.nodes if node.kpi == kpi and node.back == 0), None)

    def path(self, kpi: str) -> tuple[str, ...]:
        """The ids from the root to the KPI."""
        return _path(self.tree.root, kpi)

    def weight(self, kpi: str) -> float | None:
        """How much lower the root would be without the KPI's unexplained change, in units of the root.

        None for KPIs beside the tree, for those not judged, and where the way up cannot be computed.
        """
        amount = self.evidence[kpi].explanation.unexplained
        if amount is None or self.node(kpi) is None:
            return None
        per_unit = reach(self.tree, self.month, {kpi: {"": amount}}).get(self.tree.root.kpi, {}).get("")
        return None if per_unit is None else per_unit * amount


def _path(node: Node, kpi: str) -> tuple[str, ...]:
    """The ids from ``node`` to ``kpi``; empty where it is not below."""
    if node.kpi == kpi and node.back == 0:
        return (kpi,)
    for child in node.children:
        found = _path(child, kpi)
        if found:
            return (node.kpi, *found)
    return ()
