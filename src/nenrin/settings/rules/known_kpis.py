"""Formulas, splits and the root name KPIs that exist."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.settings.subject import Subject, unknown
from nenrin.vocabulary import Problem


def known_kpis(subject: Subject) -> Iterator[Problem]:
    """Told at the very word."""
    known = subject.names("kpis")
    if not subject.doubtful("root") and not subject.knows("kpis", subject.settings.root):
        yield unknown(subject.settings.place("root"), "KPI", subject.settings.root, known, " as root")
    for _, kpi, key, formula in subject.formulas():
        for name in dict.fromkeys(name for name, _ in formula.references()):
            if not subject.knows("kpis", name):
                others = tuple(other for other in known if other != name)
                yield unknown(subject.word(kpi.place(key), name), "KPI", name, others, f" in a {key}")
