"""The attribution as a reviewer can recompute it: values and adjoints at the places of the path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nenrin.attribution.attribution import Attribution
from nenrin.attribution.branches import Branches
from nenrin.attribution.path import FEWEST, Path
from nenrin.attribution.quadrature import gauss_legendre
from nenrin.tree import Tree


@dataclass(frozen=True)
class Working:
    """By node path, one number per place: ``values`` and ``adjoints`` (how much the root moves with the node).

    A leaf's contribution is (end − start) × Σ weight × adjoint, a node's the sum of its leaves'.
    """

    places: tuple[float, ...]
    weights: tuple[float, ...]
    values: Mapping[str, tuple[float, ...]]
    adjoints: Mapping[str, tuple[float, ...]]


def working(tree: Tree, attribution: Attribution, points: int = FEWEST) -> Working:
    """The working columns of one attribution; ValueError where it failed, for then there are none."""
    if attribution.failure is not None:
        raise ValueError(f"nothing to work out: {attribution.failure.plan}")
    if not attribution.start_values:
        raise ValueError("a sum of months has no path of its own: work out its months")
    branches = Branches(tree)
    path = Path(branches, attribution.start_values, attribution.end_values)
    places, weights = gauss_legendre(points)
    values = [branches.values(path.at(place)) for place in places]
    adjoints = [branches.adjoints(one) for one in values]
    paths = [node.path for node in tree.nodes]
    return Working(
        places, weights,
        {path: tuple(one[path] for one in values) for path in paths},
        {path: tuple(one[path] for one in adjoints) for path in paths},
    )
