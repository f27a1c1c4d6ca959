"""The cohorts: of those who first bought in a month, what share bought again one, two, three … months later."""

from __future__ import annotations

from nenrin.charts import figure, style
from nenrin.charts.heat import Grid, Square
from nenrin.charts.mark import Mark, Text
from nenrin.customers import Cohort, Customers
from nenrin.vocabulary import Figure
from nenrin.words import Words

WIDE = 493.0
_CELL = 13.5
_TOP = 30.0
_LEAST = 30
"""Of a smaller cohort no share is told: one customer would move it by more than three points."""


def cohort_map(customers: Customers, language: str) -> str:
    """One row a cohort, oldest first; the months since across; its size before the shares."""
    words = Words(language)
    shown = customers.cohorts
    most = max((len(cohort.active) for cohort in shown), default=1) - 1
    high = _TOP + len(shown) * _CELL + 2
    grid = Grid(left=92, top=_TOP, wide=(WIDE - 92) / max(most, 1), high=_CELL)
    deepest = max((share for cohort in shown if cohort.customers >= _LEAST for share in cohort.shares[1:]), default=1.0)
    rows = [[_square(cohort, place, deepest, words) for place in range(1, len(cohort.active))] for cohort in shown]
    sizes = [words.show(Figure(float(cohort.customers), "count")) for cohort in shown]
    names = [f"{words.month(cohort.first, 'short')}  {size}" for cohort, size in zip(shown, sizes, strict=True)]
    marks: list[Mark] = [
        *grid.marks(rows),
        *grid.names(names, [str(place) for place in range(1, most + 1)]),
        Text(grid.left, 9, words.text("customers.axis_since"), style.SIZE, style.MUTE),
        Text(0, grid.top - 4, words.text("customers.axis_cohort"), style.SIZE, style.MUTE),
    ]
    return figure.draw(marks, WIDE, high, _sentence(customers, words), language)


def _square(cohort: Cohort, place: int, deepest: float, words: Words) -> Square:
    if cohort.customers < _LEAST:
        return Square(0.0, "·")
    share = cohort.shares[place]
    return Square(share / deepest if deepest else 0.0, words.show(Figure(share, "share")))


def _sentence(customers: Customers, words: Words) -> str:
    """What stands for the picture: how many of the last cohort but one came back in the month."""
    told = [cohort for cohort in customers.cohorts if len(cohort.active) > 1 and cohort.customers >= _LEAST]
    if not told:
        return words.text("customers.alt_cohorts_none", month=customers.month)
    last = told[-1]
    return words.text(
        "customers.alt_cohorts", first=last.first, count=last.customers, share=Figure(last.shares[1], "share"),
    )
