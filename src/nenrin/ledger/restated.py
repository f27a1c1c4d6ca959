"""Numbers of earlier months that are no longer what was sent."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.ledger.book import Book
from nenrin.report import Restatement
from nenrin.tree import Tree

_SAME = 1e-9
"""Relative difference up to which two values are the same number added up in another order."""


def restated(book: Book, tree: Tree) -> tuple[Restatement, ...]:
    """Every value of the last report that now is another, in the order of the KPIs and months.

    A KPI that the last report did not have, and one that is no longer there, has nothing to restate.
    """
    return tuple(_restated(book, tree))


def _restated(book: Book, tree: Tree) -> Iterator[Restatement]:
    last = book.last
    for kpi in tree.kpis if last is not None else ():
        was = last.values.get(kpi) if last is not None else None
        now = tree.series.get(kpi, {})
        if last is None or not was:
            continue
        for month in sorted({*was, *(one for one in now if min(was) <= one <= last.month)}):
            before, after = was.get(month), now.get(month)
            if not _same(before, after):
                yield Restatement(kpi, month, before, after)


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _SAME * max(abs(one), abs(other))
