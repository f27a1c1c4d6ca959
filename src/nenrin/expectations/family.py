"""Every expectation that a client may choose by its name, with what it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from nenrin.expectations import blend as house
from nenrin.expectations import process_behaviour as xmr
from nenrin.expectations import seasonal_naive as naive
from nenrin.expectations.forecast import Array, Recipe
from nenrin.vocabulary import Sentence

Signal: TypeAlias = Callable[[Array, float], Sentence | None]
"""(history, actual) → the rule of the method that the actual value breaks, or None."""


@dataclass(frozen=True)
class Member:
    """``needed``: the months of history without which it expects nothing. ``signal``: its own rules, if it has any."""

    recipe: Recipe
    needed: int
    signal: Signal | None = None


FAMILY: dict[str, Member] = {
    "blend": Member(house.blend, house.NEEDED),
    "seasonal_naive": Member(naive.seasonal_naive, naive.NEEDED),
    "process_behaviour": Member(xmr.process_behaviour, xmr.NEEDED, xmr.fired),
}
"""Beside these stands the plan, which needs no history."""
