"""What was counted of the customers month by month, line by line, as Data holds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from nenrin.customers import Customers, Stage
from nenrin.vocabulary import Month

NOT_YET = "not_yet"
"""Where those came from who were no customers the month before."""
Key: TypeAlias = tuple[str, str, str]
"""The block, what is counted in it, and of whom: ("stage", "bought", "new")."""
BLOCKS: Mapping[str, tuple[str, ...]] = {
    "stage": ("customers", "bought"), "from": tuple(stage.value for stage in Stage), "cell": ("customers", "bought"),
    "decile": ("customers", "bought"), "class": ("customers", "bought"), "cohort": ("active",),
}
"""Every block and what is counted in it: of a stage of the month before, how many went where."""


def series(found: Customers) -> Mapping[Key, Mapping[Month, float]]:
    """Every line with its months, in the order of Data; what is too small to be told is not there.

    The first month's month before is known by its stages and its map alone.
    """
    lines: dict[Key, dict[Month, float]] = {}
    for one in (*found.history, found):
        for key, month, value in (*_counted(one), *_before(one)):
            line = lines.setdefault(key, {})
            if value is not None:
                line.setdefault(month, value)
    wanted = [(block, part) for block, parts in BLOCKS.items() for part in parts]
    ordered = sorted(lines, key=lambda key: wanted.index((key[0], key[1])))
    return {key: lines[key] for key in ordered if lines[key] or key[1] == "customers"}


def _counted(found: Customers) -> Iterator[tuple[Key, Month, float | None]]:
    month = found.month
    for group in found.groups:
        yield ("stage", "customers", group.stage.value), month, float(group.customers)
        yield ("stage", "bought", group.stage.value), month, group.value
    for start in (None, *Stage):
        for end in Stage:
            name = start.value if start else NOT_YET
            yield ("from", end.value, name), month, float(found.migration.get((start, end), 0))
    for cell in found.cells:
        name = f"{bounds(cell.recency)}/{bounds(cell.frequency)}"
        yield ("cell", "customers", name), month, float(cell.customers)
        yield ("cell", "bought", name), month, cell.value
    for block, slices in (("decile", found.deciles), ("class", found.classes)):
        for one in slices:
            yield (block, "customers", one.name), month, float(one.customers)
            yield (block, "bought", one.name), month, one.value
    for cohort in found.cohorts:
        for later, active in enumerate(cohort.active):
            yield ("cohort", "active", str(cohort.first)), cohort.first + later, float(active)


def _before(found: Customers) -> Iterator[tuple[Key, Month, float | None]]:
    """What the month before had; told again by that month itself where it is known."""
    month = found.month + -1
    for group in found.groups:
        yield ("stage", "customers", group.stage.value), month, float(group.before)
        yield ("stage", "bought", group.stage.value), month, group.value_before
    for cell in found.cells:
        yield ("cell", "customers", f"{bounds(cell.recency)}/{bounds(cell.frequency)}"), month, float(cell.before)


def bounds(pair: tuple[int, int | None]) -> str:
    """The name of a range of months or purchases: ``1-2``, ``12-`` without an end."""
    return f"{pair[0]}-{'' if pair[1] is None else pair[1]}"
