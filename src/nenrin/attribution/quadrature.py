"""Where on the path a derivative is looked at, and how much each look weighs."""

from __future__ import annotations

from functools import cache

import numpy as np


@cache
def gauss_legendre(points: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Places between 0 and 1 and their weights (sum 1): exact for polynomials up to degree 2 × points − 1."""
    places, weights = np.polynomial.legendre.leggauss(points)
    return tuple(float(one) for one in (places + 1) / 2), tuple(float(one) for one in weights / 2)
