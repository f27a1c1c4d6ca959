"""The move that closes a gap: one number, found on a function that only rises or only falls."""

from __future__ import annotations

from collections.abc import Callable

FARTHEST, _LOWEST = 100.0, -1.0
_ROUNDS = 200
_EXACT = 1e-13


def closing(
    change: Callable[[float], float | None], gap: float, slope: float, highest: float = FARTHEST,
) -> float | None:
    """The x, in the direction in which ``slope`` (at 0) points, with change(x) = ``gap``; None where there is none.

    ``change`` is 0 at 0, and None where it has no value. x stays between −1 (a leaf cannot lose more than all of
    itself) and ``highest`` (it will not grow a hundredfold). The slope gives the first guess, doubling brackets, the
    Illinois form of false position finishes (Dowell & Jarratt 1971).
    """
    if slope == 0 or gap == 0:
        return 0.0 if gap == 0 else None
    rising = gap / slope > 0
    limit = highest if rising else _LOWEST
    near, far = 0.0, _within(gap / slope, limit)
    while True:
        reached = change(far)
        if reached is None:
            return None
        if reached == gap or (reached - gap) * gap > 0:
            break
        if far == limit:
            return None
        near, far = far, _within(2 * far, limit)
    return _between(change, gap, near, far)


def _within(x: float, limit: float) -> float:
    return min(x, limit) if limit > 0 else max(x, limit)


def _between(change: Callable[[float], float | None], gap: float, near: float, far: float) -> float | None:
    """Too little at ``near``, enough at ``far``."""
    little, enough = (change(place) for place in (near, far))
    if little is None or enough is None:
        return None
    below, above = little - gap, enough - gap
    for _ in range(_ROUNDS):
        if abs(above) <= _EXACT * abs(gap) or abs(far - near) <= _EXACT * abs(far):
            break
        place = far - above * (far - near) / (above - below)
        reached = change(place)
        if reached is None:
            return None
        left = reached - gap
        if left * above <= 0:
            near, below = far, above
        else:
            below /= 2
        far, above = place, left
    return far
