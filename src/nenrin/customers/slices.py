"""Customers in order of what they bought in twelve months: deciles, and the classes A, B and C."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from nenrin.customers.activity import Activity, Real
from nenrin.customers.customers import Slice
from nenrin.customers.stages import YEAR
from nenrin.vocabulary import Month

DECILES = 10
CLASSES = (("A", 0.7), ("B", 0.9), ("C", 1.0))
"""The usual limits of the cumulative share: A to 70 %, B to 90 %, C the rest."""
_ROUNDING = 1e-12


def deciles(activity: Activity, month: Month) -> tuple[Slice, ...]:
    """Ten groups of customers as equal as can be, the largest buyers first; empty with fewer than ten of them."""
    spent = _ranked(activity, month)
    if len(spent) < DECILES or spent.sum() <= 0:
        return ()
    edges = [round(len(spent) * part / DECILES) for part in range(DECILES + 1)]
    return tuple(_slices(spent, edges, [str(part + 1) for part in range(DECILES)]))


def classes(activity: Activity, month: Month) -> tuple[Slice, ...]:
    """Class A: the fewest customers that make 70 % of the value; A and B 90 %. Empty where there is no value."""
    spent = _ranked(activity, month)
    if len(spent) < len(CLASSES) or spent.sum() <= 0:
        return ()
    shares = np.cumsum(spent) / spent.sum()
    ends = [int(np.searchsorted(shares, limit - _ROUNDING)) + 1 for _, limit in CLASSES[:-1]]
    return tuple(_slices(spent, [0, *ends, len(spent)], [name for name, _ in CLASSES]))


def _ranked(activity: Activity, month: Month) -> Real:
    """What each customer of the twelve months bought, largest first."""
    if activity.value is None:
        return np.zeros(0)
    inside = (activity.month <= month.ordinal) & (activity.month > month.ordinal - YEAR)
    there = np.unique(activity.customer[inside])
    spent = np.bincount(activity.customer[inside], weights=activity.value[inside], minlength=activity.customers)
    return np.sort(spent[there].astype(np.float64))[::-1]


def _slices(spent: Real, edges: Sequence[int], names: Sequence[str]) -> Iterator[Slice]:
    """The parts between the edges; their values sum to the whole."""
    total = float(spent.sum())
    for name, start, end in zip(names, edges, edges[1:], strict=False):
        value = float(spent[start:end].sum())
        least = float(spent[end - 1]) if end > start else None
        yield Slice(name, end - start, value, value / total, float(spent[:end].sum()) / total, least)
