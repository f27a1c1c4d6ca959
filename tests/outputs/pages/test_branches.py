"""A tree too large for one sheet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nenrin.outputs.pages.branches import LEAVES, LEVELS, branches
from nenrin.tree import Node

SHAPES = st.recursive(st.just(()), lambda inner: st.lists(inner, min_size=1, max_size=20).map(tuple), max_leaves=120)


def grown(shape: object, path: str = "r") -> Node:
    assert isinstance(shape, tuple)
    children = tuple(grown(child, f"{path}/{place}") for place, child in enumerate(shape))
    return Node("kpi", path, path.count("/"), children=children)


@given(SHAPES)
def test_every_node_stands_on_a_sheet_and_no_leaf_on_two(shape: object) -> None:
    root = grown(shape)
    shown = [node.path for branch in branches(root) for node in branch.root.walk()]
    assert set(shown) == {node.path for node in root.walk()}
    for leaf in (node.path for node in root.walk() if node.leaf):
        assert shown.count(leaf) == 1


@given(SHAPES)
def test_no_sheet_has_more_cards_than_it_has_room_for(shape: object) -> None:
    for branch in branches(grown(shape)):
        assert sum(node.leaf for node in branch.root.walk()) <= LEAVES
        assert max(node.depth - branch.root.depth for node in branch.root.walk()) < LEVELS


@given(SHAPES)
def test_a_card_that_goes_on_elsewhere_names_the_sheet_that_begins_with_it(shape: object) -> None:
    found = branches(grown(shape))
    begins = {branch.anchor: branch.root.path for branch in found}
    assert len(begins) == len(found)
    for branch in found:
        for path, anchor in branch.onward.items():
            assert begins[anchor] == path


def test_a_small_tree_is_one_sheet() -> None:
    (branch,) = branches(grown(((), ((), ()))))
    assert branch.anchor == "s-tree"
    assert not branch.onward


def test_sixty_leaves_under_six_parents_take_a_few_sheets() -> None:
    found = branches(grown((((),) * 10,) * 6))
    assert 5 <= len(found) <= 7
