"""Old call-outs that the register explains by now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nenrin.explanations import Explanation
from nenrin.findings.called import Called
from nenrin.findings.investigate import key_of
from nenrin.vocabulary import Month


def causes_found(called: Iterable[Called], explained: Mapping[Month, Mapping[str, Explanation]]) -> dict[str, str]:
    """By key of an investigation, the weightiest cause that now explains its month.

    ``explained``: the register of today set against the months of the call-outs; a month that is no longer judged finds
    no cause. A month is explained when the claims point the way of what was unexplained and leave no more than their
    ranges and chance allow.
    """
    found = {}
    for one in called:
        explanation = explained.get(one.month, {}).get(one.kpi)
        cause = _cause(one, explanation) if explanation is not None else ""
        if cause:
            found[key_of(one.kpi, one.month)] = cause
    return found


def _cause(called: Called, explanation: Explanation) -> str:
    """The cause with the largest effect; empty where the register leaves the month unexplained."""
    explained, left, spread = explanation.explained, explanation.unexplained, explanation.spread
    sized = [claim for claim in explanation.claims if claim.sized and claim.effect * called.unexplained > 0]
    if explained is None or left is None or spread is None or not sized:
        return ""
    if explained * called.unexplained <= 0 or abs(left) > spread:
        return ""
    return max(sized, key=lambda claim: abs(claim.effect)).cause
