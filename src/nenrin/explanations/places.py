"""Where on the path of the effects their slopes are looked at, and how much each look weighs."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

from nenrin.attribution.quadrature import gauss_legendre

_POINTS = 16


@dataclass(frozen=True)
class Places:
    """``points`` between 0 (without the effects) and 1 (with them); the ``shares`` add up to 1."""

    points: tuple[float, ...]
    shares: tuple[float, ...]

    def mean(self, slope: tuple[float, ...] | None) -> float | None:
        """The slope's mean along the path."""
        if slope is None:
            return None
        return math.fsum(share * value for share, value in zip(self.shares, slope, strict=True))


def between(corners: tuple[float, ...] = ()) -> Places:
    """Gauss–Legendre from corner to corner; both ends are looked at too, with no weight, to prove the integral."""
    places, weights = gauss_legendre(_POINTS)
    points, shares = [0.0], [0.0]
    for begin, stop in itertools.pairwise((0.0, *corners, 1.0)):
        points += [begin + (stop - begin) * place for place in places]
        shares += [(stop - begin) * weight for weight in weights]
    return Places((*points, 1.0), (*shares, 0.0))
