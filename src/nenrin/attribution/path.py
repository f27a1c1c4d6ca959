"""The change of a function shared out among its variables, along the straight path from start to end."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from nenrin.attribution.bends import Sides, bends
from nenrin.attribution.quadrature import gauss_legendre

Key = TypeVar("Key")
FEWEST = 8
_MOST = 128
_BUDGET = 2048
_EXACT = 1e-12
_NARROWEST = 2.0**-50


class Function(Protocol[Key]):
    """A number made of variables. Both raise DivisionByZero where a divisor is 0."""

    def value(self, at: Mapping[Key, float]) -> float:
        """Its value."""

    def slopes(self, at: Mapping[Key, float]) -> Mapping[Key, float]:
        """Its partial derivatives, by variable (0 where missing)."""

    def sides(self, at: Mapping[Key, float]) -> Sides:
        """Which part is in use, of every min, max and abs."""


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
    numerator and denominator grow alike the residual is 0 with any points), at most 128. Where that is not enough – a
    divisor comes near 0 – or the function bends (min, max, abs), the path is taken in pieces: from bend to bend, each
    halved until it settles. Source: Aumann & Shapley (1974); as an integral of slopes over the straight path:
    Sundararajan, Taly & Yan (2017).
    """
    start, end = path.function.value(path.start), path.function.value(path.end)
    corners = bends(lambda place: path.function.sides(path.at(place)))
    points, pulled = FEWEST, path.pull(0, 1, FEWEST)
    while points <= _MOST and not corners:
        shares, finer = _shares(start, end, pulled, points), path.pull(0, 1, 2 * points)
        if shares.exact and _settled(pulled, finer, max(abs(start), abs(end))):
            return shares
        points, pulled = 2 * points, finer
    return _in_pieces(path, start, end, corners)


def _settled(pulled: Mapping[Key, float], finer: Mapping[Key, float], size: float) -> bool:
    """Whether more points change nothing."""
    enough = _EXACT * max(size, math.fsum(map(abs, finer.values())))
    return all(abs(finer[key] - one) <= enough for key, one in pulled.items())


def _in_pieces(path: Path[Key], start: float, end: float, corners: tuple[float, ...]) -> Shares[Key]:
    """From corner to corner; a piece is halved until both halves say what it says, or only a jump can be left in it."""
    size = max(abs(start), abs(end)) / FEWEST
    edges = (0.0, *corners, 1.0)
    pieces = [(begin, stop, path.pull(begin, stop, FEWEST)) for begin, stop in itertools.pairwise(edges)]
    points = FEWEST * len(pieces)
    parts: list[Mapping[Key, float]] = []
    while pieces:
        begin, stop, pulled = pieces.pop()
        middle = (begin + stop) / 2
        halves = path.pull(begin, middle, FEWEST), path.pull(middle, stop, FEWEST)
        finer = {key: halves[0][key] + halves[1][key] for key in pulled}
        points += 2 * FEWEST
        if points >= _BUDGET or stop - begin < _NARROWEST or _settled(pulled, finer, size):
            parts.append(finer)
        else:
            pieces += [(begin, middle, halves[0]), (middle, stop, halves[1])]
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
