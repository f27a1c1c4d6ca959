"""The segment map: how long since, how often, how much (recency × frequency, with the value in the cells: RFM)."""

from __future__ import annotations

from itertools import product

import numpy as np

from nenrin.customers.activity import Activity, Real, Whole
from nenrin.customers.customers import Cell
from nenrin.customers.stages import YEAR
from nenrin.customers.untold import untold
from nenrin.vocabulary import Month

RECENCY: tuple[tuple[int, int | None], ...] = ((0, 0), (1, 2), (3, 5), (6, 11), (12, None))
FREQUENCY: tuple[tuple[int, int | None], ...] = ((1, 1), (2, 3), (4, 6), (7, 11), (12, None))
_WITHIN_THE_YEAR = (len(RECENCY) - 1) * len(FREQUENCY)
"""The cells of those who bought anything in it."""


def segments(activity: Activity, month: Month, least: int) -> tuple[Cell, ...]:
    """The cells, most recent first and rarest first in each; their customers sum to all customers so far."""
    now, then = (_placed(activity, one) for one in (month, month + -1))
    worth = _worth(activity, month)
    cells = list(product(RECENCY, FREQUENCY))
    customers, before = ([int(np.sum(placed == cell)) for cell in range(len(cells))] for placed in (now, then))
    few = {cell for cell, count in enumerate(customers) if 0 < count < least}
    silent = few | untold(customers[:_WITHIN_THE_YEAR], least)
    values = [
        None if worth is None or cell in silent else float(np.sum(worth[now == cell])) for cell in range(len(cells))
    ]
    return tuple(
        Cell(recency, frequency, customers[cell], before[cell], values[cell])
        for cell, (recency, frequency) in enumerate(cells)
    )


def _placed(activity: Activity, month: Month) -> Whole:
    """Every customer's cell at the end of ``month``; −1 for those who are none yet."""
    known = activity.until(month)
    last = np.full(activity.customers, -1, dtype=np.int64)
    np.maximum.at(last, known.customer, known.month)
    recent = known.month > month.ordinal - YEAR
    year = np.bincount(known.customer[recent], weights=known.orders[recent], minlength=activity.customers)
    ever = np.bincount(known.customer, weights=known.orders, minlength=activity.customers)
    away = month.ordinal - last
    rows = np.searchsorted([low for low, _ in RECENCY], away, side="right") - 1
    often = np.where(away >= YEAR, ever, year)
    columns = np.searchsorted([low for low, _ in FREQUENCY], often, side="right") - 1
    placed: Whole = np.where(last < 0, -1, rows * len(FREQUENCY) + columns)
    return placed


def _worth(activity: Activity, month: Month) -> Real | None:
    """What every customer bought in the twelve months that end in ``month``."""
    if activity.value is None:
        return None
    inside = (activity.month <= month.ordinal) & (activity.month > month.ordinal - YEAR)
    worth = np.bincount(activity.customer[inside], weights=activity.value[inside], minlength=activity.customers)
    return worth.astype(np.float64)
