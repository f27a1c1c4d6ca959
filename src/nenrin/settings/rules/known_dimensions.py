"""``also`` names a dimension that exists and cuts the rows that the KPI counts."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.settings.subject import Subject, unknown
from nenrin.vocabulary import Problem


def known_dimensions(subject: Subject) -> Iterator[Problem]:
    """A dimension belongs to one source: a measure of another cannot be cut by it."""
    known = subject.names("dimensions")
    for kpi in subject.settings.kpis.values():
        for also in kpi.also:
            found = subject.settings.dimensions.get(also.by)
            if not subject.knows("dimensions", also.by):
                yield unknown(also.place("by"), "dimension", also.by, known)
            elif found is not None and kpi.measure is not None and subject.differ(kpi.measure.source, found.source):
                counted = kpi.measure.source
                wrong = f"the dimension {also.by!r} cuts source {found.source!r}, the measure counts {counted!r}"
                yield Problem(also.place("by"), wrong, "name a dimension of the measure's source")
