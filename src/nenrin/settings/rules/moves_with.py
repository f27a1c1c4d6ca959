"""``moves_with`` names a cause or another KPI."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.settings.subject import Subject, unknown
from nenrin.vocabulary import Problem


def moves_with(subject: Subject) -> Iterator[Problem]:
    """The register may be unreadable for now: then nothing is said of causes."""
    known = (*subject.names("kpis"), *(cause.id for cause in subject.causes))
    for name, kpi in subject.settings.kpis.items():
        stance, _, mover = kpi.stance.partition(":")
        mover = mover.strip()
        if stance != "moves_with" or subject.doubtful("causes"):
            continue
        if mover == name:
            yield Problem(kpi.place("stance"), f"KPI {name!r} moves with itself", "name a cause or another KPI")
        elif mover not in known:
            yield unknown(kpi.place("stance"), "cause or KPI", mover, known, " in moves_with")
