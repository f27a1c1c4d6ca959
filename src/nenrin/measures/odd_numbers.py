"""Numbers that are not what they always were: zeros and minus signs, sizes that never occurred."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from nenrin.measures.rows_of import Rows
from nenrin.measures.usual import FEWEST, TENTHS, beyond
from nenrin.vocabulary import Fact, Figure, Sentence

if TYPE_CHECKING:
    import pandas as pd

Numbers: TypeAlias = NDArray[np.float64]
_MARGIN = 0.02
_FEWEST_ROWS = 5
_FAR = 10.0
"""A number so many times as large as the largest ever, or as small as the smallest ever, is no longer the business."""
_TINY = 0.005
"""The share of rows from which numbers that are too small are told: one that is too small hides nothing."""


def odd_signs(rows: Rows, column: str) -> Iterator[Sentence]:
    """A share of zeros, or of negative numbers, outside the range of the months before."""
    known = [_numbers(frame, column) for frame in rows.earlier()]
    for key, test in (("zeros", _zero), ("negatives", _negative)):
        found = _odd_share(rows, column, known, test)
        if found is not None:
            yield Sentence(f"suspect.{key}", found)


def odd_sizes(rows: Rows, column: str) -> Iterator[Sentence]:
    """Numbers ten times as large as any before, even one; or a tenth of the smallest, on more than 0.5 % of the rows.

    One giant is told, for it makes the sum; a file of several in another unit is found by either.
    """
    known = [_sizes(frame, column) for frame in rows.earlier()]
    before = np.concatenate(known) if len(known) >= FEWEST else np.zeros(0)
    now = _sizes(rows.now, column)
    if not len(before) or not len(now):
        return
    giant = int(np.sum(now > _FAR * np.max(before)))
    tiny = int(np.sum(now < np.min(before) / _FAR))
    facts: dict[str, Fact] = {"column": rows.source.called(column), "month": rows.month}
    if giant:
        yield Sentence("suspect.giants", facts | {"count": giant})
    if tiny >= _FEWEST_ROWS and tiny > _TINY * len(now):
        yield Sentence("suspect.tiny", facts | {"count": tiny})


def _odd_share(
    rows: Rows, column: str, known: list[Numbers], test: Callable[[Numbers], float],
) -> dict[str, Fact] | None:
    """The share of the month's numbers that pass the test, if it is unusual, beside what was usual."""
    now, before = _numbers(rows.now, column), [test(one) for one in known if len(one)]
    share = test(now) if len(now) else 0.0
    side = beyond(share, before, _MARGIN) if len(before) >= FEWEST else 0
    if not side or (side > 0 and share * len(now) < _FEWEST_ROWS):
        return None
    return {
        "column": rows.source.called(column), "share": Figure(share, "level", TENTHS), "month": rows.month,
        "low": Figure(min(before), "level", TENTHS), "high": Figure(max(before), "level", TENTHS),
    }


def _zero(numbers: Numbers) -> float:
    return float(np.mean(numbers == 0))


def _negative(numbers: Numbers) -> float:
    return float(np.mean(numbers < 0))


def _numbers(frame: pd.DataFrame, column: str) -> Numbers:
    """The numbers of a column, blanks left out."""
    return frame[column].dropna().to_numpy(dtype=np.float64)


def _sizes(frame: pd.DataFrame, column: str) -> Numbers:
    """How large they are, zeros left out."""
    sizes: Numbers = np.abs(_numbers(frame, column))
    return sizes[sizes > 0]
