"""The nodes of the tree, grown from the root along the splits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from nenrin.tree.kpi import Kpi
from nenrin.tree.tree import Node


def nodes(kpis: Mapping[str, Kpi], root: str) -> Node:
    """The root node with everything below it.

    A KPI that is read in an earlier month is a leaf: what explains it happened then.
    """
    return _node(kpis, Node(root, root))


def _node(kpis: Mapping[str, Kpi], bare: Node) -> Node:
    split = kpis[bare.kpi].split
    if split is None or bare.back:
        return bare
    links = split.chain() or tuple(("ƒ", reference) for reference in split.references())
    seen: Counter[str] = Counter()
    children = []
    for operator, (name, back) in links:
        seen[name] += 1
        step = name if seen[name] == 1 else f"{name}~{seen[name]}"
        child = Node(name, f"{bare.path}/{step}", bare.depth + 1, back, operator)
        children.append(_node(kpis, child))
    return Node(bare.kpi, bare.path, bare.depth, bare.back, bare.operator, tuple(children))
