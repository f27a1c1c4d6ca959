"""The tidy tree: nothing overlaps, parents stand over the middle of their children."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nenrin.charts.tidy import tidy
from nenrin.charts.tree import lay_out
from nenrin.tree import Node

SHAPES = st.recursive(st.just(()), lambda inner: st.lists(inner, min_size=1, max_size=4).map(tuple), max_leaves=25)


def grown(shape: object, path: str = "r") -> Node:
    """A tree whose nodes have as many children as the nested tuple says."""
    assert isinstance(shape, tuple)
    children = tuple(grown(child, f"{path}/{place}") for place, child in enumerate(shape))
    return Node("kpi", path, path.count("/"), children=children)


@given(SHAPES)
def test_no_two_cards_of_one_column_stand_closer_than_one(shape: object) -> None:
    columns: dict[int, list[float]] = {}
    for depth, place in tidy(grown(shape)).values():
        columns.setdefault(depth, []).append(place)
    for places in columns.values():
        assert all(after - before >= 1 - 1e-9 for before, after in itertools.pairwise(sorted(places)))


@given(SHAPES)
def test_a_parent_stands_over_the_middle_of_its_first_and_last_child(shape: object) -> None:
    root = grown(shape)
    found = tidy(root)
    for node in root.walk():
        if node.children:
            ends = [found[child.path][1] for child in (node.children[0], node.children[-1])]
            assert found[node.path][1] == pytest.approx(sum(ends) / 2)


@given(SHAPES)
def test_siblings_keep_their_order_and_the_drawing_starts_at_zero(shape: object) -> None:
    root = grown(shape)
    found = tidy(root)
    assert min(place for _, place in found.values()) == 0
    for node in root.walk():
        places = [found[child.path][1] for child in node.children]
        assert places == sorted(places)


@given(SHAPES)
def test_every_card_lies_on_the_page(shape: object) -> None:
    layout = lay_out(grown(shape), 271, 138)
    for left, top in layout.places.values():
        assert 0 <= left <= 271 - layout.card_wide + 1e-6
        assert 0 <= top <= 138 - layout.card_high + 1e-6


def test_two_leaves_stand_one_apart_with_their_parent_between() -> None:
    assert tidy(grown(((), ()))) == {"r": (0, 0.5), "r/0": (1, 0.0), "r/1": (1, 1.0)}
