"""One cause, one call-out: a parent that only repeats what is called out below it is dropped."""

from __future__ import annotations

import math
from collections.abc import Mapping

from nenrin.tree import Node

CARRIES = 0.7
"""The share of a parent's unexplained change that makes the parent an echo."""


def without_echoes(root: Node, effects: Mapping[str, float]) -> dict[str, tuple[str, ...]]:
    """The KPIs that remain of those in ``effects``, each with the parents it stands for, nearest first.

    ``effects``: their unexplained change in units of the root.
    Bottom up: a KPI is an echo when the remaining ones next below it, on its own side, together carry 70 % of it. What
    one node carries alone thus sinks to the deepest node that does; two branches that share a change stay two.
    """
    remaining: dict[str, tuple[str, ...]] = {}
    _settle(root, effects, remaining)
    return remaining


def _settle(node: Node, effects: Mapping[str, float], remaining: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Settle everything below ``node`` and the node itself; the topmost that remain there."""
    if node.back:
        return ()
    below = tuple(dict.fromkeys(kpi for child in node.children for kpi in _settle(child, effects, remaining)))
    if node.kpi not in effects:
        return below
    effect = effects[node.kpi]
    same = [kpi for kpi in below if effects[kpi] * effect > 0]
    if abs(math.fsum(effects[kpi] for kpi in same)) >= CARRIES * abs(effect) and same:
        for kpi in same:
            remaining[kpi] = tuple(dict.fromkeys((*remaining[kpi], node.kpi)))
        return below
    remaining.setdefault(node.kpi, ())
    return (node.kpi,)
