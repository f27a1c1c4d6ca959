"""One cause's claim for one KPI, with what must be known about it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from nenrin.expectations import Expectation
from nenrin.explanations.cause import Cause
from nenrin.explanations.claimed import Claimed
from nenrin.explanations.end import End
from nenrin.explanations.explanation import Claim
from nenrin.vocabulary import Sentence


def learnt(cause: Cause, expectation: Expectation | None) -> bool:
    """Whether the expected value has learnt the level to which ``cause`` moved the KPI for good."""
    since = None if expectation is None else expectation.rebased
    return cause.lasts and since is not None and since >= cause.months.from_


def pointless(cause: Cause, expectation: Expectation | None) -> bool:
    """Whether ``cause`` is the end of a level that the expected value has never had: nothing is to go back there."""
    since = None if expectation is None else expectation.rebased
    return isinstance(cause, End) and (since is None or since < cause.begun)


def claim(
    claimed: Claimed, per_unit: float | None, surprise: float | None, expectation: Expectation | None,
    notes: tuple[Sentence, ...] = (),
) -> Claim:
    """What a cause claims for a KPI that ``per_unit`` of its effect reaches; not sized where that is unknown.

    ``notes``: what is known of the cause beyond this month; they stand last.
    """
    cause = claimed.cause
    if learnt(cause, expectation) and expectation is not None and expectation.rebased is not None:
        told = Sentence("claim.learnt", {"month": expectation.rebased})
        return Claim(cause.id, 0.0, 0.0, sized=False, agrees=False, label=cause.label, learnt=True, notes=(told,))
    side = cause.sign * math.copysign(1, per_unit) if per_unit else cause.sign
    agrees = (surprise or 0.0) * side > 0
    if per_unit is None or not claimed.sized:
        made = Claim(cause.id, 0.0, 0.0, sized=False, agrees=agrees, label=cause.label)
    else:
        effect, spread = claimed.effect * per_unit, claimed.spread * abs(per_unit)
        made = Claim(cause.id, effect, spread, agrees=agrees, label=cause.label, measured=claimed.measured)
    return replace(made, segment=cause.segment, notes=(*_notes(claimed, made, judged=surprise is not None), *notes))


def _notes(claimed: Claimed, made: Claim, *, judged: bool) -> Iterator[Sentence]:
    """What keeps the claim from being tested."""
    if made.vague:
        yield Sentence("claim.wide" if made.measured else "claim.vague")
    if claimed.sized and not made.sized:
        yield Sentence("claim.not_carried")
    elif not made.sized and claimed.cause.size is not None:
        yield Sentence("claim.untold")
    elif not made.sized and judged:
        yield Sentence("claim.direction_agrees" if made.agrees else "claim.direction_differs")
    if claimed.stopped:
        yield Sentence("claim.stopped_declared" if claimed.sized else "claim.stopped")
