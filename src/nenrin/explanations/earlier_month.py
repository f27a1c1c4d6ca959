"""What a claim on a count does to the rate of that count over an earlier month: no more than that base leaves to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from nenrin.expectations import Expectation
from nenrin.explanations.explanation import Claim, Explanation
from nenrin.tree import Kpi, Tree
from nenrin.vocabulary import Figure, Format, Month, Sentence

_NORMAL = 1.959964
_SHARE = Format(style="percent")


def beyond_the_base(
    tree: Tree, found: Mapping[str, Explanation], now: Mapping[str, Expectation | None], kpi: str, month: Month,
) -> tuple[Claim, ...]:
    """The claims on ``kpi`` in ``found``; those on a rate like ``lost / prev(customers, 3)`` less what the base brings.

    The base is known before the month begins. Where it alone, at the rate that was expected, brings another count than
    the count's own past lets expect, by more than one standard deviation and the way of the claims that were carried
    from the count, that much of them is the base's: it moves the count and leaves the rate as it was. (Two forecasts of
    one thing differ a little in any month.)
    """
    claims, rate = found[kpi].claims, lagged_rate(tree.kpis[kpi])
    if rate is None or not any(one.carried and one.sized for one in claims):
        return claims
    count, base, back = rate
    claimed = found[count].explained or 0.0
    brought = _brought(now[count], now[kpi], tree.value(base, month + -back))
    if brought * claimed <= 0:
        return claims
    left = max(0.0, 1 - brought / claimed)
    return tuple(
        less(one, one.effect * left, one.spread * left) if one.carried and one.effect else one for one in claims
    )


def less(claim: Claim, effect: float, spread: float) -> Claim:
    """The claim, with an effect, with so much of it only; a note says what part the base has."""
    share = Figure(1 - effect / claim.effect, "share", _SHARE)
    return replace(claim, effect=effect, spread=spread, notes=(*claim.notes, Sentence("claim.base", {"share": share})))


def _brought(count: Expectation | None, rate: Expectation | None, base: float | None) -> float:
    """The expected rate × the base − the expected count; 0 within one standard deviation of the count."""
    if count is None or rate is None or count.mid is None or rate.mid is None or base is None:
        return 0.0
    brought = rate.mid * base - count.mid
    return brought if abs(brought) > (count.half_width or 0.0) / _NORMAL else 0.0


def lagged_rate(kpi: Kpi) -> tuple[str, str, int] | None:
    """The count of the month, and the base with the months it lies back, where the KPI is just their quotient."""
    if kpi.formula is None or kpi.split is not None:
        return None
    match kpi.formula.chain():
        case ((_, (count, 0)), ("÷", (base, back))) if back > 0:
            return count, base, back
    return None
