"""Measures, customers and dimensions name sources that exist."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.settings.subject import Subject, unknown
from nenrin.vocabulary import Place, Problem


def known_sources(subject: Subject) -> Iterator[Problem]:
    """A source with problems of its own counts as known."""
    known = subject.names("sources")
    for place, source in _named(subject):
        if not subject.knows("sources", source):
            yield unknown(place, "source", source, known)


def _named(subject: Subject) -> Iterator[tuple[Place, str]]:
    for kpi in subject.settings.kpis.values():
        if kpi.measure is not None:
            yield kpi.measure.place("source"), kpi.measure.source
    for dimension in subject.settings.dimensions.values():
        yield dimension.place("source"), dimension.source
    if subject.settings.customer is not None:
        yield subject.settings.customer.place("source"), subject.settings.customer.source
