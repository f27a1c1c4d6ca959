"""The way of the bridge from the reference to the actual values, reckoned as the workbook's own cells reckon it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from nenrin.attribution.of_formula import Given
from nenrin.attribution.quadrature import gauss_legendre
from nenrin.formulas import Formula
from nenrin.report import Report
from nenrin.sheets.degree import degree
from nenrin.tree import Node, Tree

_FEWEST, _MOST = 8, 32


def points(report: Report) -> int:
    """How many points the bridge looks at: as few as give the whole integral, whatever is typed into the leaves.

    A rule of n points is exact for slopes of degree 2n − 1, so half the degree of a polynomial is enough; where the
    tree divides or bends there are eight, or as many as the engine needed (up to 32).
    """
    power = degree(report.tree)
    if power is not None:
        return min(max(1, -(-power // 2)), _MOST)
    used = (one.points for one in report.attributions.values() if one.failure is None)
    return min(max(used, default=_FEWEST), _MOST)


def rule(count: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Points and weights as a spreadsheet keeps them: 15 significant digits."""
    places, weights = gauss_legendre(count)
    return _kept(places), _kept(weights)


@dataclass(frozen=True)
class Way:
    """``start`` and ``end``: the leaves' values by path, None where one is absent; ``count``: how many points."""

    tree: Tree
    start: Mapping[str, float | None]
    end: Mapping[str, float | None]
    count: int

    @cached_property
    def begins(self) -> Mapping[str, float | None]:
        """Every node's value at the reference, parents through their splits."""
        return _up(self.tree, self.start)

    @cached_property
    def ends(self) -> Mapping[str, float | None]:
        """Every node's actual value, parents through their splits."""
        return _up(self.tree, self.end)

    @property
    def known(self) -> bool:
        """Whether there is a way: the root has a value at both ends."""
        root = self.tree.root.path
        return self.begins[root] is not None and self.ends[root] is not None

    @cached_property
    def values(self) -> tuple[Mapping[str, float], ...]:
        """Every node's value at every point; 0 where it has none."""
        if not self.known:
            return tuple(dict.fromkeys((node.path for node in self.tree.nodes), 0.0) for _ in range(self.count))
        found = []
        for place in rule(self.count)[0]:
            leaves = {path: _between(value, self.end[path], place) for path, value in self.start.items()}
            found.append({path: value or 0.0 for path, value in _up(self.tree, leaves).items()})
        return tuple(found)

    @cached_property
    def adjoints(self) -> tuple[Mapping[str, float], ...]:
        """At every point, how much the root moves with every node."""
        return tuple(down(self.tree, values, float(self.known)) for values in self.values)

    def multiplier(self, path: str) -> float:
        """How much the root moves with a node, averaged over the way."""
        weights = rule(self.count)[1]
        return math.fsum(weight * adjoints[path] for weight, adjoints in zip(weights, self.adjoints, strict=True))

    @cached_property
    def effects(self) -> Mapping[str, float]:
        """What every leaf did to the root, and every parent through its leaves; empty where there is no way."""
        found: dict[str, float] = {}
        for node in reversed(self.tree.nodes) if self.known else ():
            begin, end = self.begins[node.path], self.ends[node.path]
            own = ((end or 0.0) - (begin or 0.0)) * self.multiplier(node.path)
            found[node.path] = own if node.leaf else math.fsum(found[child.path] for child in node.children)
        return found

    @cached_property
    def sizes(self) -> Mapping[str, float]:
        """Each leaf's effect as a share of the root, rounded so that equal effects tie; −1 for other nodes."""
        scale = max(1.0, abs(self.ends[self.tree.root.path] or 0.0))
        found = dict.fromkeys((node.path for node in self.tree.nodes), -1.0)
        leaves = [node.path for node in self.tree.nodes if node.leaf]
        return found | {path: round(abs(self.effects.get(path, 0.0)) / scale, 9) for path in leaves}

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """Each leaf's rank by size, largest first; of equal ones the upper comes first."""
        leaves = [node.path for node in self.tree.nodes if node.leaf]
        return {path: rank for rank, path in enumerate(sorted(leaves, key=lambda path: -self.sizes[path]), 1)}


def split_of(tree: Tree, node: Node) -> Formula:
    """The split that gives a node its children."""
    split = tree.kpis[node.kpi].split
    if split is None:
        raise ValueError(f"{node.kpi} has children but no split")
    return split


def _between(start: float | None, end: float | None, place: float) -> float | None:
    return None if start is None or end is None else start + place * (end - start)


def _up(tree: Tree, leaves: Mapping[str, float | None]) -> dict[str, float | None]:
    """Every node's value from the leaves; None where a part is absent or a divisor is 0."""
    found = dict(leaves)
    for node in reversed(tree.nodes):
        if node.children:
            below = {(child.kpi, child.back): found[child.path] for child in node.children}
            given = {reference: value for reference, value in below.items() if value is not None}
            try:
                found[node.path] = split_of(tree, node).evaluate(Given(given))
            except ZeroDivisionError:
                found[node.path] = None
    return found


def down(tree: Tree, values: Mapping[str, float], root: float) -> dict[str, float]:
    """Every node's adjoint, from the root down; 0 below a divisor of 0."""
    found = {tree.root.path: root}
    for node in tree.nodes:
        if node.children:
            given = Given({(child.kpi, child.back): values[child.path] for child in node.children})
            try:
                slopes = split_of(tree, node).derive(given)
            except ZeroDivisionError:
                slopes = {}
            for child in node.children:
                found[child.path] = found[node.path] * slopes.get((child.kpi, child.back), 0.0)
    return found


def _kept(values: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(float(f"{value:.15g}") for value in values)
