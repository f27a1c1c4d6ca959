"""What every expectation says about series of one length: a middle, a half-width and the weight of the tails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Forecast:
    """One row a series, in the series' own unit. ``half_width``: of the 95 % band, before it is clipped or widened.

    ``freedom``: degrees of freedom of the Student t that the surprises follow; the same for every row.
    """

    mid: Array
    half_width: Array
    freedom: float


Recipe: TypeAlias = Callable[[Array], Forecast]
"""Histories (one row a series, oldest month first, all of one length ≥ 6) → what the next month should be."""
