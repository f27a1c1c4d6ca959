"""One cause, one call-out."""

from __future__ import annotations

from forest import grow
from nenrin.findings.echoes import without_echoes
from nenrin.tree import Node


def root() -> Node:
    names = ("root", "left", "right", "l1", "l2", "r1", "r2")
    said = {"root": {"split": "left + right"}, "left": {"split": "l1 + l2"}, "right": {"split": "r1 + r2"}}
    return grow({name: [1.0] for name in names}, said).root


def test_a_change_sinks_to_the_deepest_node_that_carries_it() -> None:
    remaining = without_echoes(root(), {"root": 100.0, "left": 90.0, "l1": 80.0})
    assert remaining == {"l1": ("left", "root")}


def test_a_child_with_less_than_70_percent_leaves_its_parent_standing() -> None:
    assert without_echoes(root(), {"left": 100.0, "l1": 69.0}) == {"l1": (), "left": ()}
    assert without_echoes(root(), {"left": 100.0, "l1": 70.0}) == {"l1": ("left",)}


def test_two_branches_that_share_a_change_make_their_parent_an_echo() -> None:
    assert without_echoes(root(), {"root": 100.0, "left": 40.0, "right": 45.0}) == {
        "left": ("root",), "right": ("root",),
    }


def test_a_child_on_the_other_side_carries_nothing() -> None:
    remaining = without_echoes(root(), {"root": 20.0, "left": 90.0, "right": -70.0})
    assert remaining == {"left": ("root",), "right": ()}
    assert without_echoes(root(), {"root": -20.0, "left": 90.0}) == {"left": (), "root": ()}


def test_a_grandchild_carries_through_a_parent_that_is_not_called_out() -> None:
    assert without_echoes(root(), {"root": -100.0, "r2": -95.0}) == {"r2": ("root",)}


def test_what_stands_below_a_standing_node_is_not_counted_twice() -> None:
    """Left stands by itself; its child's 30 is inside its 60."""
    remaining = without_echoes(root(), {"root": 100.0, "left": 60.0, "l1": 30.0})
    assert remaining == {"l1": (), "left": (), "root": ()}


def test_nothing_is_lost() -> None:
    effects = {"root": 100.0, "left": 60.0, "l1": 55.0, "r1": 30.0}
    remaining = without_echoes(root(), effects)
    assert set(remaining) | {parent for parents in remaining.values() for parent in parents} == set(effects)
