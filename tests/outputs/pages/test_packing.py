"""Small branches of a tree share a sheet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from large_report import large
from nenrin.outputs.pages.branches import LEAVES, Branch, branches
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.packing import across, height, packed, tallest
from nenrin.outputs.pages.tree import HIGH, WIDE, tree
from nenrin.tree import Node
from nenrin.words import Words

SHAPES = st.lists(st.tuples(st.integers(1, LEAVES), st.integers(1, 5)), max_size=12)


def branch(leaves: int, deep: int, number: int) -> Branch:
    """A fan of ``leaves`` cards behind a chain, ``deep`` + 1 columns wide."""
    path = f"r{number}" + "/n" * (deep - 1)
    node = Node("kpi", path, deep - 1, children=tuple(Node("kpi", f"{path}/{one}", deep) for one in range(leaves)))
    for depth in range(deep - 2, -1, -1):
        path = path.rpartition("/")[0]
        node = Node("kpi", path, depth, children=(node,))
    return Branch(node, f"s-{number}")


@given(SHAPES)
def test_every_branch_stands_on_one_sheet_and_no_sheet_is_too_full(shapes: list[tuple[int, int]]) -> None:
    given_ = [branch(1, 1, 0), *(branch(*shape, number) for number, shape in enumerate(shapes, 1))]
    sheets = packed(given_)
    ordered = [given_[0], *sorted(given_[1:], key=across)]
    assert [one.anchor for rows in sheets for row in rows for one in row] == [one.anchor for one in ordered]
    assert [one.anchor for row in sheets[0] for one in row] == ["s-0"]
    for rows in sheets:
        assert height(rows) <= LEAVES
        for row in rows:
            assert len(row) == 1 or len(row) <= min(across(one) for one in row)
            assert tallest(row) <= LEAVES


def test_branches_of_two_columns_stand_three_beside_each_other_of_three_two_and_deeper_ones_alone() -> None:
    assert [across(branch(2, deep, 1)) for deep in (1, 2, 3, 5)] == [3, 2, 1, 1]


def test_five_small_branches_share_one_sheet() -> None:
    sheets = packed([branch(9, 2, 0), *(branch(2, 1, number) for number in range(1, 6))])
    assert [[len(row) for row in rows] for rows in sheets] == [[1], [3, 2]]


def test_126_kpis_take_five_sheets_and_no_drawing_leaves_its_sheet_or_lies_on_another() -> None:
    """Sixteen branches: they took as many sheets when each had one of its own."""
    report = large(5, 8, 20)
    assert len(report.tree.kpis) == 126
    assert len(branches(report.tree.root)) == 16
    for language in ("en", "ja"):
        sheets = tree(Context(report, Words(language), "pdf", drawn=False)).sheets
        assert len(sheets) == 5
        for sheet in sheets:
            assert sheet.high <= HIGH + 1e-9
            for one in sheet.drawings:
                assert one.left + one.wide <= WIDE + 1e-9
                for other in sheet.drawings:
                    beside = one.left + one.wide <= other.left or other.left + other.wide <= one.left
                    below = one.top + one.high <= other.top or other.top + other.high <= one.top
                    assert other is one or beside or below
