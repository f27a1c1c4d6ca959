"""What was counted of the customers, line by line, as Data holds it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from nenrin.customers import Customers, Stage

NOT_YET = "not_yet"
"""Where those came from who were no customers the month before."""
Counted: TypeAlias = tuple[tuple[str, str], tuple[float | None, ...]]


def counts(found: Customers) -> Iterator[Counted]:
    """(Block, name) and the numbers of every line; what is too small to be told is None."""
    for group in found.groups:
        numbers = (float(group.customers), float(group.before), group.value, group.value_before)
        yield ("stage", group.stage.value), numbers
    for start in (None, *Stage):
        moves = tuple(float(found.migration.get((start, end), 0)) for end in Stage)
        yield ("from", start.value if start else NOT_YET), moves
    for cell in found.cells:
        name = f"{bounds(cell.recency)}/{bounds(cell.frequency)}"
        yield ("cell", name), (float(cell.customers), float(cell.before), cell.value)
    for block, slices in (("decile", found.deciles), ("class", found.classes)):
        for one in slices:
            yield (block, one.name), (float(one.customers), one.value)
    for cohort in found.cohorts:
        yield ("cohort", str(cohort.first)), tuple(map(float, cohort.active))


def bounds(pair: tuple[int, int | None]) -> str:
    """The name of a range of months or purchases: ``1-2``, ``12-`` without an end."""
    return f"{pair[0]}-{'' if pair[1] is None else pair[1]}"
