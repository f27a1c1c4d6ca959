"""A tree too large for one sheet is cut into branches, the largest that fits first."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from nenrin.tree import Node

LEAVES = 14
"""Cards above each other that a landscape sheet has room for."""
LEVELS = 6
"""Columns of cards."""


@dataclass(frozen=True)
class Branch:
    """One sheet's part of the tree. ``onward``: by the path of a card that goes on elsewhere, that sheet's anchor."""

    root: Node
    anchor: str
    onward: Mapping[str, str] = field(default_factory=dict)


def branches(root: Node) -> tuple[Branch, ...]:
    """The first branch holds the root. Every node stands on one sheet; a cut one on two, as a leaf and as a root."""
    names = (f"s-tree-{number}" for number in itertools.count(2))
    found: list[Branch] = []
    waiting = [(root, "s-tree")]
    while waiting:
        node, anchor = waiting.pop(0)
        pruned, cut = _prune(node)
        onward = {one.path: next(names) for one in cut}
        pieces = _pieces(pruned)
        found.append(Branch(pieces[0], anchor, onward))
        found += [Branch(piece, next(names), onward) for piece in pieces[1:]]
        waiting += [(one, onward[one.path]) for one in cut]
    return tuple(found)


def leaves(node: Node) -> int:
    """How many cards stand above each other."""
    return sum(one.leaf for one in node.walk())


def _prune(root: Node) -> tuple[Node, tuple[Node, ...]]:
    """``root`` with what does not fit cut off, and the nodes that were cut, in order."""
    cut: list[Node] = []
    while (node := _next_cut(root)) is not None:
        cut.append(node)
        root = _without(root, node.path)
    return root, tuple(cut)


def _next_cut(root: Node) -> Node | None:
    """The node to cut next: one that stands too deep, else the largest branch that has room on a sheet of its own."""
    inner = [node for node in root.walk() if node.children and node.path != root.path]
    deep = [node for node in inner if node.depth - root.depth == LEVELS - 1]
    if deep or not inner or leaves(root) <= LEAVES:
        return deep[0] if deep else None
    return max([node for node in inner if leaves(node) <= LEAVES] or inner, key=leaves)


def _pieces(root: Node) -> list[Node]:
    """A root with more children than a sheet has room for stands on several, with some of them on each."""
    if leaves(root) <= LEAVES:
        return [root]
    return [replace(root, children=part) for part in _batches(root.children)]


def _batches(children: tuple[Node, ...]) -> Iterator[tuple[Node, ...]]:
    for start in range(0, len(children), LEAVES):
        yield children[start:start + LEAVES]


def _without(node: Node, path: str) -> Node:
    """The tree with everything below ``path`` taken away."""
    if node.path == path:
        return replace(node, children=())
    return replace(node, children=tuple(_without(child, path) for child in node.children))
