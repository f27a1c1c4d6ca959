"""Chance from one seed, and from nothing that a library may do differently in its next version."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Truths = NDArray[np.bool_]

_MOST_EXTRA = 12
_TRIALS = 20_000


class Draw:
    """PCG64 seen only through its uniform doubles; every other law is made from them here."""

    def __init__(self, seed: int) -> None:
        self._generator = np.random.Generator(np.random.PCG64(seed))

    def uniform(self, count: int) -> Floats:
        """Numbers from 0 up to 1."""
        return self._generator.random(count)

    def happens(self, chance: Floats | float, count: int) -> Truths:
        """Whether each of ``count`` things happens."""
        found: Truths = self.uniform(count) < chance
        return found

    def pick(self, weights: Sequence[float] | Floats, count: int) -> Integers:
        """Positions in ``weights``, each as often as its weight asks for."""
        steps = np.cumsum(np.asarray(weights, dtype=float))
        found: Integers = np.searchsorted(steps, self.uniform(count) * steps[-1], side="right").astype(np.int64)
        return found

    def repeats(self, again: float, count: int) -> Integers:
        """How often each comes again, if after every time it comes again with this chance (geometric)."""
        thresholds = np.cumprod(np.full(_MOST_EXTRA, again))
        left: Integers = np.sum(self.uniform(count)[:, None] < thresholds[None, :], axis=1).astype(np.int64)
        return left

    def events(self, mean: float) -> int:
        """How many rare events come in a month (nearly Poisson)."""
        return int(np.count_nonzero(self.happens(mean / _TRIALS, _TRIALS)))

    def successes(self, cases: int, chance: float) -> int:
        """How many of ``cases`` succeed."""
        return int(np.count_nonzero(self.happens(chance, cases)))

    def about(self, middle: float, by: float) -> float:
        """A number within ``by`` (relative) of the middle, all alike likely."""
        return middle * (1 + by * (2 * float(self.uniform(1)[0]) - 1))

    def some(self, pool: Integers, count: int) -> Integers:
        """``count`` of the pool, in the order drawn."""
        return pool[np.argsort(self.uniform(len(pool)), kind="stable")[:count]]
