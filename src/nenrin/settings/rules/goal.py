"""The root is the goal, and a goal is no lever."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.settings.subject import Subject
from nenrin.vocabulary import Problem


def goal(subject: Subject) -> Iterator[Problem]:
    """"Raise sales" tells nobody what to do: the KPI under the KGI that can be acted on is the strategic one."""
    root = subject.settings.root
    kpi = subject.settings.kpis.get(root)
    if kpi is not None and kpi.strategic:
        wrong = f"{root!r} is the goal (KGI) and is declared a strategic KPI"
        yield Problem(kpi.place("stance"), wrong, "make a KPI below it strategic: one that a team can act on")
