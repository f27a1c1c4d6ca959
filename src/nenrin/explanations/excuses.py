"""The repeated excuse: the same one-off cause, three months running."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nenrin.expectations import Expectation
from nenrin.explanations.cause import Cause
from nenrin.vocabulary import Month, Sentence

RUNNING = 3
"""From how many months in a row on a cause that does not last is one excuse too many."""


def repeated(
    causes: Sequence[Cause], expected: Mapping[str, Mapping[Month, Expectation]], month: Month,
) -> dict[str, tuple[Sentence, ...]]:
    """Cause → the sentence that says so, for those that explain their KPI in ``month`` and the two months before it.

    Two entries of one kind and one name for one KPI are one excuse. Only those with a size count, in months that were
    judged: nothing else explains. What lasts is no excuse: its level is learnt.
    """
    excuses = [cause for cause in causes if not cause.lasts and cause.measurable]
    found: dict[str, tuple[Sentence, ...]] = {}
    for cause in excuses:
        same = [one for one in excuses if _name(one) == _name(cause)]
        running = 0
        while _used(same, expected.get(cause.kpi, {}), month + -running):
            running += 1
        if running >= RUNNING and cause.in_force(month):
            found[cause.id] = (Sentence("claim.repeated", {"months": running}),)
    return found


def _name(cause: Cause) -> tuple[str, str, str]:
    return cause.kpi, cause.kind, str(cause.label)


def _used(causes: Sequence[Cause], judged: Mapping[Month, Expectation], month: Month) -> bool:
    """Whether one of them explained something in a month that was judged."""
    return month in judged and judged[month].mid is not None and any(cause.in_force(month) for cause in causes)
