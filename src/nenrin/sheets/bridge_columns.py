"""The columns of Bridge by name: the table, and the working columns to its right."""

from __future__ import annotations

from nenrin.sheets.layout import FISCAL, STATUS

_WIDTHS: dict[str, float] = {
    "kpi": 40, "sign": 4, "unit": 11, "driver": 11, "start": 14, "end": 14, "change": 14, "multiplier": 16,
    "effect": 15, "share": 10, "if_driver": 15, "size": 13, "crosses": 11, "rank": 7, "year": 19,
}
NAMES = tuple(_WIDTHS)
AT = {name: column for column, name in enumerate(NAMES)}
"""The column of every name, from 0."""
PRINTED = AT["year"]
"""The last column that is printed."""
PLACE, WEIGHT = STATUS, FISCAL
"""The rows above the working columns: the points of the way and their weights."""
_WORK = PRINTED + 2


def values_at(point: int) -> int:
    """The working column with every node's value at a point of the path."""
    return _WORK + point


def adjoints_at(point: int, points: int) -> int:
    """The working column with every node's adjoint at a point: how much the root moves with the node there."""
    return _WORK + points + 1 + point


def widths(points: int) -> tuple[tuple[int, int, float], ...]:
    """First column, last column, characters."""
    table = tuple((column, column, width) for column, width in enumerate(_WIDTHS.values()))
    return (*table, (PRINTED + 1, PRINTED + 1, 2), (_WORK, adjoints_at(points - 1, points), 13))
