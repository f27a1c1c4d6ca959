"""A KPI and a dimension have names of their own."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.settings.subject import Subject
from nenrin.vocabulary import Problem


def own_names(subject: Subject) -> Iterator[Problem]:
    """They stand side by side as columns wherever rows are counted, and as words in one report."""
    for name, kpi in subject.settings.kpis.items():
        if name in subject.settings.dimensions:
            yield Problem(kpi.place(), f"KPI {name!r} has the name of a dimension", "rename one of them")
