"""A KPI has exactly one definition: a measure or a formula."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.settings.subject import Subject
from nenrin.vocabulary import Problem


def definition(subject: Subject) -> Iterator[Problem]:
    """A split explains, it does not define."""
    for name, kpi in subject.settings.kpis.items():
        if subject.doubtful("kpis", name, "measure") or subject.doubtful("kpis", name, "formula"):
            continue
        if kpi.measure is not None and kpi.formula is not None:
            wrong = f"KPI {name!r} has two definitions, a measure and a formula"
            yield Problem(kpi.place("formula"), wrong, "keep one; a formula that explains the measure is its split")
        elif kpi.measure is None and kpi.formula is None:
            right = f"add  formula: {kpi.split.text}" if kpi.split is not None else "add a measure or a formula"
            wrong = f"KPI {name!r} has no definition" + ("; a split only explains" if kpi.split is not None else "")
            yield Problem(kpi.place(), wrong, right)
