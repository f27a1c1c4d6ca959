"""Who is expected to keep to the plan has one."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.settings.subject import Subject
from nenrin.tree import ByPlan
from nenrin.vocabulary import Problem


def by_plan(subject: Subject) -> Iterator[Problem]:
    """Without a plan nothing would ever be expected, in silence."""
    if subject.settings.plan is not None or subject.doubtful("plan"):
        return
    for name, kpi in subject.settings.kpis.items():
        if isinstance(kpi.expectation, ByPlan):
            wrong = f"KPI {name!r} is expected to keep to the plan, but no plan is named"
            yield Problem(kpi.place("expectation"), wrong, "add  plan: plan.csv")
