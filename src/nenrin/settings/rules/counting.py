"""A measure says what it counts, and has what it needs for that."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.measures import Measure
from nenrin.settings.subject import Subject
from nenrin.vocabulary import Problem


def counting(subject: Subject) -> Iterator[Problem]:
    """``of`` for every aggregate but ``count``; a customer state needs the ``customer`` part and its source."""
    for name, kpi in subject.settings.kpis.items():
        measure = kpi.measure
        if measure is None:
            continue
        if measure.agg != "count" and measure.of is None and not subject.doubtful("kpis", name, "measure", "of"):
            wrong = f"the measure of KPI {name!r} does not say what to {measure.agg.replace('_', ' ')}"
            yield Problem(measure.place("agg"), wrong, "add  of: <column>")
        if measure.customers is not None:
            yield from _states(subject, measure)


def _states(subject: Subject, measure: Measure) -> Iterator[Problem]:
    customer = subject.settings.customer
    if subject.doubtful("customer"):
        return
    if customer is None:
        wrong = "nothing says when a customer is active, so none can be told to be new or churned"
        right = f"add  customer: {{source: {measure.source}, active_when: …}}"
        yield Problem(measure.place("customers"), wrong, right)
    elif subject.differ(customer.source, measure.source):
        wrong = f"customer states come from source {customer.source!r}, the measure counts {measure.source!r}"
        yield Problem(measure.place("customers"), wrong, f"say  source: {customer.source}")


def customer_column(subject: Subject) -> Iterator[Problem]:
    """The source of the customers says which column names them."""
    customer = subject.settings.customer
    source = subject.settings.sources.get(customer.source) if customer is not None else None
    if customer is None or subject.doubtful("sources", customer.source, "entity"):
        return
    if source is not None and source.entity is None:
        wrong = f"source {customer.source!r} does not say which column names the customer"
        yield Problem(customer.place("source"), wrong, "add  entity: <column>  to the source")
