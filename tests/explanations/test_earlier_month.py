"""Of a claim on a count, its rate over an earlier month gets only what that month does not bring anyway."""

from __future__ import annotations

import pytest

from entries import cause
from forest import FIRST, grow
from nenrin.expectations import Expectation
from nenrin.explanations import Explanation, cover, explain
from nenrin.tree import Tree

MONTH = FIRST + 1
RATE = {"rate": {"formula": "lost / prev(members)"}}
BANDS = {
    "lost": {MONTH: Expectation(18.0, 20.0, 22.0)}, "rate": {MONTH: Expectation(0.17, 0.20, 0.23)},
}


def trees(members: float, lost: float) -> Tree:
    """Of so many members last month so many are lost; usually twenty of a hundred."""
    return grow({"root": [1.0, 1.0], "members": [members, 100.0], "lost": [20.0, lost],
                 "rate": [0.2, lost / members]}, RATE)


def explained(members: float, lost: float, low: float, high: float, direction: str = "down") -> Explanation:
    entry = cause("lost", size=[low, high], direction=direction)
    return explain(trees(members, lost), [entry], BANDS, MONTH)["rate"]


def test_where_fewer_could_be_lost_the_claim_moves_the_count_and_not_the_rate() -> None:
    """Of 80 at the usual fifth 16 are lost, four fewer than expected: just what is claimed."""
    tree, entry = trees(80.0, 16.0), cause("lost", size=[3, 5], direction="down")
    found = explain(tree, [entry], BANDS, MONTH)
    assert (found["lost"].explained, found["lost"].unexplained) == (-4.0, 0.0)
    assert (found["rate"].explained, found["rate"].unexplained) == pytest.approx((0.0, 0.0), abs=1e-15)
    (claim,) = found["rate"].claims
    assert claim.notes[-1].plan == "claim.base"
    assert claim.notes[-1].facts["share"].value == pytest.approx(1.0)  # type: ignore[union-attr]
    covered = cover(tree, found, BANDS, MONTH)["rate"]
    assert (covered.causes, covered.unexplained, covered.residual) == pytest.approx((0.0, 0.0, 0.0), abs=1e-15)


def test_what_the_claim_has_beyond_that_is_carried() -> None:
    """Twelve of 80 are lost; of the eight fewer that are claimed the base brings four: the other four are 5 points."""
    found = explained(80.0, 12.0, 7, 9)
    assert found.explained == pytest.approx(-0.05)
    assert found.claims[0].spread == pytest.approx(0.5 / 80 / 2)
    assert found.unexplained == pytest.approx(0.0, abs=1e-15)


def test_more_who_could_be_lost_explain_more_of_them() -> None:
    assert explained(125.0, 35.0, 9, 11, "up").explained == pytest.approx((10 - 5) / 125)


@pytest.mark.parametrize(("members", "direction"), [(100.0, "down"), (96.0, "down"), (80.0, "up")])
def test_a_base_as_usual_within_chance_or_the_other_way_takes_nothing_off(members: float, direction: str) -> None:
    """The deviation of the count is 2 ÷ 1.96; of 96 the base brings 0.8 fewer."""
    found = explained(members, 16.0, 3, 5, direction)
    assert abs(found.explained or 0.0) == pytest.approx(4 / members)
    assert not [note for note in found.claims[0].notes if note.plan == "claim.base"]


def test_a_claim_that_was_made_for_the_rate_itself_stays_as_it_is() -> None:
    found = explain(trees(80.0, 12.0), [cause("rate", size=[0.04, 0.06], direction="down")], BANDS, MONTH)["rate"]
    assert found.explained == pytest.approx(-0.05)


def test_a_rate_over_the_same_month_and_one_whose_base_is_unknown_stay_as_they_are() -> None:
    same = grow({"root": [1.0, 1.0], "members": [100.0, 80.0], "lost": [20.0, 16.0], "rate": [0.2, 0.2]},
                {"rate": {"formula": "lost / members"}})
    found = explain(same, [cause("lost", size=[3, 5], direction="down")], BANDS, MONTH)["rate"]
    assert found.explained == pytest.approx(-0.05)
    later = grow({"root": [1.0, 1.0], "members": [100.0, 80.0], "lost": [20.0, 16.0], "rate": [0.2, 0.2]},
                 {"rate": {"formula": "lost / prev(members, 3)"}})
    (claim,) = explain(later, [cause("lost", size=[3, 5], direction="down")], BANDS, MONTH)["rate"].claims
    assert not claim.sized
