"""How exactly changes are shared out: the residual of the attribution over random trees, and its time."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator

from nenrin.attribution import share_out
from nenrin.formulas import Formula, Reference

_TREES = 500
_DEEPEST = 4
_STOP = 0.25


def lines() -> Iterator[str]:
    """The largest residual over random trees of + − × ÷, relative to the larger of start, end and change."""
    chance = random.Random(1)  # noqa: S311 (trees, not keys)
    largest, given_up = 0.0, 0
    seconds: list[float] = []
    for _ in range(_TREES):
        formula, start, end = _tree(chance)
        began = time.process_time()
        try:
            shares = share_out(formula, start, end)
        except ZeroDivisionError:
            given_up += 1
            continue
        seconds.append(time.process_time() - began)
        if not shares.exact:
            given_up += 1
            continue
        change = shares.end - shares.start
        size = max(abs(shares.start), abs(shares.end), *(abs(one) for one in shares.contributions.values()))
        largest = max(largest, abs(change - sum(shares.contributions.values())) / size)
    yield f"{_TREES} random trees of + − × ÷, depth up to {_DEEPEST}, leaves moved by 0.5–1.6×"
    yield f"  largest residual {largest:.1e} (bar ≤ 1e-12); {given_up} refused aloud: a divisor meets 0 on the path"
    yield f"  {1000 * statistics.median(seconds):.2f} ms a tree (median), {1000 * max(seconds):.0f} ms the slowest"


def _tree(chance: random.Random) -> tuple[Formula, dict[Reference, float], dict[Reference, float]]:
    leaves: list[str] = []
    formula = Formula.parse(_text(chance, leaves, _DEEPEST))
    start: dict[Reference, float] = {(leaf, 0): chance.uniform(0.5, 100.0) for leaf in leaves}
    return formula, start, {leaf: value * chance.uniform(0.5, 1.6) for leaf, value in start.items()}


def _text(chance: random.Random, leaves: list[str], depth: int) -> str:
    if depth == 0 or (depth < _DEEPEST and chance.random() < _STOP):
        leaves.append(f"x{len(leaves)}")
        return leaves[-1]
    left, right = (_text(chance, leaves, depth - 1) for _ in range(2))
    return f"({left} {chance.choice('+-*/')} {right})"
