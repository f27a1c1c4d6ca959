"""What is not counted, whatever the rows say: customers of nobody, segments that would print persons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nenrin.measures.measure import Customer, Dimension, Measure
from nenrin.sources import Source
from nenrin.vocabulary import Problem


def uncountable(
    measures: Mapping[str, Measure], customer: Customer | None, sources: Mapping[str, Source],
) -> Iterator[Problem]:
    """Measures of customers where nobody said what a customer is."""
    for kpi, one in measures.items():
        if one.customers is not None and customer is None:
            right = "say at the top  customer: {source: …, active_when: …}"
            yield Problem(one.place("customers"), f"{kpi!r} counts {one.customers} customers of no source", right)
        elif one.customers is not None and sources[one.source].entity is None:
            wrong = f"{kpi!r} counts {one.customers} customers, but {one.source!r} names no customer column"
            yield Problem(one.place("customers"), wrong, f"say  sources: {{{one.source}: {{entity: …}}}}")


def printed_persons(dimensions: Mapping[str, Dimension], sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Dimensions whose segments would be named after personal values; named groups with an ``other`` show none."""
    for name, one in dimensions.items():
        if sources[one.source].columns[one.of].personal and one.other is None:
            wrong = f"the dimension {name!r} would print the personal values of {one.of!r}"
            yield Problem(one.place("of"), wrong, "name  groups: … and  other: …, or cut by another column")
