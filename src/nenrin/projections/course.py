"""The KGI over the months that remain, as a function of how much each leaf is moved."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from nenrin.attribution.bends import Sides
from nenrin.attribution.branches import Branches
from nenrin.attribution.of_formula import FormulaOf
from nenrin.formulas import Reference
from nenrin.projections.reach import Moved, Reach
from nenrin.tree import Node, Tree
from nenrin.vocabulary import Month

Moves = Mapping[str, float]
"""By leaf, its relative change in every month that remains: 0.08 for +8 %."""


def leaves(tree: Tree) -> tuple[str, ...]:
    """The KPIs that nothing explains further and that can be moved: what lies months back has happened."""
    return tuple(dict.fromkeys(node.kpi for node in tree.nodes if node.leaf and node.back == 0))


@dataclass(frozen=True)
class Course:
    """``base``: by KPI and month, what is expected of the leaves (and of what is read of earlier months) unmoved.

    What a month reads of the month before is moved with it, where that month remains too. ``shared``: the tree's reach,
    where several courses of one tree are reckoned.
    """

    tree: Tree
    months: tuple[Month, ...]
    base: Mapping[str, Mapping[Month, float]]
    shared: Reach | None = None

    def value(self, at: Moves) -> float:
        """The sum of the KGI over the months; DivisionByZero where a divisor becomes 0."""
        return math.fsum(values[self.tree.root.path] for values in self._walk(at))

    def sides(self, at: Moves) -> Sides:
        """Which part is in use, of every min, max and abs, month by month."""
        return tuple(
            side for values in self._walk(at)
            for side in self._branches.sides({node.path: values[node.path] for node in self._reach.everything.leaves})
        )

    def slopes(self, at: Moves) -> dict[str, float]:
        """The derivative of the value by each leaf's relative change: reverse mode, from the last month back."""
        found = dict.fromkeys(leaves(self.tree), 0.0)
        carried: dict[tuple[str, Month], float] = {}
        walked = list(self._walk(at))
        for month, values in zip(reversed(self.months), reversed(walked), strict=True):
            for node, adjoint in self._adjoints(month, values, carried):
                if node.back == 0:
                    found[node.kpi] += adjoint * self.base[node.kpi][month]
                elif (when := month + -node.back) in self.months:
                    carried[node.kpi, when] = carried.get((node.kpi, when), 0.0) + adjoint
        return found

    @cached_property
    def _branches(self) -> Branches:
        return Branches(self.tree)

    @cached_property
    def _reach(self) -> Reach:
        return self.shared or Reach(self.tree)

    @cached_property
    def _unmoved(self) -> tuple[dict[str, float], ...]:
        """Every node's value, month after month, with nothing moved."""
        nothing = tuple[dict[str, float], ...]({} for _ in self.months)
        return tuple(self._walked({}, self._reach.everything, nothing))

    def _walk(self, at: Moves) -> Iterator[dict[str, float]]:
        """Every node's value, month after month; what does not move is as it was."""
        moved = frozenset(kpi for kpi, move in at.items() if move)
        return self._walked(at, self._reach.of(moved), self._unmoved)

    def _walked(
        self, at: Moves, moved: Moved, unmoved: tuple[dict[str, float], ...],
    ) -> Iterator[dict[str, float]]:
        seen: dict[tuple[str, Month], float] = {}
        for month, before in zip(self.months, unmoved, strict=True):
            values = dict(before)
            for node in moved.leaves:
                values[node.path] = self._leaf(node, month, at, seen)
            for node, split in moved.parents:
                values[node.path] = FormulaOf(split).value(_given(node, values))
            seen |= {(node.kpi, month): values[node.path] for node in moved.read_later}
            yield values

    def _leaf(self, node: Node, month: Month, at: Moves, seen: Mapping[tuple[str, Month], float]) -> float:
        if node.back == 0:
            return self.base[node.kpi][month] * (1 + at.get(node.kpi, 0.0))
        when = month + -node.back
        return seen[node.kpi, when] if (node.kpi, when) in seen else self.base[node.kpi][when]

    def _adjoints(
        self, month: Month, values: Mapping[str, float], carried: Mapping[tuple[str, Month], float],
    ) -> Iterator[tuple[Node, float]]:
        """How much the sum moves with each leaf of ``month``: through the month itself, and ``carried`` from later."""
        adjoints = {self.tree.root.path: 1.0}
        for node, split, constant in self._reach.steps:
            adjoint = adjoints[node.path]
            if node.path in self._reach.carrying:
                adjoint += carried.get((node.kpi, month), 0.0)
            if split is None:
                yield node, adjoint
                continue
            slopes = dict(constant) if constant else FormulaOf(split).slopes(_given(node, values))
            for child in node.children:     # one that stands twice has one slope
                adjoints[child.path] = adjoint * slopes.pop((child.kpi, child.back), 0.0)


def _given(node: Node, values: Mapping[str, float]) -> dict[Reference, float]:
    return {(child.kpi, child.back): values[child.path] for child in node.children}
