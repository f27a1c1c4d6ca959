"""The customers of one month, looked at from every side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from nenrin.customers.activity import Activity, activity
from nenrin.customers.cohorts import cohorts
from nenrin.customers.customers import Customers, Slice
from nenrin.customers.segments import segments
from nenrin.customers.slices import classes, deciles
from nenrin.customers.stages import groups, migration
from nenrin.measures import Customer
from nenrin.sources import Source, Table
from nenrin.vocabulary import Month, Sentence

MOST_MONTHS = 60
"""The months to which a reader can go back."""
_MOST_ROWS = 100_000_000
LEAST = 5
"""Groups smaller than this show how many they are, never what they bought."""


def look(
    tables: Mapping[str, Table], sources: Mapping[str, Source], customer: Customer | None, month: Month,
) -> Customers:
    """Stages, migration, segment map, deciles, classes and cohorts, of ``month`` and of the months before it.

    The reason instead where no customer is defined, where nobody was active in the month, or where the data is too
    short: two months beside each other must both lie at least ``churn_after_months`` after its beginning.
    """
    if customer is None:
        return Customers(month, reason=Sentence("customers.undefined"))
    gap, known = customer.churn_after_months, activity(tables, sources, customer)
    if month.ordinal not in known.month:
        return Customers(month, reason=Sentence("customers.nobody", {"month": month}), definition=customer)
    if month + -1 < known.first + gap:
        return Customers(month, reason=Sentence("customers.short", {"since": known.first}), definition=customer)
    found = _month(known, month, customer)
    earlier = (month + -back for back in range(_kept(known) - 1, 0, -1))
    told = (one for one in earlier if one + -1 >= known.first + gap and one.ordinal in known.month)
    return replace(found, since=known.first, history=tuple(_month(known, one, customer) for one in told))


def _month(known: Activity, month: Month, customer: Customer) -> Customers:
    """One month, as it was known at its end."""
    gap = customer.churn_after_months
    return Customers(
        month=month,
        groups=groups(known, month, gap, LEAST),
        migration=migration(known, month, gap),
        cells=segments(known, month, LEAST),
        deciles=_told(deciles(known, month)),
        classes=_told(classes(known, month)),
        cohorts=cohorts(known, month, gap),
        least=LEAST,
        definition=customer,
    )


def _kept(known: Activity) -> int:
    """How many months are looked at: many, but for so many customers that it would take minutes."""
    return max(1, min(MOST_MONTHS, _MOST_ROWS // max(1, len(known.month))))


def _told(slices: tuple[Slice, ...]) -> tuple[Slice, ...]:
    """All of them, or none: a part of a few customers could be told from the others' shares."""
    return () if any(0 < one.customers < LEAST for one in slices) else slices
