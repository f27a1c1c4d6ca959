"""Every claim is held against what came, once its month is over."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pytest

from entries import cause, effect
from forest import FIRST, grow
from nenrin.effects import Effect
from nenrin.expectations import Expectation
from nenrin.explanations import Cause, Score, standings
from nenrin.tree import Tree
from nenrin.vocabulary import Month

HALF = 19.59964
"""Half the band: a standard deviation of 10."""
CLAIMED = FIRST + 1


def expected(mid: float = 1000.0) -> dict[str, dict[Month, Expectation]]:
    return {"root": {FIRST + step: Expectation(mid - HALF, mid, mid + HALF) for step in range(4)}}


def scores(
    tree: Tree, entries: Sequence[Cause], month: Month, effects: Sequence[Effect] = (),
    restated: Mapping[str, Collection[Month]] | None = None,
) -> tuple[Score, ...]:
    """As the entries' standings in ``month`` have them."""
    found = standings(tree, entries, expected(), month, effects, restated or {})
    return tuple(score for one in found for score in one.scores)


def scored(came: float, size: tuple[float, float] = (100, 100), direction: str = "up") -> Score:
    tree = grow({"root": [1000.0, 1000.0 + came, 1000.0, 1000.0]})
    entry = cause(begins=CLAIMED, ends=CLAIMED, size=size, direction=direction)
    (found,) = scores(tree, [entry], FIRST + 2)
    return found


@pytest.mark.parametrize(("came", "outcome"), [
    (100, "hit"), (119, "hit"), (81, "hit"), (120, "too_low"), (80, "too_high"), (11, "too_high"), (9, "nothing"),
    (-50, "nothing"),
])
def test_a_claim_of_a_hundred_is_held_against_what_came(came: float, outcome: str) -> None:
    """A hit within 19.6; nothing came below one standard deviation, 10."""
    found = scored(came)
    assert (found.outcome, found.clear) == (outcome, True)
    assert found.observed == pytest.approx(came)
    assert scored(-came, direction="down").outcome == outcome


def test_the_range_claimed_is_told_and_widens_the_hit() -> None:
    """60 … 140: a standard deviation of 20, so that √(10² + 20²) × 1.96 = 43.8 either way is a hit."""
    found = scored(143, (60, 140))
    assert (found.low, found.high, found.outcome) == (60, 140, "hit")
    assert scored(144, (60, 140)).outcome == "too_low"


def test_a_hit_of_a_claim_smaller_than_chance_is_not_clear() -> None:
    found = scored(0, (15, 15))
    assert (found.outcome, found.clear, found.told.plan) == ("hit", False, "claim.outcome.hit_unclear")
    assert scored(100).told.plan == "claim.outcome.hit"


def test_what_another_cause_claims_is_taken_off_first() -> None:
    tree = grow({"root": [1000.0, 1150.0, 1000.0]})
    entries = [cause(begins=CLAIMED, ends=CLAIMED, id=f"of-{size}", size=[size, size]) for size in (100, 50)]
    observed = {one.cause: one.observed for one in scores(tree, entries, FIRST + 2)}
    assert observed == pytest.approx({"of-100": 100.0, "of-50": 50.0})


def test_only_months_that_are_over_and_judged_are_scored_oldest_first() -> None:
    tree = grow({"root": [1000.0] * 4})
    entry = cause(begins=FIRST + -5, ends=FIRST + 9, size=[100, 100])
    assert [one.month for one in scores(tree, [entry], FIRST + 3)] == [FIRST + 1, FIRST + 2]
    assert scores(tree, [cause(begins=FIRST)], FIRST + 3) == (), "a direction alone claims nothing"


def test_a_measured_claim_is_scored_by_what_was_measured() -> None:
    tree = grow({"root": [1000.0, 1100.0, 1000.0]})
    entry = cause(begins=CLAIMED, ends=CLAIMED, size=[500, 600])
    (found,) = scores(tree, [entry], FIRST + 2, (effect(CLAIMED, 100.0, 100.0, 100.0),))
    assert (found.outcome, found.measured) == ("hit", True)


def test_a_score_is_open_again_where_the_figure_has_changed_since() -> None:
    tree = grow({"root": [1000.0, 1100.0, 1000.0]})
    entry = cause(begins=CLAIMED, ends=CLAIMED, size=[100, 100])
    for restated, reopened in (({"root": [CLAIMED]}, True), ({"root": [FIRST]}, False), ({"a": [CLAIMED]}, False)):
        (found,) = scores(tree, [entry], FIRST + 2, (), restated)
        assert found.reopened is reopened
