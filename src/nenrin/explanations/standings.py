"""The life of every entry of the register: its phase, its scores, what is to be asked about it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from nenrin.effects import Effect
from nenrin.expectations import Expectation
from nenrin.explanations.cause import Cause
from nenrin.explanations.claim import learnt
from nenrin.explanations.excuses import repeated
from nenrin.explanations.explain import explain
from nenrin.explanations.scores import scores
from nenrin.explanations.standing import Phase, Score, Standing
from nenrin.tree import Tree
from nenrin.vocabulary import Month, Sentence

_NONE: Mapping[str, Collection[Month]] = MappingProxyType({})


def standings(
    tree: Tree,
    causes: Sequence[Cause],
    expected: Mapping[str, Mapping[Month, Expectation]],
    month: Month,
    effects: Sequence[Effect] = (),
    restated: Mapping[str, Collection[Month]] = _NONE,
) -> tuple[Standing, ...]:
    """How every cause stands in ``month``, in the order of the register; its past is the window of ``expected``.

    That is a year: what comes every year (a campaign, a fair) is seen beside its last time, and older months were
    scored in the reports sent since. ``restated``: by KPI, the months whose figures have changed since they were sent:
    the claims that were scored against them are open again. Raises Problems where a cause names a KPI that is not
    there.
    """
    judged = sorted({one for months in expected.values() for one in months if one < month})
    claimed = [one for one in judged if any(cause.in_force(one) and cause.measurable for cause in causes)]
    past = scores(causes, {one: explain(tree, causes, expected, one, effects) for one in claimed}, restated)
    excuses = repeated(causes, expected, month)
    found = []
    for cause in causes:
        own = tuple(score for score in past if score.cause == cause.id)
        phase = _phase(cause, expected.get(cause.kpi, {}).get(month), month)
        ended = cause.months.to if phase == "expired" else None
        notes = (*_notes(own), *excuses.get(cause.id, ()))
        found.append(Standing(cause.id, cause.label, cause.kpi, phase, ended, own, notes))
    return tuple(found)


def _phase(cause: Cause, expectation: Expectation | None, month: Month) -> Phase:
    if month < cause.months.from_:
        return "ahead"
    if not cause.in_force(month):
        return "expired"
    return "learnt" if learnt(cause, expectation) else "in_force"


def _notes(past: tuple[Score, ...]) -> Iterator[Sentence]:
    """What its scores ask for: to be looked at again, or to be declared otherwise."""
    for score in past:
        if score.reopened:
            yield Sentence("claim.reopened", {"month": score.month})
    missed = tuple(score.month for score in past if score.outcome != "hit")
    if missed:
        yield Sentence("claim.missed", {"count": len(missed), "of": len(past), "months": missed})
