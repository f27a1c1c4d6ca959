"""For which months a measure can be told at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nenrin.measures.measure import Customer, Measure
from nenrin.measures.spans import Span
from nenrin.sources import MONTH, Table
from nenrin.vocabulary import Month

_NO_YEAR = frozenset({"retained", "reactivated", "churned"})


def months_of(table: Table, until: Month) -> frozenset[Month]:
    """The months up to ``until`` that have rows: a month without any is not covered, whatever lies around it."""
    return frozenset(Month.at(int(ordinal)) for ordinal in set(table.frame[MONTH]) if ordinal <= until.ordinal)


@dataclass(frozen=True)
class Known:
    """``covered``: by source, the months that have rows."""

    covered: Mapping[str, frozenset[Month]]
    customer: Customer | None

    def months(self, measure: Measure) -> tuple[Month, ...]:
        """The months of a measure, ascending.

        A customer's state needs the month itself and the ``churn_after_months`` before it: in the first months of the
        data, and after a gap, nobody can tell who is new, retained, reactivated or churned.
        """
        found = self.covered[measure.source]
        if measure.customers is not None and self.customer is not None:
            history, back = self.covered[self.customer.source], range(self.customer.churn_after_months + 1)
            found = frozenset(month for month in found if all(month + -step in history for step in back))
        if measure.customers == "churned" and self.customer is not None:
            gap = self.customer.churn_after_months
            found = frozenset(month for month in found if month + -gap in self.covered[measure.source])
        return tuple(sorted(found))

    def years(self, measure: Measure, spans: Iterable[Span]) -> tuple[Month, ...]:
        """The last months of the spans over which a measure can be counted: every month of them must be known.

        A customer can be retained in one month and lost in the next: over a year such states have no meaning.
        """
        if measure.customers in _NO_YEAR:
            return ()
        known = set(self.months(measure))
        return tuple(span.last for span in spans if known.issuperset(span.months))
