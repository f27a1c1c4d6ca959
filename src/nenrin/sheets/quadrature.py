"""Gauss–Legendre on 0 … 1 with eight points: where the bridge looks at the path, and how much each look counts."""

from __future__ import annotations

import numpy as np

_INNER, _WEIGHTS = np.polynomial.legendre.leggauss(8)


def _kept(values: list[float]) -> tuple[float, ...]:
    """As a spreadsheet keeps them: 15 significant digits."""
    return tuple(float(f"{value:.15g}") for value in values)


POINTS = _kept(((_INNER + 1) / 2).tolist())
WEIGHTS = _kept((_WEIGHTS / 2).tolist())
"""Shares of the way from the reference to the actual values, and their weights; exact for polynomials up to degree 15."""
