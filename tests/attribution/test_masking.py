"""Movements that hide behind a parent that stands still are named, with the two that pull against each other."""

from __future__ import annotations

import pytest

from forest import FIRST, grow
from nenrin.attribution import Masked, attribute, masked
from nenrin.comparisons import Plan
from nenrin.tree import Tree

MONTH = FIRST + 1


def found(tree: Tree, materiality: float = 0.0) -> tuple[Masked, ...]:
    return masked(tree, attribute(tree, MONTH, "prior_month", Plan()), materiality)


def sums(a: float, b: float) -> Tree:
    """Both segments come from 100."""
    return grow({"root": [200.0, a + b], "a": [100.0, a], "b": [100.0, b]}, {"root": {"split": "a + b"}})


def test_segments_of_plus_and_minus_twelve_are_called_out_as_masked() -> None:
    (only,) = found(sums(112, 88))
    assert (only.kpi, only.path, only.up, only.down) == ("root", "root", "root/a", "root/b")
    assert (only.gross, only.net) == pytest.approx((24, 0))


def test_orders_that_double_at_half_the_price_are_called_out_as_masked() -> None:
    tree = grow({"root": [1000.0, 1000.0], "orders": [100.0, 200.0], "price": [10.0, 5.0]},
                {"root": {"split": "orders * price"}})
    (only,) = found(tree)
    assert (only.up, only.down) == ("root/orders", "root/price")
    assert only.gross == pytest.approx(1500)
    assert only.net == pytest.approx(0, abs=1e-9)


def test_a_net_of_more_than_a_third_of_the_gross_hides_nothing() -> None:
    assert found(sums(112, 94)), "6 of 18: just masked"
    assert not found(sums(112, 95)), "7 of 17"
    assert not found(sums(112, 108)), "both the same way"


def test_what_moves_less_than_matters_is_not_told() -> None:
    assert found(sums(112, 88), materiality=24)
    assert not found(sums(112, 88), materiality=24.1)


def test_nothing_that_moved_is_not_masked() -> None:
    assert not found(sums(100, 100))


def test_every_node_is_judged_by_its_own_children() -> None:
    """The root's two children both rise; one of them stands over +40 and −36."""
    tree = grow(
        {"root": [300.0, 320.0], "a": [200.0, 204.0], "b": [100.0, 116.0], "c": [100.0, 140.0], "d": [100.0, 64.0]},
        {"root": {"split": "a + b"}, "a": {"split": "c + d"}},
    )
    assert [one.path for one in found(tree)] == ["root/a"]


def test_the_largest_gross_movement_comes_first() -> None:
    tree = grow(
        {"root": [300.0, 300.0], "a": [200.0, 300.0], "b": [100.0, 0.0], "c": [100.0, 400.0], "d": [100.0, -100.0]},
        {"root": {"split": "a + b"}, "a": {"split": "c + d"}},
    )
    assert [one.path for one in found(tree)] == ["root/a", "root"]


def test_where_nothing_could_be_shared_out_nothing_is_masked() -> None:
    tree = grow({"root": {MONTH: 1.0}, "a": {MONTH: 1.0}, "b": {MONTH: 0.0}}, {"root": {"split": "a + b"}})
    assert not found(tree)
