"""The answers to call-outs name what there is, and say something."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.settings.rules.twice import twice
from nenrin.settings.subject import Subject, unknown
from nenrin.vocabulary import Problem


def known_calls(subject: Subject) -> Iterator[Problem]:
    """A key is a KPI and a month; a cause stands in the register."""
    kpis, causes = subject.names("kpis"), tuple(cause.id for cause in subject.causes)
    for answer in subject.answers:
        if answer.month is None:
            right = f"write the KPI and the month of the call-out: {kpis[0] if kpis else 'revenue'}@2011-11"
            yield Problem(answer.place("key"), f"key: {answer.key!r} is no call-out", right)
        elif not subject.knows("kpis", answer.kpi):
            yield unknown(answer.place("key"), "KPI", answer.kpi, kpis, " in the list of investigations")
        if answer.cause and answer.cause not in causes and not subject.doubtful("causes"):
            where = f" in investigation {answer.key!r}"
            yield unknown(answer.place("cause"), "cause", answer.cause, causes, where)


def own_keys(subject: Subject) -> Iterator[Problem]:
    """Two lines on one call-out could contradict each other."""
    yield from twice(subject.answers, "key", "investigation", "keep one")


def answers(subject: Subject) -> Iterator[Problem]:
    """Nobody closes a question without saying what was found."""
    for answer in subject.answers:
        if answer.state == "closed" and not (answer.answer or answer.cause):
            wrong = f"the investigation {answer.key!r} is closed without an answer"
            right = "add  answer: <what was found>  or  cause: <id in the register>"
            yield Problem(answer.place("state"), wrong, right)
