"""Large moves behind a small one: the nodes whose children pull against each other."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.attribution.attribution import Attribution
from nenrin.tree import Node, Tree

OFFSET = 3.0
"""From how many times its net on a gross movement is masked: the smaller side is then at least a third of it."""


@dataclass(frozen=True)
class Masked:
    """A node that stands still over moving children, in units of the root.

    ``gross``: Σ |contribution| of its children; ``net``: its own. ``up`` and ``down``: the paths of the child that
    raised it most and of the one that lowered it most.
    """

    path: str
    kpi: str
    gross: float
    net: float
    up: str
    down: str


def masked(tree: Tree, attribution: Attribution, materiality: float = 0.0) -> tuple[Masked, ...]:
    """The nodes whose children's gross is at least 3 × |net| and reaches ``materiality``; largest gross first.

    A node is judged by its own children: what offsets deeper down is told there. Empty where the attribution failed.
    """
    found = [_masked(node, attribution) for node in tree.nodes if node.children and attribution.contributions]
    telling = [one for one in found if one.gross > 0 and one.gross >= max(OFFSET * abs(one.net), materiality)]
    return tuple(sorted(telling, key=lambda one: -one.gross))


def _masked(node: Node, attribution: Attribution) -> Masked:
    effects = {child.path: attribution.contributions[child.path] for child in node.children}
    gross, net = sum(map(abs, effects.values())), attribution.contributions[node.path]
    up, down = (choose(effects, key=lambda path: effects[path]) for choose in (max, min))
    return Masked(node.path, node.kpi, gross, net, up, down)
