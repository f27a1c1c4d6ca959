"""How large an arm must be, and whether the arms have the sizes they were meant to have."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import NormalDist

from nenrin.effects.chance import NORMAL, chi_square_tail
from nenrin.effects.effect import Arm

POWER = 0.8
SMALLEST = 30
"""Units below which no arm is read: neither a t nor a Wilson interval says much there."""
_REACH = NORMAL + NormalDist().inv_cdf(POWER)


def needed(variance: float, lift: float) -> int | None:
    """Units in each arm so that a lift of that size is told from chance four times in five; None for a lift of 0.

    2σ²(z₀.₉₇₅ + z₀.₈)² ÷ lift²: the normal approximation (Cohen 1988).
    """
    return math.ceil(2 * variance * (_REACH / lift) ** 2) if lift else None


def detectable(treated: Arm, control: Arm, variances: tuple[float, float]) -> float:
    """The smallest difference that these two arms tell from chance four times in five."""
    return _REACH * math.sqrt(variances[0] / treated.size + variances[1] / control.size)


def mismatch(arms: Sequence[Arm], shares: Mapping[str, float]) -> float:
    """The p of the χ² test that the arms' sizes are as ``shares`` (equal where none are declared) meant them."""
    meant = {arm.label: shares.get(arm.label, 1.0) if shares else 1.0 for arm in arms}
    whole, parts = sum(arm.size for arm in arms), math.fsum(meant.values())
    expected = {label: whole * part / parts for label, part in meant.items()}
    value = math.fsum((arm.size - expected[arm.label]) ** 2 / expected[arm.label] for arm in arms)
    return chi_square_tail(value, len(arms) - 1)
