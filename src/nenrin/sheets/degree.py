"""How high a power of the way the KGI is: a polynomial needs few points to be integrated exactly."""

from __future__ import annotations

from collections.abc import Mapping

from nenrin.formulas import Divide, Node, Reference
from nenrin.formulas.add import Add
from nenrin.formulas.avg import Avg
from nenrin.formulas.multiply import Multiply
from nenrin.formulas.name import Name
from nenrin.formulas.negative import Negative
from nenrin.formulas.number import Number
from nenrin.formulas.prev import Prev
from nenrin.formulas.subtract import Subtract
from nenrin.tree import Tree


def degree(tree: Tree) -> int | None:
    """The root's degree where all leaves go straight from start to end; None where it is no polynomial of the way."""
    found: dict[str, int] = {}
    for node in reversed(tree.nodes):
        split = tree.kpis[node.kpi].split if node.children else None
        below = {(child.kpi, child.back): found[child.path] for child in node.children}
        power = 1 if split is None else _power(split.node, below, 0)
        if power is None:
            return None
        found[node.path] = power
    return found[tree.root.path]


def _power(node: Node, below: Mapping[Reference, int], back: int) -> int | None:
    """Of a part that is read ``back`` months before; what divides by a leaf, or bends, has none."""
    if isinstance(node, Number):
        return 0
    if isinstance(node, Name):
        return below[node.name, back]
    months = range(node.months) if isinstance(node, Avg) else (node.months,) if isinstance(node, Prev) else (0,)
    found = [_power(part, below, back + step) for step in months for part in node.parts]
    powers = [power for power in found if power is not None]
    if len(powers) < len(found):
        return None
    if isinstance(node, Multiply):
        return sum(powers)
    if isinstance(node, Divide):
        return powers[0] if powers[1] == 0 else None
    return max(powers) if isinstance(node, Add | Subtract | Negative | Prev | Avg) else None
