"""How the parts of a split hang together."""

from __future__ import annotations

from nenrin.formulas.add import Add
from nenrin.formulas.divide import Divide
from nenrin.formulas.infix import Infix
from nenrin.formulas.multiply import Multiply
from nenrin.formulas.name import Name
from nenrin.formulas.node import Node, Reference
from nenrin.formulas.prev import Prev
from nenrin.formulas.subtract import Subtract


def chain(node: Node) -> tuple[tuple[str, Reference], ...] | None:
    """The parts of ``a - b - c`` or ``a * b / c`` with the sign before each (empty for the first).

    None where it is no plain chain: signs of both ranks, brackets to the right, functions, numbers, a part twice.
    """
    ranks: tuple[type[Infix], type[Infix]] = (Add, Subtract) if isinstance(node, Add | Subtract) else (Multiply, Divide)
    links: list[tuple[str, Reference]] = []
    while isinstance(node, ranks):
        part = bare(node.right)
        if part is None:
            return None
        links.append((node.sign, part))
        node = node.left
    first = bare(node)
    if first is None or len({first, *(part for _, part in links)}) <= len(links):
        return None
    return ("", first), *reversed(links)


def bare(node: Node) -> Reference | None:
    """What a node reads when it is a name, or a name some months before, and nothing else."""
    if isinstance(node, Name):
        return node.name, 0
    inside = bare(node.part) if isinstance(node, Prev) else None
    return None if inside is None or not isinstance(node, Prev) else (inside[0], inside[1] + node.months)
