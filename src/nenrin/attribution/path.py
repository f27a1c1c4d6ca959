"""The change of a function shared out among its variables, along the straight path from start to end."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from nenrin.attribution.quadrature import gauss_legendre

Key = TypeVar("Key")
FEWEST = 8
_MOST = 512
_EXACT = 1e-12
_NARROWEST = 2.0**-50


class Function(Protocol[Key]):
    """A number made of variables. Both raise DivisionByZero where a divisor is 0."""

    def value(self, at: Mapping[Key, float]) -> float:
        """Its value."""

    def slopes(self, at: Mapping[Key, float]) -> Mapping[Key, float]:
        """Its partial derivatives, by variable (0 where missing)."""


@dataclass(frozen=True)
class Path(Generic[Key]):
    """Straight from ``start`` to ``end``: at 0 ≤ t ≤ 1 every variable is start + t (end − start)."""

    function: Function[Key]
    start: Mapping[Key, float]
    end: Mapping[Key, float]

    def at(self, place: float) -> dict[Key, float]:
        """The variables at one place; the ends are met exactly."""
        if place == 1:
            return dict(self.end)
        return {key: value + place * (self.end[key] - value) for key, value in self.start.items()}

    def pull(self, begin: float, stop: float, points: int) -> dict[Key, float]:
        """The change that each variable brings about on one piece of the path."""
        places, weights = gauss_legendre(points)
        slopes = [self.function.slopes(self.at(begin + (stop - begin) * place)) for place in places]
        return {
            key: (stop - begin) * (self.end[key] - value) * _mean((one.get(key, 0.0) for one in slopes), weights)
            for key, value in self.start.items()
        }


@dataclass(frozen=True)
class Shares(Generic[Key]):
    """``contributions`` add up to end − start but for the ``residual``; ``points``: how many places were looked at.

    ``exact``: the residual is no more than rounding. It is more where the function jumps or has a pole on the path.
    """

    start: float
    end: float
    contributions: Mapping[Key, float]
    residual: float
    points: int
    exact: bool


def share_along(path: Path[Key]) -> Shares[Key]:
    """Straight-path Aumann–Shapley: φ = Δx ∫ ∂f/∂x dt, by Gauss–Legendre.

    8 points, doubled until |residual| ≤ 1e-12 of the larger end and twice the points give the same contributions (where
    numerator and denominator grow alike the residual is 0 with any points), at most 512; where a kink (min, max, abs)
    is in the way even then, the path is halved around it. Source: Aumann & Shapley (1974); as an integral of slopes
    over the straight path: Sundararajan, Taly & Yan (2017).
    """
    start, end = path.function.value(path.start), path.function.value(path.end)
    points, pulled = FEWEST, path.pull(0, 1, FEWEST)
    while points <= _MOST:
        shares, finer = _shares(start, end, pulled, points), path.pull(0, 1, 2 * points)
        if shares.exact and _settled(shares, finer):
            return shares
        points, pulled = 2 * points, finer
    return _in_pieces(path, start, end)


def _settled(shares: Shares[Key], finer: Mapping[Key, float]) -> bool:
    """Whether more points change nothing."""
    size = max(abs(shares.start), abs(shares.end), math.fsum(map(abs, finer.values())))
    return all(abs(finer[key] - one) <= _EXACT * size for key, one in shares.contributions.items())


def _in_pieces(path: Path[Key], start: float, end: float) -> Shares[Key]:
    """Halve every piece whose own change is not yet met, down to a width at which only a jump can be left."""
    enough = _EXACT * max(abs(start), abs(end)) / FEWEST
    parts: list[Mapping[Key, float]] = []
    pieces, points = [(0.0, 1.0)], 0
    while pieces and points < _MOST * FEWEST:
        begin, stop = pieces.pop()
        pulled = path.pull(begin, stop, FEWEST)
        points += FEWEST
        change = path.function.value(path.at(stop)) - path.function.value(path.at(begin))
        if abs(change - math.fsum(pulled.values())) <= enough or stop - begin < _NARROWEST:
            parts.append(pulled)
        else:
            middle = (begin + stop) / 2
            pieces += [(begin, middle), (middle, stop)]
    return _shares(start, end, {key: math.fsum(part[key] for part in parts) for key in path.start}, points)


def _shares(start: float, end: float, contributions: Mapping[Key, float], points: int) -> Shares[Key]:
    """Rounding is measured by the larger end, or by the contributions where those are larger still."""
    residual = math.fsum([end, -start, *(-one for one in contributions.values())])
    size = max(abs(start), abs(end))
    rounding = math.fsum(abs(one) for one in contributions.values()) * _EXACT / FEWEST
    exact = abs(residual) <= max(_EXACT * size, rounding)
    return Shares(start, end, contributions, residual, points, exact)


def _mean(values: Iterable[float], weights: Iterable[float]) -> float:
    return math.fsum(value * weight for value, weight in zip(values, weights, strict=True))
