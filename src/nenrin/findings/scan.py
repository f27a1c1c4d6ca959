"""Where a surprise is concentrated: the scan statistic over all combinations of segments.

Good at: one to three causes, each a segment or a combination of segments, in tables of any width. Blind to: causes
against the direction of the total, and causes that cancel each other out.
Source: the expectation-based scan statistic (Neill 2009), less the length of the element's name (its log, as in MDL).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from nenrin.findings.cuboids import Array, Cuboid, Element, Leaves, cuboids, gain_of_all, strongest

MOST_CAUSES = 3
_LEAST_SHARE = 0.30
_TELLS_ALL = 0.70
_WORTH = 0.2
"""The part of the first cause's gain that a further one must reach: half as strong a change is a quarter of it."""
_NOTHING = 1e-12


@dataclass(frozen=True)
class Concentration:
    """A combination of segments, dimension → segment, and its part of the total surprise (1 is all of it)."""

    segments: Mapping[str, str]
    share: float


def scan(
    dimensions: Mapping[str, Sequence[str]], actual: Array, expected: Array, variance: Array,
) -> tuple[Concentration, ...]:
    """Up to three combinations of segments that hold the surprise Σ(actual − expected), the strongest first.

    One leaf a position, ``dimensions`` say its segment in each; ``variance``: of its actual − expected (0: the leaf
    counts in the total but explains nothing). A leaf of which nothing was expected can still be named. Each named
    combination holds 30 % or more of the total beyond what was told before it, and says a fifth or more of what the
    first one says; none is sought when 70 % are told.
    Empty where the surprise is not concentrated, or all leaves moving alike explain it better than what could be named.
    """
    precision = np.divide(1.0, variance, out=np.zeros_like(variance), where=variance > 0)
    something = np.where(expected == 0, _NOTHING * np.max(np.abs(expected), initial=1.0), expected)
    leaves = Leaves(actual, something, precision)
    total = float(np.sum(actual - expected))
    if not dimensions or abs(total) <= _NOTHING * float(np.sum(np.abs(actual))):
        return ()
    labels = [np.unique(np.array(names, dtype=str), return_inverse=True) for names in dimensions.values()]
    tables = cuboids([codes.astype(np.int64) for _, codes in labels])
    found = _causes(tables, leaves, total)
    if math.fsum(one.gain for one in found) <= gain_of_all(leaves):
        return ()
    return tuple(Concentration(_name(one, dimensions), one.surprise / total) for one in found)


def _causes(tables: Sequence[Cuboid], leaves: Leaves, total: float) -> list[Element]:
    """One after another, each with what those before it left."""
    found: list[Element] = []
    while len(found) < MOST_CAUSES and math.fsum(one.surprise for one in found) / total < _TELLS_ALL:
        best = strongest(tables, leaves, math.copysign(1, total))
        if best is None or best.surprise / total < _LEAST_SHARE or (found and best.gain < _WORTH * found[0].gain):
            break
        found.append(best)
        leaves = _told(leaves, best)
    return found


def _name(element: Element, dimensions: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The element's segments, as any of its leaves has them."""
    leaf, names = int(np.argmax(element.inside)), list(dimensions)
    return {names[one]: dimensions[names[one]][leaf] for one in element.cuboid.dimensions}


def _told(leaves: Leaves, element: Element) -> Leaves:
    """The leaves as they are to be expected once the element is known: all of its own moved by one factor."""
    moved = np.where(element.inside, 1 + element.rise, 1.0)
    return Leaves(leaves.actual, leaves.expected * moved, leaves.precision)
