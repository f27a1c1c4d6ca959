"""Gross against net: large movements that cancel each other out behind a small one."""

from __future__ import annotations

import math
from collections.abc import Collection

_NET = 0.25
"""The most of the gross movement that may be left once the opposite parts are taken together."""


def offsetting(moves: Collection[float]) -> bool:
    """Whether movements, in one unit, leave together (net) no more than a quarter of what they are one by one (gross).

    False where nothing moved. Whether they are large, and more than chance, is for the caller to know.
    """
    gross = math.fsum(map(abs, moves))
    return gross > 0 and abs(math.fsum(moves)) <= _NET * gross
