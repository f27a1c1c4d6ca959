"""Every combination of dimensions, and how well each of its elements explains a surprise."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Codes = NDArray[np.int64]

_DEEPEST = 5
_KEEPS = 0.5


@dataclass(frozen=True)
class Cuboid:
    """One combination of dimensions: which of its ``size`` elements every leaf belongs to."""

    dimensions: tuple[int, ...]
    element: Codes
    size: int


@dataclass(frozen=True)
class Leaves:
    """What was seen and expected of every leaf; ``precision``: 1/variance, 0 for a leaf that says nothing."""

    actual: Array
    expected: Array
    precision: Array


@dataclass(frozen=True)
class Element:
    """One element of one cuboid: its gain, its surprise, and the factor − 1 that fits its leaves best."""

    cuboid: Cuboid
    index: int
    gain: float
    surprise: float
    rise: float

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Which leaves it holds."""
        within: NDArray[np.bool_] = self.cuboid.element == self.index
        return within


def cuboids(codes: Sequence[Codes]) -> tuple[Cuboid, ...]:
    """All combinations of up to five dimensions; ``codes``: every leaf's segment in each, counted from 0."""
    deepest = min(_DEEPEST, len(codes))
    chosen = [some for depth in range(1, deepest + 1) for some in combinations(range(len(codes)), depth)]
    return tuple(_cuboid(codes, some) for some in chosen)


def strongest(found: Sequence[Cuboid], leaves: Leaves, side: float) -> Element | None:
    """The element with the largest gain on ``side``, or the coarser one above it that keeps half.

    Of the coarser ones the coarsest level counts, and there the largest gain. None without gain.
    """
    scored = {cuboid.dimensions: _gains(cuboid, leaves, side, len(found)) for cuboid in found}
    best = max((_element(cuboid, scored[cuboid.dimensions], leaves) for cuboid in found), key=lambda one: one.gain)
    if best.gain <= 0:
        return None
    leaf = int(np.argmax(best.inside))
    above = [cuboid for cuboid in found if set(cuboid.dimensions) < set(best.cuboid.dimensions)]
    coarser = [_element(cuboid, scored[cuboid.dimensions], leaves, int(cuboid.element[leaf])) for cuboid in above]
    enough = [one for one in coarser if one.gain >= _KEEPS * best.gain]
    return min(enough, key=lambda one: (len(one.cuboid.dimensions), -one.gain), default=best)


def _cuboid(codes: Sequence[Codes], dimensions: tuple[int, ...]) -> Cuboid:
    """Numbers its elements from 0, only those that are there; anew after every dimension, so that none overflows."""
    element, size = codes[dimensions[0]], 0
    for depth, dimension in enumerate(dimensions):
        joined = element * (int(codes[dimension].max()) + 1) + codes[dimension] if depth else element
        there, element = np.unique(joined, return_inverse=True)
        size = len(there)
    return Cuboid(dimensions, element, size)


def _gains(cuboid: Cuboid, leaves: Leaves, side: float, count: int) -> Array:
    """[Σ f(v − f)/V]² ÷ Σ f²/V − 2(log elements + log cuboids) for each element; without the first off ``side``."""
    above, below, surprise = (np.bincount(cuboid.element, one, cuboid.size) for one in _terms(leaves))
    fit = np.divide(above**2, below, out=np.zeros_like(above), where=below > 0)
    gains: Array = np.where(np.sign(surprise) == side, fit, 0.0) - 2 * (math.log(cuboid.size) + math.log(count))
    return gains


def _element(cuboid: Cuboid, gains: Array, leaves: Leaves, index: int | None = None) -> Element:
    """The element at ``index``, by default the one with the largest gain."""
    chosen = int(np.argmax(gains)) if index is None else index
    inside = cuboid.element == chosen
    above, below, surprise = (float(np.sum(one[inside])) for one in _terms(leaves))
    return Element(cuboid, chosen, float(gains[chosen]), surprise, above / below if below > 0 else 0.0)


def gain_of_all(leaves: Leaves) -> float:
    """The gain of one factor on all leaves, which needs no name."""
    above, below, _ = (float(np.sum(one)) for one in _terms(leaves))
    return above**2 / below if below > 0 else 0.0


def _terms(leaves: Leaves) -> tuple[Array, Array, Array]:
    """By leaf: f(v − f)/V, f²/V and v − f."""
    deviation = leaves.actual - leaves.expected
    return leaves.expected * deviation * leaves.precision, leaves.expected**2 * leaves.precision, deviation
