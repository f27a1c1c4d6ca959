"""What a claim says of itself: learnt, measured, too vague, or nothing but a direction."""

from __future__ import annotations

import pytest

from entries import cause, effect
from forest import FIRST, grow
from nenrin.effects import Effect
from nenrin.expectations import Expectation
from nenrin.explanations import Cause, Claim, explain
from nenrin.vocabulary import Month, Sentence

MONTH = FIRST + 1
TREE = grow({"root": [900.0, 1100.0], "a": [90.0, 110.0], "b": [10.0, 10.0]}, {"root": {"split": "a * b"}})


def only(
    entry: Cause, kpi: str = "a", measured: Effect | None = None, rebased: Month | None = None, mid: float = 100.0,
) -> Claim:
    """The claim that one cause makes for one KPI."""
    expected = {
        "root": {MONTH: Expectation(960.0, 10 * mid, 1040.0, rebased=rebased)},
        "a": {MONTH: Expectation(95.0, mid, 105.0, rebased=rebased)},
    }
    (found,) = explain(TREE, [entry], expected, MONTH, () if measured is None else (measured,))[kpi].claims
    return found


def plans(claim: Claim) -> list[str]:
    return [note.plan for note in claim.notes]


@pytest.mark.parametrize(("size", "vague"), [([6, 10], False), ([2, 10], False), ([1.9, 10.1], True), ([0, 1], True)])
def test_a_range_of_more_than_four_thirds_of_its_middle_is_too_vague(size: list[float], vague: bool) -> None:  # noqa: FBT001 (a table)
    """A quarter of the range above a third of the middle: for a middle of 6, a range above 8."""
    found = only(cause("a", size=size))
    assert found.vague is vague
    assert plans(found) == (["claim.vague"] if vague else [])


def test_a_direction_alone_says_so() -> None:
    assert plans(only(cause("a"))) == ["claim.direction_agrees"]
    assert plans(only(cause("a", direction="down"))) == ["claim.direction_differs"]
    assert plans(only(cause("a"), "root")) == ["claim.direction_agrees"]


def test_of_a_month_that_is_not_judged_no_direction_agrees() -> None:
    (found,) = explain(TREE, [cause("a")], {}, MONTH)["a"].claims
    assert found.notes == ()
    assert not found.agrees


def test_a_size_that_cannot_be_told_says_so() -> None:
    tree = grow({"root": [1.0, 1.0], "a": [1.0, 1.0]}, {"root": {"formula": "a / 2"}})
    (found,) = explain(tree, [cause(segment="UK", size=[1, 2])], {}, MONTH)["root"].claims
    assert plans(found) == ["claim.untold"]


def test_what_was_measured_takes_the_place_of_what_was_declared() -> None:
    """Declared 6 … 10; measured 5 with a 95 % interval of 1.08 … 8.92, so a standard deviation of 2; the root ×10."""
    measured = effect(MONTH, 5.0, 5 - 2 * 1.959964, 5 + 2 * 1.959964)
    entry = cause("a", size=[6, 10])
    found = only(entry, measured=measured)
    assert (found.effect, found.spread) == pytest.approx((5.0, 2.0))
    assert found.measured
    assert plans(found) == ["claim.wide"]
    above = only(entry, "root", measured)
    assert (above.effect, above.spread) == pytest.approx((50.0, 20.0))
    assert above.measured


def test_a_measured_effect_needs_no_declared_size_and_may_go_the_other_way() -> None:
    found = only(cause("a"), measured=effect(MONTH, -4.0, -5.0, -3.0))
    assert (found.effect, found.sized, found.measured) == (-4.0, True, True)


def test_what_was_measured_in_another_month_counts_in_that_month() -> None:
    found = only(cause("a", size=[6, 10]), measured=effect(FIRST, 5.0, 4.0, 6.0))
    assert (found.effect, found.measured) == (8.0, False)


def test_where_the_reading_was_stopped_the_declared_size_stands_in() -> None:
    found = only(cause("a", size=[6, 10]), measured=effect(MONTH, None))
    assert (found.effect, found.measured, plans(found)) == (8.0, False, ["claim.stopped_declared"])
    bare = only(cause("a"), measured=effect(MONTH, None))
    assert (bare.sized, plans(bare)) == (False, ["claim.direction_agrees", "claim.stopped"])


def test_a_lasting_cause_claims_nothing_once_its_level_is_learnt() -> None:
    entry = cause("a", FIRST + -4, size=[30, 40], lasting=True)
    for kpi in ("a", "root"):
        found = only(entry, kpi, rebased=FIRST + -4)
        assert (found.effect, found.sized, found.learnt, found.agrees) == (0.0, False, True, False)
        assert found.notes == (Sentence("claim.learnt", {"month": FIRST + -4}),)
        assert not only(entry, kpi).learnt, "nobody has moved the past yet"
    assert not only(entry, rebased=FIRST + -5).learnt, "an older level is not its own"


def test_what_does_not_last_is_never_learnt() -> None:
    assert not only(cause("a", FIRST + -4, MONTH, size=[6, 10]), rebased=FIRST + -4).learnt


def test_a_kpi_that_has_learnt_it_and_one_that_has_not_stand_side_by_side() -> None:
    """``a`` has learnt the 8 more; the root is still expected from before them: 8 × 10 is claimed there."""
    expected = {
        "root": {MONTH: Expectation(960.0, 1000.0, 1040.0)},
        "a": {MONTH: Expectation(105.0, 110.0, 115.0, rebased=FIRST + -4)},
    }
    found = explain(TREE, [cause("a", FIRST + -4, size=[8, 8])], expected, MONTH)
    assert found["a"].claims[0].learnt
    assert found["root"].explained == pytest.approx(80.0)


def test_what_is_learnt_stands_at_both_ends_of_the_way_of_the_others() -> None:
    """Ten more of ``a`` at the price of 10 that holds now, though 4 of it came with a lasting rise: 100, not 80."""
    entries = [cause("b", FIRST + -4, id="price", size=[4, 4]), cause("a", MONTH, size=[10, 10])]
    expected = {kpi: {MONTH: Expectation(0.0, 1.0, 2.0, rebased=FIRST + -4)} for kpi in ("root", "a", "b")}
    found = explain(TREE, entries, expected, MONTH)["root"]
    assert {claim.cause: claim.effect for claim in found.claims} == {"price": 0.0, "mail": pytest.approx(100.0)}
