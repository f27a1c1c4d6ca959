"""Which surprises are more than the luck of looking at many KPIs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from nenrin.tree import Node, Tree

RATE = 0.10
"""The share of false ones among the significant that is accepted within a family (q)."""
WHOLE_RATE = 0.15
"""The same for the whole tree, in which each chain of nodes that moved together counts once.

Measured (bench.alarms, and by other seeds on both halves of M3): 9 to 14 % of what is flagged are false.
"""
SHIFT_RATE = 0.05
"""The same for changes over three months: they are looked for besides, and so more strictly."""
_SURE = 0.001
"""A KPI with a smaller p is significant whatever its parents are, and whether or not it is cut any further."""
_BAND = 0.05
_LASTS = 0.01
"""One of two months outside its band, and this one leaning to the same side (p < 0.2): 2 × 0.05 × 0.1."""


def benjamini_hochberg(p_values: Sequence[float], rate: float) -> tuple[bool, ...]:
    """Which hypotheses are rejected at the false discovery rate ``rate``: Benjamini & Hochberg (1995), section 3."""
    ordered = sorted(p_values)
    passing = [p for rank, p in enumerate(ordered, 1) if p <= rate * rank / len(ordered)]
    return tuple(bool(passing) and p <= passing[-1] for p in p_values)


def significant(tree: Tree, p_values: Mapping[str, float]) -> frozenset[str]:
    """The KPIs of the tree whose unexplained change is significant.

    Top down: the root; then the children of every rejected parent as one family; a parent that is not judged does not
    shield its children. Besides, what a quiet parent can hide: the whole tree as one family, and any node that is
    beyond doubt by itself. (Top down alone finds a shock of five times the usual error in one of 12 leaves in a third
    of the cases, with the whole tree in five of six.)
    """
    present = tuple(_present(tree.root))
    edge = _edge(tree.root, p_values)
    found = rejected(p_values, [tree.root.kpi]) | {node.kpi for node in present if p_values.get(node.kpi, 1.0) <= edge}
    for node in present:
        if node.kpi in found or node.kpi not in p_values:
            found |= rejected(p_values, [child.kpi for child in node.children if child.back == 0])
    return frozenset(found.union(node.kpi for node in present if p_values.get(node.kpi, 1.0) < _SURE))


def _edge(root: Node, p_values: Mapping[str, float]) -> float:
    """The largest p that Benjamini–Hochberg rejects among all nodes; −1 where it rejects none.

    A node that is rejected together with one below it is no discovery of its own: one change of a leaf, seen again in
    all its parents, would otherwise open the door to others.
    """
    members = {node.kpi for node in _present(root) if node.kpi in p_values}
    inside = sorted((p_values[kpi] for kpi in members if p_values[kpi] < _BAND), reverse=True)
    passing = (p for p in inside if p <= WHOLE_RATE * _chains(root, p_values, p) / len(members))
    return next(passing, -1.0)


def _chains(node: Node, p_values: Mapping[str, float], edge: float) -> int:
    """How many nodes have a p up to ``edge`` while nothing below them has."""
    if node.back:
        return 0
    below = sum(_chains(child, p_values, edge) for child in node.children)
    return below or int(p_values.get(node.kpi, 1.0) <= edge)


def expected_false(tree: Tree, p_values: Mapping[str, float]) -> float:
    """About how many KPIs would be called out in a month in which nothing happened.

    The root leaves its band in 5 % of quiet months; a family is looked at as often as its parent is rejected; the whole
    tree is looked at always, and so is every node at 0.1 %: the larger of the two counts, as one contains the other.
    Changes over three months are looked for besides. A quiet family yields something with the probability at which it
    is tested, and seldom more than one thing. Materiality and the merging of echoes, which only make it fewer, are not
    counted, nor are movements that hide each other: two false ones would have to meet.
    """
    present = tuple(_present(tree.root))
    chance = {tree.root.path: _BAND if tree.root.kpi in p_values else 0.0}
    for node in present:
        family = [child for child in node.children if child.back == 0 and child.kpi in p_values]
        opened = chance[node.path] if node.kpi in p_values else 1.0
        chance |= {child.path: 0.0 for child in node.children}
        chance |= {child.path: min(_BAND, opened * _each(len(family))) for child in family}
    judged = {node.kpi for node in present if node.kpi in p_values}
    whole = WHOLE_RATE if len(judged) > 1 else 0.0
    return math.fsum(chance.values()) + max(whole, _SURE * len(judged)) + min(SHIFT_RATE, _LASTS * len(judged))


def false_of_family(members: int) -> float:
    """The same for a family that is looked at by itself every month, its changes over three months included."""
    return members * _each(members) + min(SHIFT_RATE, _LASTS * members)


def _each(members: int) -> float:
    """How often a quiet member of a quiet family is rejected, and lies outside its own band."""
    return _BAND if members == 1 else RATE / max(members, 1)


def _present(node: Node) -> Iterator[Node]:
    """The nodes of the month itself, top down; what is read from an earlier month is not judged in this one."""
    if node.back == 0:
        yield node
        for child in node.children:
            yield from _present(child)


def rejected(p_values: Mapping[str, float], family: Sequence[str], rate: float = RATE) -> set[str]:
    """The members of the family that Benjamini–Hochberg rejects, and that lie outside their own band."""
    members = list(dict.fromkeys(kpi for kpi in family if kpi in p_values))
    decided = benjamini_hochberg([p_values[kpi] for kpi in members], rate)
    return {kpi for kpi, sure in zip(members, decided, strict=True) if sure and p_values[kpi] < _BAND}
