"""The cohorts: of those who first bought in a month, what share bought again one, two, three … months later."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.charts import figure, style
from nenrin.charts.heat import Grid, Square
from nenrin.charts.mark import Mark, Text
from nenrin.customers import Cohort, Customers
from nenrin.vocabulary import Figure
from nenrin.words import Words

WIDE = 493.0
_CELL = 16.0
_TOP = 30.0
LEAST = 30
"""Of a smaller cohort no share is told: one customer would move it by more than three points."""


def cohort_map(customers: Customers, language: str) -> str:
    """One row a cohort, oldest first; the months since across; its size before the shares.

    The cohort of the month itself has no later month and is left out.
    """
    words = Words(language, customers.activity)
    shown = [cohort for cohort in customers.cohorts if len(cohort.active) > 1]
    most = max((len(cohort.active) for cohort in shown), default=1) - 1
    high = _TOP + len(shown) * _CELL + 2
    grid = Grid(left=92, top=_TOP, wide=(WIDE - 92) / max(most, 1), high=_CELL)
    deepest = max((share for cohort in shown if cohort.customers >= LEAST for share in cohort.shares[1:]), default=1.0)
    rows = [
        [_square(cohort, at, place, deepest, words) for place in range(1, len(cohort.active))]
        for at, cohort in enumerate(shown)
    ]
    marks: list[Mark] = [
        *grid.marks(rows),
        *grid.names((), [str(place) for place in range(1, most + 1)]),
        *(mark for at, cohort in enumerate(shown) for mark in _name(cohort, at, grid, words)),
        Text(grid.left, 9, words.text("customers.axis_since"), style.SIZE, style.MUTE),
        Text(0, grid.top - 4, words.text("customers.axis_cohort"), style.SIZE, style.MUTE),
    ]
    return figure.draw(marks, WIDE, high, _sentence(customers, words), language)


def _name(cohort: Cohort, at: int, grid: Grid, words: Words) -> Iterator[Mark]:
    """The month at the left, how many first bought in it beside the grid."""
    base = grid.top + (at + 0.5) * grid.high + style.SIZE * 0.35
    month, size = words.month(cohort.first, "short"), words.show(Figure(float(cohort.customers), "count"))
    yield Text(0, base, month, style.SIZE, style.INK, date=str(cohort.first))
    path = f"customers.cohorts.{at}.customers"
    yield Text(grid.left - 5, base, size, style.SIZE, style.INK, anchor="end", figure=path)


def _square(cohort: Cohort, at: int, place: int, deepest: float, words: Words) -> Square:
    if cohort.customers < LEAST:
        return Square(0.0, "·")
    share = cohort.shares[place]
    text = words.show(Figure(share, "share"))
    return Square(share / deepest if deepest else 0.0, text, figure=f"customers.cohorts.{at}.shares.{place}")


def _sentence(customers: Customers, words: Words) -> str:
    """What stands for the picture: how many of the last cohort but one came back in the month."""
    told = [cohort for cohort in customers.cohorts if len(cohort.active) > 1 and cohort.customers >= LEAST]
    if not told:
        return words.text("customers.alt_cohorts_none", month=customers.month)
    last = told[-1]
    return words.text(
        "customers.alt_cohorts", first=last.first, count=last.customers, share=Figure(last.shares[1], "share"),
    )
