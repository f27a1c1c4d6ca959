"""Which KPIs asked for a cause in which month, as issued: only what an edit changes about it is told as new."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from nenrin.attribution.of_formula import Given
from nenrin.report import Report
from nenrin.sheets.path import split_of
from nenrin.sheets.series import Series
from nenrin.sheets.told import explanations, findings, levers
from nenrin.tree import Node
from nenrin.vocabulary import Month

LEAST = 1e-9
"""An effect on the KGI below this is none."""


def asked(report: Report, judged: Mapping[str, Series]) -> dict[str, Series]:
    """By KPI, in every month in which it asks for a cause: what its unexplained rest does to the KGI.

    Of a strategic KPI beside the tree the rest itself. None is told where no month knows any levers: it is by the
    multipliers beside these that a sheet finds out what a change does to the KGI.
    """
    if not any(levers(report, month) for month in sorted({report.month, *report.past}, reverse=True)):
        return {}
    up = _Up(report)
    found = {kpi: {month: up.asks(kpi, month) for month, fit in line.items() if fit} for kpi, line in judged.items()}
    kept = {kpi: {month: size for month, size in line.items() if size} for kpi, line in found.items()}
    return {kpi: line for kpi, line in kept.items() if line}


def places(report: Report) -> dict[str, tuple[Node, ...]]:
    """By KPI, every place where it stands in the month itself: none for those beside the tree."""
    found: dict[str, tuple[Node, ...]] = {}
    for node in report.tree.nodes:
        if node.back == 0:
            found[node.kpi] = (*found.get(node.kpi, ()), node)
    return found


@dataclass(frozen=True)
class _Up:
    """The way from a KPI up to the KGI, by the slopes of the splits between them, each worked out once a month."""

    report: Report
    known: dict[tuple[str, Month], Mapping[tuple[str, int], float]] = field(default_factory=dict)

    @cached_property
    def places(self) -> Mapping[str, tuple[Node, ...]]:
        """Where every KPI stands."""
        return places(self.report)

    @cached_property
    def above(self) -> Mapping[str, Node]:
        """The node above each, by the path of the one below."""
        return {child.path: node for node in self.report.tree.nodes for child in node.children}

    def asks(self, kpi: str, month: Month) -> float:
        """What is left without a cause, where it is more than chance and large enough to matter; else 0."""
        found = self._open(kpi, month)
        if found is None:
            return 0.0
        rest, surprise = found
        report, wanted = self.report, self.report.brief.materiality
        if kpi in self.places:
            effect = rest * math.fsum(self._multiplier(node, month) for node in self.places[kpi])
            whole = abs(report.tree.value(report.root, month) or 0.0)
            return effect if abs(effect) >= max(wanted.absolute, wanted.relative * whole, LEAST) else 0.0
        middle = (report.tree.value(kpi, month) or 0.0) - surprise
        return rest if report.kpi(kpi).strategic and abs(rest) >= wanted.relative * abs(middle) else 0.0

    def _open(self, kpi: str, month: Month) -> tuple[float, float] | None:
        """The unexplained part and the surprise, where the rule asks; None where it does not."""
        known, verdict = explanations(self.report, month).get(kpi), findings(self.report, month).verdicts.get(kpi)
        if known is None or verdict is None:
            return self._outside(kpi, month)
        if known.surprise is None or known.unexplained is None:
            return None
        sized = any(claim.sized for claim in known.claims)
        asks = abs(known.unexplained) > (known.spread or 0.0) if sized else verdict.surprising
        if kpi not in self.places:
            asks = asks and verdict.surprising
        return (known.unexplained, known.surprise) if asks else None

    def _outside(self, kpi: str, month: Month) -> tuple[float, float] | None:
        """The same of a month of which only the range is known."""
        band, actual = self.report.expectations.get(kpi, {}).get(month), self.report.tree.value(kpi, month)
        if band is None or actual is None or band.mid is None or band.high is None:
            return None
        surprise = actual - band.mid
        return (surprise, surprise) if band.signal or abs(surprise) > band.high - band.mid else None

    def _multiplier(self, node: Node, month: Month) -> float:
        """How much the KGI moves with the node."""
        parent = self.above.get(node.path)
        if parent is None:
            return 1.0
        slope = self._slopes(parent, month).get((node.kpi, node.back), 0.0)
        return slope and slope * self._multiplier(parent, month)

    def _slopes(self, node: Node, month: Month) -> Mapping[tuple[str, int], float]:
        """By child, how much the node moves with it; nothing where it divides by 0."""
        key = node.path, month
        if key not in self.known:
            tree = self.report.tree
            values = {(one.kpi, one.back): tree.value(one.kpi, month + -one.back) or 0.0 for one in node.children}
            try:
                self.known[key] = split_of(tree, node).derive(Given(values))
            except ZeroDivisionError:
                self.known[key] = {}
        return self.known[key]
