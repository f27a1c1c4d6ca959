"""The register of causes fits the tree, and each claim fits itself."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.settings.rules.twice import twice
from nenrin.settings.subject import Subject, unknown
from nenrin.vocabulary import Problem

_LEARNT = 3
"""Months until expected values have learnt a new level."""


def known_effects(subject: Subject) -> Iterator[Problem]:
    """A cause works on a KPI that exists."""
    known = subject.names("kpis")
    for cause in subject.causes:
        if not subject.knows("kpis", cause.kpi):
            yield unknown(cause.place("kpi"), "KPI", cause.kpi, known, f" in cause {cause.id!r}")


def own_ids(subject: Subject) -> Iterator[Problem]:
    """Two causes with one id could not be told apart in a report."""
    yield from twice(subject.causes, "id", "cause", "rename one")


def sizes(subject: Subject) -> Iterator[Problem]:
    """A size runs from its low to its high end, both amounts or both percentages."""
    for cause in subject.causes:
        low, high = cause.size or (0, 0)
        if isinstance(low, str) != isinstance(high, str):
            wrong = f"the size of cause {cause.id!r} is one end an amount, one end a percentage"
            yield Problem(cause.place("size"), wrong, "write both in the same way")
        elif _number(low) > _number(high):
            wrong = f"the size of cause {cause.id!r} runs from {_written(low)} down to {_written(high)}"
            yield Problem(cause.place("size"), wrong, f"write [{_written(high)}, {_written(low)}]")


def lasting(subject: Subject) -> Iterator[Problem]:
    """What lasts is declared until its level is learnt: for three months at least, or without an end."""
    for cause in subject.causes:
        last = cause.months.to
        if cause.lasting and last is not None and last - cause.months.from_ + 1 < _LEARNT:
            wrong = f"the cause {cause.id!r} lasts, but ends before its level can be learnt ({_LEARNT} months)"
            yield Problem(cause.months.place("to"), wrong, "leave out  to:  or say  lasting: no")


def _number(end: str | float) -> float:
    return float(end.rstrip("%")) if isinstance(end, str) else end


def _written(end: str | float) -> str:
    return end if isinstance(end, str) else f"{end:.15g}"
