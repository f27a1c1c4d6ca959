"""No KPI moves, by way of others, with itself: two that explain each other would explain everything away."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.settings.subject import Subject
from nenrin.vocabulary import Problem


def moved_in_a_circle(subject: Subject) -> Iterator[Problem]:
    """Told once a circle, at its first KPI; a KPI that names itself is told elsewhere."""
    movers = {name: kpi.mover for name, kpi in subject.settings.kpis.items()}
    told: set[str] = set()
    for name, first in movers.items():
        chain, mover = [name], first
        while mover in movers and mover not in chain:
            chain.append(mover)
            mover = movers[mover]
        if mover == name and len(chain) > 1 and name not in told:
            told.update(chain)
            wrong = f"KPIs move with each other in a circle: {' → '.join([*chain, name])}"
            yield Problem(subject.settings.kpis[name].place("stance"), wrong, "let one of them stand still")
