"""A rate of two regions, whose weights and rates change as a test asks."""

from __future__ import annotations

from collections.abc import Callable

from forest import FIRST, grow
from nenrin.tree import Tree

MONTHS = 30
LAST = FIRST + (MONTHS - 1)
_WOBBLE = (0.0, 0.004, -0.003, 0.002, -0.004, 0.001, 0.003)


def rate(weight: Callable[[int], float], high: Callable[[int], float] = lambda _: 0.2) -> Tree:
    """The share ``weight`` of a thousand asked in a region that wins ``high``; the other region wins 10 %."""
    steps = range(MONTHS)
    asked = {"a": [1000 * weight(step) for step in steps], "b": [1000 * (1 - weight(step)) for step in steps]}
    won = {"a": [high(step) * asked["a"][step] for step in steps], "b": [0.1 * size for size in asked["b"]]}
    cut = {
        region: {part: {FIRST + step: line[region][step] for step in steps} for part, line in
                 (("asked", asked), ("won", won))}
        for region in ("a", "b")
    }
    whole = {part: {FIRST + step: line["a"][step] + line["b"][step] for step in steps} for part, line in
             (("asked", asked), ("won", won))}
    overall = {month: whole["won"][month] / size for month, size in whole["asked"].items()}
    return grow({"root": overall, **whole}, {"root": {"formula": "won / asked"}}, segments={"region": cut})


def steady(step: int) -> float:
    """About half."""
    return 0.5 + _WOBBLE[step % 7]
