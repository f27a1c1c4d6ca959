"""Customers by the month of their first activity, followed month after month."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nenrin.customers.activity import Activity
from nenrin.customers.customers import Cohort
from nenrin.customers.stages import YEAR
from nenrin.vocabulary import Month


def cohorts(activity: Activity, month: Month, unknown: int) -> tuple[Cohort, ...]:
    """The cohorts of the last thirteen months, oldest first, each followed up to ``month``.

    Those of the first ``unknown`` months of the data are left out: in them nobody can tell who is new.
    """
    known = activity.until(month)
    first = np.full(activity.customers, -1, dtype=np.int64)
    first[known.customer[::-1]] = known.month[::-1]
    begun = max(month.ordinal - YEAR, activity.first.ordinal + unknown)
    return tuple(_followed(known, first, begun, month))


def _followed(known: Activity, first: np.ndarray, begun: int, month: Month) -> Iterator[Cohort]:
    since = known.month - first[known.customer]
    for start in range(begun, month.ordinal + 1):
        inside = first[known.customer] == start
        active = np.bincount(since[inside], minlength=month.ordinal - start + 1)
        if active[0]:
            yield Cohort(Month.at(start), int(active[0]), tuple(active.tolist()))
