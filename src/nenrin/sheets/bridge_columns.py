"""The columns of Bridge by name: the table, and to its right the working columns of every comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from nenrin.sheets.address import area, spot
from nenrin.sheets.layout import FISCAL, STATUS, Layout
from nenrin.sheets.path import Way
from nenrin.sheets.ways import ways

_WIDTHS: dict[str, float] = {
    "kpi": 40, "sign": 6, "unit": 11, "driver": 11, "start": 14, "end": 14, "change": 14, "multiplier": 16,
    "effect": 15, "share": 10, "if_driver": 15, "size": 13, "crosses": 11, "rank": 7, "year": 19,
}
NAMES = tuple(_WIDTHS)
AT = {name: column for column, name in enumerate(NAMES)}
"""The column of every name, from 0."""
PLACE, WEIGHT = STATUS, FISCAL
"""The rows above the working columns: the points of the way and their weights."""
_LAST = AT["year"]
_BESIDE, _WORK, _GAP = 19, 13, 2
"""Widths: of the effect of another comparison, of a working column, of the space between blocks."""


@dataclass(frozen=True)
class Block:
    """One comparison: the columns where it starts and where its effects stand, then the working, point by point.

    ``reference`` is empty for the one that the reader chooses; ``ok``: the cell that is 1 where it can be computed.
    """

    reference: str
    way: Way
    start: int
    effect: int
    first: int
    ok: str

    def value(self, point: int) -> int:
        """The working column with every node's value at a point of the way."""
        return self.first + point

    def adjoint(self, point: int) -> int:
        """The working column with every node's adjoint there: how much the root moves with the node."""
        return self.first + self.way.count + 1 + point

    @property
    def last(self) -> int:
        """Its last column."""
        return self.adjoint(self.way.count - 1)

    def averaged(self, row: int) -> str:
        """The root's movement with the node of a row, averaged over the way."""
        first, last = self.adjoint(0), self.last
        weights, own = area((WEIGHT, first), (WEIGHT, last), "both"), area((row, first), (row, last), "column")
        return f"SUMPRODUCT({weights},{own})"


@lru_cache(maxsize=1)
def blocks(layout: Layout) -> tuple[Block, ...]:
    """The comparison chosen first, then those that the report prints beside it."""
    others = ways(layout)
    first = _LAST + len(others) + 2
    found = [Block("", layout.way, AT["start"], AT["effect"], first, "bridge_ok")]
    for number, (reference, way) in enumerate(others.items(), 1):
        start, effect = found[-1].last + 2, _LAST + number
        found.append(Block(reference, way, start, effect, start + 1, spot(FISCAL, effect, "both")))
    return tuple(found)


def printed(layout: Layout) -> int:
    """The last column that is printed."""
    return _LAST + len(ways(layout))


def widths(found: Sequence[Block]) -> tuple[tuple[int, int, float], ...]:
    """First column, last column, characters."""
    table = tuple((column, column, width) for column, width in enumerate(_WIDTHS.values()))
    besides = tuple((one.effect, one.effect, _BESIDE) for one in found[1:])
    gaps = tuple((one.first - 1 - bool(one.reference),) * 2 + (_GAP,) for one in found)
    working = tuple((one.start if one.reference else one.first, one.last, _WORK) for one in found)
    return (*table, *besides, *sorted((*gaps, *working)))
