"""Rows of quite another date in the file of the month: a year mistyped."""

from __future__ import annotations

from nenrin.measures.rows_of import Rows
from nenrin.sources import FILE
from nenrin.vocabulary import Month, Sentence

_MOST = 0.8
"""From this share of its rows on, a file is one of the month."""


def odd_dates(rows: Rows) -> Sentence | None:
    """The rows that the month's own files have in months further away than the one before; None where there are none.

    Files of several months say nothing: which of their months is meant cannot be told.
    """
    counts = {
        month: frame[FILE].value_counts() for month, frame in rows.frames.items() if month <= rows.month
    }
    away, months = 0, set[Month]()
    for file, here in counts[rows.month].items():
        elsewhere = {month: int(found.get(file, 0)) for month, found in counts.items() if month < rows.month}
        if here < _MOST * (here + sum(elsewhere.values())):
            continue
        far = {month: count for month, count in elsewhere.items() if count and month < rows.month + -1}
        away += sum(far.values())
        months |= far.keys()
    if not away:
        return None
    return Sentence("suspect.dates", {"rows": away, "month": rows.month, "months": tuple(sorted(months))})
