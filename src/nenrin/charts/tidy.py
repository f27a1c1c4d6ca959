"""The tidy layout of a tree: parents centred over their children, no two subtrees overlapping.

Source: Reingold & Tilford (1981), *Tidier Drawings of Trees*, IEEE TSE 7 (2), with contours by level.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from nenrin.tree import Node

Contour = Mapping[int, tuple[float, float]]
_COUSINS = 1.18
"""Distance of neighbours that have different parents; siblings stand 1 apart."""


@dataclass(frozen=True)
class _Laid:
    """A subtree's places by path, and its first and last place at each depth."""

    places: Mapping[str, float]
    contour: Contour


def tidy(root: Node) -> dict[str, tuple[int, float]]:
    """Depth and place of every node by path; the first place is 0, siblings are at least 1 apart."""
    laid = _lay(root, 0)
    first = min(laid.places.values())
    depths = _depths(root, 0)
    return {path: (depths[path], place - first) for path, place in laid.places.items()}


def _lay(node: Node, depth: int) -> _Laid:
    if node.leaf:
        return _Laid({node.path: 0.0}, {depth: (0.0, 0.0)})
    whole = _lay(node.children[0], depth + 1)
    for child in node.children[1:]:
        whole = _beside(whole, _lay(child, depth + 1), depth + 1)
    ends = [whole.places[child.path] for child in (node.children[0], node.children[-1])]
    middle = math.fsum(ends) / 2
    return _Laid({**whole.places, node.path: middle}, {**whole.contour, depth: (middle, middle)})


def _beside(one: _Laid, other: _Laid, siblings: int) -> _Laid:
    """``other`` moved just far enough to clear ``one`` at every depth they share."""
    shift = max(
        one.contour[depth][1] + (1.0 if depth == siblings else _COUSINS) - other.contour[depth][0]
        for depth in other.contour if depth in one.contour
    )
    moved = {path: place + shift for path, place in other.places.items()}
    contour = dict(one.contour)
    for depth, (first, last) in other.contour.items():
        start = contour[depth][0] if depth in contour else first + shift
        contour[depth] = (min(start, first + shift), max(contour.get(depth, (0.0, last + shift))[1], last + shift))
    return _Laid({**one.places, **moved}, contour)


def _depths(node: Node, depth: int) -> dict[str, int]:
    found = {node.path: depth}
    for child in node.children:
        found |= _depths(child, depth + 1)
    return found
