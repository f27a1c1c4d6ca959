"""Claims scored after the month: what was claimed against what came."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from nenrin.explanations.cause import Cause
from nenrin.explanations.explanation import Claim, Explanation
from nenrin.explanations.standing import Outcome, Score
from nenrin.vocabulary import Month

_NORMAL = 1.959964
_RANGE = 2
"""Standard deviations from the middle of a claim's range to its ends."""


def scores(
    causes: Sequence[Cause], explained: Mapping[Month, Mapping[str, Explanation]],
    restated: Mapping[str, Collection[Month]],
) -> tuple[Score, ...]:
    """Every claim with a size in every month that was ``explained``, by KPI, and judged; oldest first.

    ``restated``: by KPI, the months whose figures have changed since they were sent.
    """
    return tuple(score for month in sorted(explained) for score in _of_month(causes, explained[month], month, restated))


def _of_month(
    causes: Sequence[Cause], explained: Mapping[str, Explanation], month: Month,
    restated: Mapping[str, Collection[Month]],
) -> Iterator[Score]:
    for cause in causes:
        known = explained[cause.kpi]
        for claim in known.claims:
            if claim.cause == cause.id and claim.sized and known.unexplained is not None:
                yield _score(cause.kpi, claim, known, month, reopened=month in restated.get(cause.kpi, ()))


def _score(kpi: str, claim: Claim, known: Explanation, month: Month, *, reopened: bool) -> Score:
    observed = (known.unexplained or 0.0) + claim.effect
    deviation = (known.spread or 0.0) / _NORMAL
    return Score(
        cause=claim.cause, kpi=kpi, month=month,
        low=claim.effect - _RANGE * claim.spread, high=claim.effect + _RANGE * claim.spread,
        observed=observed, outcome=_outcome(claim.effect, observed, deviation),
        clear=abs(claim.effect) > 2 * deviation, measured=claim.measured, reopened=reopened,
        room=known.spread or 0.0,
    )


def _outcome(effect: float, observed: float, deviation: float) -> Outcome:
    """Judged like the month itself: by 1.96 standard deviations, and by one of them for "nothing came"."""
    came = observed if effect > 0 else -observed
    if abs(observed - effect) <= _NORMAL * deviation:
        return "hit"
    if came <= deviation:
        return "nothing"
    return "too_high" if came < abs(effect) else "too_low"
