"""The tree as one function of its leaves: values rise from the leaves, adjoints sink from the root."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from nenrin.attribution.bends import Sides, bending, sides
from nenrin.attribution.of_formula import FormulaOf, Given
from nenrin.formulas import Divide, Formula, Reference
from nenrin.formulas import Node as Operation
from nenrin.tree import Node, Tree


@dataclass(frozen=True)
class Branches:
    """The root as a function of the leaves, by path: the same KPI at two places is two variables."""

    tree: Tree

    def value(self, at: Mapping[str, float]) -> float:
        """The root."""
        return self.values(at)[self.tree.root.path]

    def slopes(self, at: Mapping[str, float]) -> dict[str, float]:
        """The root's partial derivative by every node, leaves included."""
        return self.adjoints(self.values(at))

    def sides(self, at: Mapping[str, float]) -> Sides:
        """Which part is in use, of every min, max and abs in the splits; nothing where there are none."""
        if not self._bending:
            return ()
        values = self.values(at)
        return tuple(
            one for node, split in self._bending for one in sides(split, Given(_children(node, values)))
        )

    def values(self, leaves: Mapping[str, float]) -> dict[str, float]:
        """Every node's value, from the leaves' values, through the splits."""
        found = dict(leaves)
        for node, split in reversed(self._parents):
            found[node.path] = FormulaOf(split).value(_children(node, found))
        return found

    def adjoints(self, values: Mapping[str, float]) -> dict[str, float]:
        """How much the root moves with every node, at these values: reverse mode, from the root down."""
        found = {self.tree.root.path: 1.0}
        for node, split in self._parents:
            slopes = FormulaOf(split).slopes(_children(node, values))
            for child in node.children:
                found[child.path] = found[node.path] * slopes.get((child.kpi, child.back), 0.0)
        return found

    def divisors(self, values: Mapping[str, float]) -> Iterator[tuple[str, Operation, float]]:
        """Every divisor in the splits with its value: the node's path, the divisor, the number."""
        for node, divisor in self.dividing:
            yield node.path, divisor, divisor.evaluate(Given(_children(node, values))) or 0.0

    @cached_property
    def dividing(self) -> tuple[tuple[Node, Operation], ...]:
        """Every divisor in the splits, with the node whose split it stands in."""
        return tuple(
            (node, operation.right)
            for node, split in self._parents for operation in split.node.walk() if isinstance(operation, Divide)
        )

    @cached_property
    def _parents(self) -> tuple[tuple[Node, Formula], ...]:
        """Every node with children, top to bottom, with its split."""
        return tuple((node, self._split(node)) for node in self.tree.nodes if node.children)

    @cached_property
    def _bending(self) -> tuple[tuple[Node, Formula], ...]:
        """Those whose split can bend."""
        return tuple((node, split) for node, split in self._parents if bending(split))

    def _split(self, node: Node) -> Formula:
        split = self.tree.kpis[node.kpi].split
        if split is None:
            raise ValueError(f"{node.kpi} has children but no split")
        return split


def _children(node: Node, values: Mapping[str, float]) -> dict[Reference, float]:
    return {(child.kpi, child.back): values[child.path] for child in node.children}
