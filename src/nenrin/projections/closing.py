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
    near, little, far = 0.0, 0.0, _within(gap / slope, limit)
    while True:
        reached = change(far)
        if reached is None:
            return None
        if abs(reached - gap) <= _EXACT * abs(gap):
            return far
        if (reached - gap) * gap > 0:
            break
        if far == limit:
            return None
        near, little, far = far, reached, _within(2 * far, limit)
    return _between(change, gap, (near, little - gap), (far, reached - gap))


def _within(x: float, limit: float) -> float:
    return min(x, limit) if limit > 0 else max(x, limit)


def _between(
    change: Callable[[float], float | None], gap: float, short: tuple[float, float], enough: tuple[float, float],
) -> float | None:
    """Between a move that falls short and one that is enough, each with what it leaves of the gap."""
    (near, below), (far, above) = short, enough
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
