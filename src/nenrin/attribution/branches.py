"""The tree as one function of its leaves: values rise from the leaves, adjoints sink from the root."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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

    def values(self, leaves: Mapping[str, float]) -> dict[str, float]:
        """Every node's value, from the leaves' values, through the splits."""
        found = dict(leaves)
        for node in reversed(self.tree.nodes):
            if node.children:
                found[node.path] = FormulaOf(self._split(node)).value(_children(node, found))
        return found

    def adjoints(self, values: Mapping[str, float]) -> dict[str, float]:
        """How much the root moves with every node, at these values: reverse mode, from the root down."""
        found = {self.tree.root.path: 1.0}
        for node in self.tree.nodes:
            if node.children:
                slopes = FormulaOf(self._split(node)).slopes(_children(node, values))
                for child in node.children:
                    found[child.path] = found[node.path] * slopes.get((child.kpi, child.back), 0.0)
        return found

    def divisors(self, values: Mapping[str, float]) -> Iterator[tuple[str, Operation, float]]:
        """Every divisor in the splits with its value: the node's path, the divisor, the number."""
        for node in self.tree.nodes:
            if node.children:
                given = Given(_children(node, values))
                for operation in self._split(node).node.walk():
                    if isinstance(operation, Divide):
                        yield node.path, operation.right, operation.right.evaluate(given) or 0.0

    def _split(self, node: Node) -> Formula:
        split = self.tree.kpis[node.kpi].split
        if split is None:
            raise ValueError(f"{node.kpi} has children but no split")
        return split


def _children(node: Node, values: Mapping[str, float]) -> dict[Reference, float]:
    return {(child.kpi, child.back): values[child.path] for child in node.children}
