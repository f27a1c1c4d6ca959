"""Columns whose content is not what it always was: blanks, values that come or go, another unit."""

from __future__ import annotations

import math
from collections.abc import Iterator
from statistics import median
from typing import TYPE_CHECKING

from nenrin.measures.rows_of import Rows
from nenrin.measures.usual import FEWEST, TENTHS, beyond
from nenrin.vocabulary import Fact, Figure, Sentence

if TYPE_CHECKING:
    import pandas as pd

_BLANKS = 0.02
_FEWEST_ROWS = 5
_NEW, _KNOWN = 0.005, 0.05
_POWERS = (1, 2, 3)
_NEAR, _STEADY, _FAR = 0.15, 0.3, 0.7
"""In powers of ten: how near a jump is to a whole one; how steady the column must have been (a factor of two); from
where on a jump is another currency (a factor of five), whatever its size."""


def odd_blanks(rows: Rows, column: str) -> Sentence | None:
    """A share of blank cells outside the range of the months before, by more than that range is wide."""
    before = [_blank(frame, column) for frame in rows.earlier()]
    share = _blank(rows.now, column)
    side = beyond(share, before, _BLANKS) if len(before) >= FEWEST else 0
    if not side or (side > 0 and share * len(rows.now) < _FEWEST_ROWS):
        return None
    facts: dict[str, Fact] = {
        "column": rows.source.called(column), "share": Figure(share, "level", TENTHS),
        "low": Figure(min(before), "share", TENTHS), "high": Figure(max(before), "level", TENTHS),
    }
    return Sentence("suspect.blanks", facts)


def odd_categories(rows: Rows, column: str) -> Iterator[Sentence]:
    """Values never seen before on more than 0.5 % of the rows; values gone that always had more than 5 %.

    The values of a personal column are counted, never named.
    """
    if len(rows.before) < FEWEST:
        return
    now = rows.now[column].value_counts(normalize=True)
    known = {value for frame in rows.earlier() for value in frame[column].dropna().unique()}
    shares = [frame[column].value_counts(normalize=True) for frame in rows.earlier(FEWEST)]
    new = [str(value) for value, share in now.items()
           if value not in known and share > _NEW and share * len(rows.now) >= _FEWEST_ROWS]
    gone = [str(value) for value in shares[-1].index
            if value not in now.index and all(one.get(value, 0.0) > _KNOWN for one in shares)]
    for key, values in (("appeared", new), ("vanished", gone)):
        if values:
            personal = rows.source.columns[column].personal
            facts: dict[str, Fact] = {"column": rows.source.called(column), "count": len(values), "month": rows.month}
            told = tuple(rows.source.called_value(column, value) for value in sorted(values))
            named = facts if personal else facts | {"values": told}
            yield Sentence(f"suspect.{key}_unnamed" if personal else f"suspect.{key}", named)


def odd_unit(rows: Rows, column: str) -> Sentence | None:
    """A median about 10, 100 or 1,000 times what it was, or any five times, in a column that was steady before."""
    sizes = [size for frame in rows.earlier() if (size := _size(frame, column)) is not None]
    size = _size(rows.now, column)
    if len(sizes) < FEWEST or size is None:
        return None
    usual = median(sizes)
    jump = math.log10(size / usual)
    steady = all(abs(math.log10(one / usual)) < _STEADY for one in sizes)
    power = next((power for power in _POWERS if abs(abs(jump) - power) < _NEAR), None)
    if not steady or (power is None and abs(jump) < _FAR):
        return None
    key, times = ("unit", 10**power) if power is not None else ("scale", round(10 ** abs(jump)))
    facts: dict[str, Fact] = {"column": rows.source.called(column), "times": times, "month": rows.month}
    return Sentence(f"suspect.{key}_{'up' if jump > 0 else 'down'}", facts)


def _blank(frame: pd.DataFrame, column: str) -> float:
    return float(frame[column].isna().mean())


def _size(frame: pd.DataFrame, column: str) -> float | None:
    """The median size of what is not zero; None where there is nothing else."""
    sizes = frame[column].dropna().astype(float).abs()
    sizes = sizes[sizes > 0]
    return float(sizes.median()) if len(sizes) else None
