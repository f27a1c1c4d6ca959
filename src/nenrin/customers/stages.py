"""In which stage every customer is, and who came from where."""

from __future__ import annotations

import numpy as np

from nenrin.customers.activity import Activity, Whole
from nenrin.customers.customers import Group, Stage
from nenrin.customers.untold import untold
from nenrin.vocabulary import Month

STAGES = tuple(Stage)
ACTIVE = 3
"""The first of them are active in the month."""
YEAR = 12
NOT_YET = -1
"""The code of those who are no customers yet; the others are positions in STAGES."""


def stages(activity: Activity, month: Month, gap: int) -> Whole:
    """The stage of every customer at the end of ``month``, as a position in STAGES or NOT_YET."""
    now = month.ordinal
    known = activity.until(month)
    last, before, first = (np.full(activity.customers, NOT_YET, dtype=np.int64) for _ in range(3))
    np.maximum.at(last, known.customer, known.month)
    earlier = known.until(month + -1)
    np.maximum.at(before, earlier.customer, earlier.month)
    first[known.customer[::-1]] = known.month[::-1]
    away = now - last
    told = np.select(
        [last == NOT_YET, (last == now) & (first == now), (last == now) & (now - before <= gap), last == now,
         away <= gap, away <= YEAR],
        [NOT_YET, 0, 1, 2, 3, 4], default=5,
    )
    return told.astype(np.int64)


def groups(activity: Activity, month: Month, gap: int, least: int) -> tuple[Group, ...]:
    """Every stage's customers beside the month before; the customers of all stages are all customers so far."""
    now, then = (stages(activity, one, gap) for one in (month, month + -1))
    customers, before = ([int(np.sum(told == code)) for code in range(len(STAGES))] for told in (now, then))
    values, values_before = (
        _told(_worth(activity, one, told), counts, least)
        for one, told, counts in ((month, now, customers), (month + -1, then, before))
    )
    return tuple(
        Group(stage, customers[code], before[code], values[code], values_before[code])
        for code, stage in enumerate(STAGES)
    )


def _told(worth: list[float] | None, customers: list[int], least: int) -> list[float | None]:
    """What every stage's customers bought, None where it is not told; only the active ones bought anything."""
    if worth is None:
        return [None] * len(customers)
    few = {code for code, count in enumerate(customers) if 0 < count < least}
    silent = few | untold(customers[:ACTIVE], least)
    return [None if code in silent else one for code, one in enumerate(worth)]


def migration(activity: Activity, month: Month, gap: int) -> dict[tuple[Stage | None, Stage], int]:
    """How many came from which stage of the month before into which stage; moves that nobody made are left out."""
    now, then = (stages(activity, one, gap) for one in (month, month + -1))
    moves, counts = np.unique(np.stack([then, now], axis=1)[now != NOT_YET], axis=0, return_counts=True)
    return {
        (None if start == NOT_YET else STAGES[start], STAGES[end]): count
        for (start, end), count in zip(moves.tolist(), counts.tolist(), strict=True)
    }


def _worth(activity: Activity, month: Month, told: Whole) -> list[float] | None:
    """What every stage's customers bought in the month."""
    if activity.value is None:
        return None
    inside = activity.month == month.ordinal
    codes = told[activity.customer[inside]]
    worth = np.bincount(codes, weights=activity.value[inside], minlength=len(STAGES))
    return [float(one) for one in worth]
