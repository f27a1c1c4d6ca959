"""The table of the method, state by state, with hand-made numbers: the band is ±10 wide."""

from __future__ import annotations

import math

import pytest

from nenrin.explanations import Claim, Explanation
from nenrin.findings import State
from nenrin.findings.rule import Reason, Sizes, rule

HALF = 10.0


def ruled(surprise: float, *claims: Claim) -> tuple[State, Reason]:
    """The ruling on a surprise against a band of ±10, with claims."""
    explained = sum(claim.effect for claim in claims)
    spread = math.hypot(HALF, *(1.96 * claim.spread for claim in claims))
    sizes = Sizes(surprise, HALF, explained, surprise - explained, spread)
    return tuple(rule(sizes, Explanation("kpi", claims=claims)))  # type: ignore[return-value]


def claim(effect: float, spread: float = 0.0) -> Claim:
    return Claim("cause", effect, spread)


SEEN = Claim("cause", 25.0, 0.0, carried=True, seen=True)
LOST = Claim("cause", 25.0, 0.0, carried=True)
DIRECTION = Claim("cause", 0.0, 0.0, sized=False, agrees=True)
OTHER_WAY = Claim("cause", 0.0, 0.0, sized=False, agrees=False)
LEARNT = Claim("cause", 0.0, 0.0, sized=False, agrees=False, learnt=True)


@pytest.mark.parametrize(
    ("surprise", "claims", "state", "reason"),
    [
        (9.9, (), State.STABLE, Reason.STABLE),
        (-9.9, (), State.STABLE, Reason.STABLE),
        (10.1, (), State.UNEXPLAINED, Reason.UNEXPLAINED),
        (-30, (), State.UNEXPLAINED, Reason.UNEXPLAINED),
        (30, (DIRECTION,), State.UNEXPLAINED, Reason.UNEXPLAINED_UNSIZED),
        (30, (OTHER_WAY,), State.UNEXPLAINED, Reason.UNEXPLAINED),
        (5, (DIRECTION,), State.STABLE, Reason.STABLE),
        (5, (LEARNT,), State.STABLE, Reason.STABLE),
        (-30, (LEARNT,), State.UNEXPLAINED, Reason.UNEXPLAINED),
        (30, (claim(28, 2),), State.EXPLAINED, Reason.EXPLAINED),
        (-30, (claim(-28, 2),), State.EXPLAINED, Reason.EXPLAINED),
        (30, (claim(15), claim(14)), State.EXPLAINED, Reason.EXPLAINED),
        (30, (claim(15),), State.PARTLY_EXPLAINED, Reason.PARTLY),
        (30, (claim(45),), State.PARTLY_EXPLAINED, Reason.CLAIMED_TOO_MUCH),
        (30, (claim(-5),), State.UNEXPLAINED, Reason.UNEXPLAINED_DESPITE),
        (11, (claim(30),), State.UNEXPLAINED, Reason.UNEXPLAINED_DESPITE),
        (5, (claim(8),), State.STABLE, Reason.STABLE_KNOWN),
        (2, (claim(25),), State.FAILED_TO_MOVE, Reason.FAILED),
        (-2, (claim(-25),), State.FAILED_TO_MOVE, Reason.FAILED),
        (-30, (claim(25),), State.FAILED_TO_MOVE, Reason.FAILED),
        (2, (SEEN,), State.MASKED, Reason.MASKED),
        (2, (LOST,), State.FAILED_TO_MOVE, Reason.FAILED),
        (2, (SEEN, claim(20)), State.FAILED_TO_MOVE, Reason.FAILED),
        (-30, (SEEN,), State.UNEXPLAINED, Reason.UNEXPLAINED_DESPITE),
        (8, (claim(-9),), State.MASKED, Reason.MASKED),
        (8, (claim(19),), State.MASKED, Reason.MASKED),
    ],
)
def test_every_row_of_the_table(
    surprise: float, claims: tuple[Claim, ...], state: State, reason: Reason,
) -> None:
    assert ruled(surprise, *claims) == (state, reason)


def test_a_wide_range_explains_what_a_point_does_not() -> None:
    """30 less 15 is 15: outside ±10, inside √(10² + (1.96·6)²) = 15.4."""
    assert ruled(30, claim(15))[0] is State.PARTLY_EXPLAINED
    assert ruled(30, claim(15, 6))[0] is State.EXPLAINED


def test_turning_every_sign_changes_no_state() -> None:
    for surprise in range(-40, 41, 3):
        for effect in range(-40, 41, 5):
            assert ruled(surprise, claim(effect)) == ruled(-surprise, claim(-effect))
