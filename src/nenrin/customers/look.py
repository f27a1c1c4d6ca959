"""The customers of one month, looked at from every side."""

from __future__ import annotations

from collections.abc import Mapping

from nenrin.customers.activity import activity
from nenrin.customers.cohorts import cohorts
from nenrin.customers.customers import Customers, Slice
from nenrin.customers.segments import segments
from nenrin.customers.slices import classes, deciles
from nenrin.customers.stages import groups, migration
from nenrin.measures import Customer
from nenrin.sources import Source, Table
from nenrin.vocabulary import Month, Sentence

LEAST = 5
"""Groups smaller than this show how many they are, never what they bought."""


def look(
    tables: Mapping[str, Table], sources: Mapping[str, Source], customer: Customer | None, month: Month,
) -> Customers:
    """Stages, migration, segment map, deciles, classes and cohorts, from the rows up to ``month``.

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


def _told(slices: tuple[Slice, ...]) -> tuple[Slice, ...]:
    """All of them, or none: a part of a few customers could be told from the others' shares."""
    return () if any(0 < one.customers < LEAST for one in slices) else slices
