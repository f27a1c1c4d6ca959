"""The surprise shared out: from what was expected of the leaves to what they were."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from forest import FIRST, grow
from nenrin.attribution import against_expected
from nenrin.tree import Tree
from nenrin.vocabulary import Label, Sentence

MONTH = FIRST + 1


def shop(orders: float = 120.0, basket: float = 5.0) -> Tree:
    return grow({"root": [0.0, orders * basket], "orders": [100.0, orders], "basket": [6.0, basket]},
                {"root": {"split": "orders * basket"}})


def test_the_leaves_share_the_way_from_what_was_expected_of_them() -> None:
    """Expected 100 × 6, came 120 × 5: by hand 20 × 5.5 and −1 × 110, nothing in all."""
    found = against_expected(shop(), MONTH, {"root": 600.0, "orders": 100.0, "basket": 6.0})
    assert found.contributions == pytest.approx({"root": 0.0, "root/orders": 110.0, "root/basket": -110.0})
    assert (found.reference, found.remainder) == ("expected", 0.0)


def test_what_the_separate_expectations_do_not_agree_on_is_told_apart() -> None:
    """The root was expected at 630, its parts at 100 × 6: 30 less; the root's surprise is −30, of which 0 is theirs."""
    found = against_expected(shop(), MONTH, {"root": 630.0, "orders": 100.0, "basket": 6.0})
    assert found.change == 0
    assert found.remainder == -30
    assert sum(found.contributions[f"root/{leaf}"] for leaf in ("orders", "basket")) == pytest.approx(0.0)


positive = st.floats(1, 1000).map(lambda one: round(one, 2))


@given(positive, positive, positive, positive, positive)
def test_contributions_and_remainder_are_the_roots_surprise(
    orders: float, basket: float, few: float, small: float, whole: float,
) -> None:
    found = against_expected(shop(orders, basket), MONTH, {"root": whole, "orders": few, "basket": small})
    assume(found.failure is None)
    shared = sum(found.contributions[f"root/{leaf}"] for leaf in ("orders", "basket"))
    assert shared + found.remainder == pytest.approx(orders * basket - whole, abs=1e-9 * (orders * basket + whole))


def test_what_was_known_when_the_month_began_is_no_surprise() -> None:
    tree = grow({"root": [0.0, 60.0], "active": [100.0, 140.0], "rate": [0.0, 0.6]},
                {"root": {"split": "prev(active) * rate"}})
    found = against_expected(tree, MONTH, {"root": 50.0, "active": 90.0, "rate": 0.5})
    assert found.contributions == pytest.approx({"root": 10.0, "root/active": 0.0, "root/rate": 10.0})


def test_where_nothing_was_expected_nothing_is_shared_out() -> None:
    unexpected = Sentence("attribution.unexpected", {"kpis": (Label("Basket"),), "month": MONTH})
    assert against_expected(shop(), MONTH, {"root": 600.0, "orders": 100.0, "basket": None}).failure == unexpected
    found = against_expected(shop(), MONTH, {"orders": 100.0, "basket": 6.0})
    assert found.failure == Sentence("attribution.unexpected", {"kpis": (Label("Root"),), "month": MONTH})
    assert not found.contributions
