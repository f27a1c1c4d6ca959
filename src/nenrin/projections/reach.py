"""What of the tree moves when some of its leaves are moved: the rest need not be reckoned again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from nenrin.formulas import Formula, Gradient
from nenrin.tree import Node, Tree


@dataclass(frozen=True)
class Moved:
    """The leaves that move, the nodes above them (bottom to top) with their splits, and who is read months later."""

    leaves: tuple[Node, ...]
    parents: tuple[tuple[Node, Formula], ...]
    read_later: tuple[Node, ...]


@dataclass(frozen=True, eq=False)
class Reach:
    """One tree's; what was worked out for some leaves is kept, for every month asks the same."""

    tree: Tree

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every node, top to bottom."""
        return self.tree.nodes

    @cached_property
    def steps(self) -> tuple[tuple[Node, Formula | None, Gradient | None], ...]:
        """Every node, top to bottom, with its split and with the slopes of that, where they are the same everywhere."""
        splits = {node.path: split for node, split in self._parents}
        constant = {path: _constant(split) for path, split in splits.items()}
        return tuple((node, splits.get(node.path), constant.get(node.path)) for node in self.nodes)

    @cached_property
    def carrying(self) -> frozenset[str]:
        """The first node, in the month itself, of each KPI that is read months later too."""
        first = {node.kpi: node.path for node in reversed(self.nodes) if node.back == 0}
        return frozenset(first[node.kpi] for node in self.nodes if node.back and node.kpi in first)

    @cached_property
    def everything(self) -> Moved:
        """As if every leaf moved."""
        paths = {node.path for node in self.nodes}
        return self._moved(paths)

    def of(self, kpis: frozenset[str]) -> Moved:
        """When these are moved; what is read of an earlier month moves too, for that month may be one of theirs."""
        if kpis not in self._known:
            self._known[kpis] = self._moved(self._paths(set(kpis)))
        return self._known[kpis]

    def _paths(self, kpis: set[str]) -> set[str]:
        """From the leaves to the root, again and again until nothing more is read of earlier months."""
        while True:
            paths = {node.path for node in self.nodes if node.leaf and node.kpi in kpis}
            for node, _ in self._parents:
                if any(child.path in paths for child in node.children):
                    paths.add(node.path)
            more = {node.kpi for node in self.nodes if node.back == 0 and node.path in paths} - kpis
            if not more:
                return paths
            kpis |= more

    def _moved(self, paths: set[str]) -> Moved:
        earlier = {node.kpi for node in self.nodes if node.back}
        return Moved(
            tuple(node for node in self.nodes if node.leaf and node.path in paths),
            tuple((node, split) for node, split in self._parents if node.path in paths),
            tuple(node for node in self.nodes if node.back == 0 and node.kpi in earlier and node.path in paths),
        )

    @cached_property
    def _parents(self) -> tuple[tuple[Node, Formula], ...]:
        return tuple(self._with_splits())

    def _with_splits(self) -> Iterator[tuple[Node, Formula]]:
        """Bottom to top."""
        for node in reversed(self.nodes):
            split = self.tree.kpis[node.kpi].split
            if node.children and split is not None:
                yield node, split

    @cached_property
    def _known(self) -> dict[frozenset[str], Moved]:
        return {}


def _constant(split: Formula) -> Gradient | None:
    """The slopes of a sum or a difference of KPIs: they need not be derived at any place."""
    chain = split.chain()
    if chain is None or any(sign not in ("", "+", "−") for sign, _ in chain):
        return None
    found: Gradient = {}
    for sign, reference in chain:
        found[reference] = found.get(reference, 0.0) + (1.0 if sign != "−" else -1.0)
    return found
