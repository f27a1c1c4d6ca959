"""How far an effect reaches: hand-reckoned trees, and the law that effects close to the difference they make."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entries import cause, effect
from forest import FIRST, grow
from nenrin.expectations import Expectation
from nenrin.explanations import explain, reach
from nenrin.tree import Tree
from tries import tries

MONTH = FIRST + 1


def product(a: float = 110.0, b: float = 25.0) -> Tree:
    series = {"root": [0.0, a * b], "a": [100.0, a], "b": [20.0, b]}
    return grow(series, {"root": {"split": "a * b"}})


def moved(tree: Tree, effects: dict[str, dict[str, float]], kpi: str = "root") -> dict[str, float]:
    """Cause → what it added to the KPI."""
    amounts = {cause: amount for own in effects.values() for cause, amount in own.items()}
    found = reach(tree, MONTH, effects).get(kpi, {})
    return {cause: amounts[cause] * per_unit for cause, per_unit in found.items() if per_unit is not None}


def test_one_effect_is_the_difference_that_it_makes() -> None:
    """110 × 25 − 100 × 25."""
    assert moved(product(), {"a": {"mail": 10.0}}) == pytest.approx({"mail": 250.0})


def test_two_effects_in_a_product_share_what_they_did_together() -> None:
    """110 × 25 − 100 × 20 = 750: ten at a mean price of 22.5, five at a mean quantity of 105."""
    both = moved(product(), {"a": {"mail": 10.0}, "b": {"price": 5.0}})
    assert both == pytest.approx({"mail": 225.0, "price": 525.0}, rel=1e-12)


def test_two_effects_on_one_kpi_add() -> None:
    both = moved(product(), {"a": {"mail": 10.0, "rain": -4.0}})
    assert both == pytest.approx({"mail": 250.0, "rain": -100.0})


def test_children_stay_untouched() -> None:
    assert set(reach(product(), MONTH, {"root": {"order": 250.0}})) == {"root"}
    assert reach(product(), MONTH, {"root": {"order": 250.0}})["root"] == {"order": pytest.approx(1.0)}


def test_an_effect_on_a_parent_comes_on_top_of_those_below_it() -> None:
    found = moved(product(), {"a": {"mail": 10.0}, "root": {"order": 70.0}})
    assert found == pytest.approx({"mail": 250.0, "order": 70.0})


def test_what_is_subtracted_turns_its_sign() -> None:
    tree = grow({"root": [0.0, 70.0], "sold": [0.0, 90.0], "back": [0.0, 20.0]}, {"root": {"split": "sold - back"}})
    assert moved(tree, {"back": {"fraud": 15.0}}) == pytest.approx({"fraud": -15.0})


def rate_beside_the_tree() -> Tree:
    series = {"root": [0.0, 560.0], "sold": [0.0, 690.0], "back": [0.0, 130.0], "rate": [0.0, 130 / 690]}
    return grow(series, {"root": {"split": "sold - back"}, "rate": {"formula": "back / sold"}})


def test_a_rate_beside_the_tree_is_moved_by_both_its_parts() -> None:
    """An order of 77, cancelled at once: 130/690 against 53/613."""
    effects = {"sold": {"in": 77.0}, "back": {"out": 77.0}}
    assert sum(moved(rate_beside_the_tree(), effects, "rate").values()) == pytest.approx(130 / 690 - 53 / 613)
    assert sum(moved(rate_beside_the_tree(), effects).values()) == pytest.approx(0.0, abs=1e-9)


def test_a_leaf_of_the_tree_is_not_moved_through_its_own_definition() -> None:
    """Orders per customer, a leaf of the split, stays when customers come, although its formula divides by them."""
    series = {"root": [0.0, 200.0], "customers": [0.0, 100.0], "orders": [0.0, 200.0], "each": [0.0, 2.0]}
    tree = grow(series, {"root": {"split": "customers * each"}, "each": {"formula": "orders / customers"}})
    found = reach(tree, MONTH, {"customers": {"mail": 10.0}})
    assert set(found) == {"customers", "root"}
    assert found["root"]["mail"] == pytest.approx(2.0)


def test_last_months_value_is_history() -> None:
    series = {"root": [0.0, 50.0], "active": [100.0, 120.0], "rate": [0.0, 0.5]}
    tree = grow(series, {"root": {"split": "prev(active) * rate"}})
    assert set(reach(tree, MONTH, {"active": {"mail": 20.0}})) == {"active"}
    assert moved(tree, {"rate": {"mail": 0.1}}) == pytest.approx({"mail": 10.0})


@pytest.mark.parametrize("effect", [25.0, 40.0])
def test_where_a_divisor_reaches_or_passes_zero_nothing_is_said(effect: float) -> None:
    tree = grow({"root": [0.0, 4.0], "a": [0.0, 100.0], "b": [0.0, 25.0]}, {"root": {"split": "a / b"}})
    assert reach(tree, MONTH, {"b": {"cut": effect}})["root"] == {"cut": None}


def test_where_a_part_is_absent_nothing_is_said() -> None:
    tree = grow({"root": [1.0, 5.0], "a": [0.0, 3.0], "b": {FIRST: 1.0}}, {"root": {"split": "a + b"}})
    assert reach(tree, MONTH, {"a": {"mail": 1.0}})["root"] == {"mail": None}


@settings(max_examples=tries(60), deadline=None)
@given(
    a=st.floats(1, 500), b=st.floats(1, 500), c=st.floats(1, 500),
    shares=st.tuples(st.floats(-0.6, 0.6), st.floats(-0.6, 0.6), st.floats(-0.6, 0.6)),
)
def test_effects_close_to_the_difference_they_make(
    a: float, b: float, c: float, shares: tuple[float, float, float],
) -> None:
    """(a × b + a) ÷ c: the causes' parts add up to the value less what it would have been without them."""
    series = {"root": [0.0, (a * b + a) / c], "top": [0.0, a * b + a], "a": [0.0, a], "b": [0.0, b], "c": [0.0, c]}
    tree = grow(series, {"root": {"split": "top / c"}, "top": {"split": "a * b + a"}})
    da, db, dc = (share * value for share, value in zip(shares, (a, b, c), strict=True))
    found = moved(tree, {"a": {"one": da}, "b": {"two": db}, "c": {"three": dc}})
    without = ((a - da) * (b - db) + (a - da)) / (c - dc)
    assert sum(found.values()) == pytest.approx((a * b + a) / c - without, rel=1e-7, abs=1e-7 * abs(without))


