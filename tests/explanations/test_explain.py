"""Every KPI's books: change = expected + explained + unexplained."""

from __future__ import annotations

import math

import pytest

from forest import FIRST, grow
from nenrin.expectations import Expectation
from nenrin.explanations import Cause, Claim, Explanation, explain
from nenrin.vocabulary import Label, Month, Problems

MONTH = FIRST + 1
TREE = grow(
    {"root": [900.0, 1100.0], "a": [90.0, 110.0], "b": [10.0, 10.0], "side": [1.0, 1.0]},
    {"root": {"split": "a * b"}},
)
EXPECTED: dict[str, dict[Month, Expectation]] = {
    "root": {MONTH: Expectation(960.0, 1000.0, 1040.0)},
    "a": {MONTH: Expectation(95.0, 100.0, 105.0)},
    "b": {MONTH: Expectation(9.0, 10.0, 11.0)},
    "side": {MONTH: Expectation()},
}


def cause(kpi: str, identity: str = "mail", **said: object) -> Cause:
    return Cause.model_validate({
        "id": identity, "label": identity.title(), "kpi": kpi, "direction": "up", "months": {"from": str(MONTH)},
        "kind": "initiative", **said,
    })


def test_without_causes_everything_beyond_the_expected_is_unexplained() -> None:
    found = explain(TREE, [], EXPECTED, MONTH)["root"]
    assert found == Explanation("root", 200.0, 100.0, 100.0, 0, 100.0, 60.0, 140.0, (), 40.0)
    assert found.share_covered == 0.0


def test_a_claim_explains_its_kpi_and_reaches_up_the_tree() -> None:
    """Six to ten more of a, at a b of 10: 60 to 100 of the root's surprise of 100, so 80 ± 2·10."""
    found = explain(TREE, [cause("a", size=[6, 10])], EXPECTED, MONTH)
    assert found["a"].claims == (Claim("mail", 8.0, 1.0, label=Label("Mail")),)
    assert found["root"].claims[0].effect == pytest.approx(80.0)
    assert found["root"].claims[0].spread == pytest.approx(10.0)
    assert found["root"].unexplained == pytest.approx(20.0)
    assert found["root"].share_covered == pytest.approx(0.8)
    assert found["b"].claims == ()


def test_what_remains_is_a_range_from_the_band_and_the_claims() -> None:
    """Half the band 40, the claim's 95 % 1.96 × 10: √(40² + 19.6²) = 44.54."""
    found = explain(TREE, [cause("a", size=[6, 10])], EXPECTED, MONTH)["root"]
    assert found.spread == pytest.approx(math.hypot(40, 19.59964), rel=1e-6)
    assert found.low == pytest.approx(20 - 44.543, abs=1e-3)
    assert found.high == pytest.approx(20 + 44.543, abs=1e-3)


@pytest.mark.parametrize("kpi", ["root", "a", "b"])
def test_the_books_close(kpi: str) -> None:
    causes = [cause("a", size=["5%", "9%"]), cause("b", "price", size=[1, 3], direction="down")]
    found = explain(TREE, causes, EXPECTED, MONTH)[kpi]
    assert found.expected_change is not None
    assert found.explained is not None
    assert found.unexplained is not None
    assert found.change == pytest.approx(found.expected_change + found.explained + found.unexplained, rel=1e-14)
    assert found.explained == sum(claim.effect for claim in found.claims)


def test_a_claim_on_a_split_kpi_leaves_its_children_alone() -> None:
    found = explain(TREE, [cause("root", size=[100, 100])], EXPECTED, MONTH)
    assert found["root"].unexplained == pytest.approx(0.0)
    assert found["a"].explained == 0
    assert found["a"].unexplained == pytest.approx(10.0)


def test_a_direction_alone_explains_nothing_but_agrees_or_not() -> None:
    found = explain(TREE, [cause("a"), cause("a", "rain", direction="down")], EXPECTED, MONTH)
    for kpi in ("a", "root"):
        assert found[kpi].explained == 0
        assert [(claim.cause, claim.sized, claim.agrees) for claim in found[kpi].claims] == [
            ("mail", False, True), ("rain", False, False),
        ]


def test_a_cause_out_of_its_months_explains_nothing() -> None:
    assert explain(TREE, [cause("a", size=[6, 10])], EXPECTED, FIRST)["a"].claims == ()


def test_two_causes_of_one_name_both_count() -> None:
    found = explain(TREE, [cause("a", size=[2, 2]), cause("a", size=[3, 3])], EXPECTED, MONTH)["a"]
    assert found.explained == pytest.approx(5.0)


def test_a_kpi_that_cannot_be_judged_has_claims_but_no_books() -> None:
    found = explain(TREE, [cause("side", size=[1, 2])], EXPECTED, MONTH)["side"]
    assert (found.change, found.surprise, found.unexplained, found.low) == (None, None, None, None)
    assert found.claims[0].effect == 1.5


def test_the_change_is_against_the_last_month_known() -> None:
    tree = grow({"root": {FIRST: 900.0, FIRST + 2: 1100.0}})
    found = explain(tree, [], {"root": {FIRST + 2: Expectation(960.0, 1000.0, 1040.0)}}, FIRST + 2)["root"]
    assert (found.change, found.expected_change, found.unexplained) == (200.0, 100.0, 100.0)


def test_a_cause_of_an_unknown_kpi_is_a_problem_with_its_place() -> None:
    with pytest.raises(Problems, match="unknown KPI 'sidee' in cause 'mail'; did you mean 'side'"):
        explain(TREE, [cause("sidee")], EXPECTED, MONTH)


@pytest.mark.parametrize(("size", "seen"), [([18, 22], True), ([24, 26], False)])
def test_a_carried_claim_knows_whether_half_of_it_came_where_it_was_made(size: list[int], *, seen: bool) -> None:
    """Ten more of a came than expected: half of 20, less than half of 25. Nothing is to blame on the way up but b."""
    found = explain(TREE, [cause("a", size=size)], EXPECTED, MONTH)
    assert not found["a"].claims[0].seen
    assert found["a"].claims[0].answerable
    assert found["root"].claims[0].seen is seen
    assert found["root"].claims[0].answerable is not seen