def test_an_effect_reaches_through_a_kink() -> None:
    """Ten more of a, of which only the first four count below a ceiling of 104: 4 × 25, though 110 × 25 were asked."""
    series = {"root": [0.0, 104 * 25.0], "a": [100.0, 110.0], "cap": [104.0, 104.0], "b": [25.0, 25.0]}
    tree = grow(series, {"root": {"split": "min(a, cap) * b"}})
    assert moved(tree, {"a": {"mail": 10.0}}) == pytest.approx({"mail": 100.0}, rel=1e-12)


@settings(max_examples=tries(60), deadline=None)
@given(
    at=st.tuples(*(st.floats(1, 100),) * 4),
    effects=st.tuples(*(st.floats(-50, 50),) * 4),
)
def test_effects_close_to_the_difference_they_make_with_min_max_and_abs(
    at: tuple[float, ...], effects: tuple[float, ...],
) -> None:
    """Two floors: abs(max(a, b) − c) below min(low × d, 2 × a)."""
    def low(a: float, b: float, c: float, _: float) -> float:
        return abs(max(a, b) - c)

    def root(a: float, b: float, c: float, d: float) -> float:
        return min(low(a, b, c, d) * d, 2 * a)

    leaves = dict(zip("abcd", at, strict=True))
    series = {"root": [0.0, root(*at)], "low": [0.0, low(*at)], **{name: [0.0, one] for name, one in leaves.items()}}
    tree = grow(series, {"root": {"split": "min(low * d, 2 * a)"}, "low": {"split": "abs(max(a, b) - c)"}})
    found = moved(tree, {name: {f"on-{name}": one} for name, one in zip("abcd", effects, strict=True)})
    without = root(*(one - effect for one, effect in zip(at, effects, strict=True)))
    assert len(found) == 4
    assert sum(found.values()) == pytest.approx(root(*at) - without, rel=1e-6, abs=1e-6)


@settings(max_examples=tries(60), deadline=None)
@given(
    a=st.floats(1, 500), b=st.floats(1, 500),
    totals=st.tuples(st.floats(-0.6, 0.6), st.floats(-0.6, 0.6)),
)
def test_measured_effects_close_to_the_difference_they_make(a: float, b: float, totals: tuple[float, float]) -> None:
    """What two experiments measured on the leaves, and a declared rise of the root's other part, at the root."""
    tree = grow(
        {"root": [0.0, a * b + 7], "a": [0.0, a], "b": [0.0, b], "c": [0.0, 7.0]}, {"root": {"split": "a * b + c"}},
    )
    sizes = totals[0] * a, totals[1] * b
    measured = [
        replace(effect(MONTH, size, size - 1, size + 1), cause=f"of-{kpi}")
        for kpi, size in zip("ab", sizes, strict=True)
    ]
    entries = [cause(kpi, id=f"of-{kpi}", size=[999, 9999]) for kpi in "ab"] + [cause("c", size=[2, 4])]
    expected = {"root": {MONTH: Expectation(0.0, 1.0, 2.0)}}
    found = explain(tree, entries, expected, MONTH, measured)["root"]
    without = (a - sizes[0]) * (b - sizes[1]) + 4
    assert found.explained == pytest.approx(a * b + 7 - without, rel=1e-9, abs=1e-6)
    told = {claim.cause: claim.measured for claim in found.claims}
    assert told == {name: name != "mail" for name in told}
