"""Small branches of a tree share a sheet: rows of as many as have room beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nenrin.outputs.pages.branches import LEAVES, Branch, leaves
from nenrin.tree import Node

Row = tuple[Branch, ...]
_ACROSS = ((2, 3), (3, 2))
"""Branches of so many columns of cards have room so many times across a sheet; deeper ones once."""
_BETWEEN = 1
"""Leaves of height that two rows are kept apart by."""


def packed(branches: Sequence[Branch]) -> tuple[tuple[Row, ...], ...]:
    """The sheets, each as rows from the top: the root's branch alone, then the broad ones, then the narrow ones."""
    sheets: list[tuple[Row, ...]] = []
    for row in _rows(sorted(branches[1:], key=across)):
        if sheets and height((*sheets[-1], row)) <= LEAVES:
            sheets[-1] = (*sheets[-1], row)
        else:
            sheets.append((row,))
    return (((branches[0],),), *sheets)


def height(rows: Sequence[Row]) -> int:
    """In leaves: the tallest branch of each row, and what keeps the rows apart."""
    return sum(tallest(row) for row in rows) + _BETWEEN * (len(rows) - 1)


def tallest(row: Row) -> int:
    """Leaves of the tallest branch."""
    return max(leaves(branch.root) for branch in row)


def across(branch: Branch) -> int:
    """How often a branch of its depth has room across a sheet."""
    columns = _deepest(branch.root)
    return next((times for most, times in _ACROSS if columns <= most), 1)


def _rows(branches: Iterable[Branch]) -> list[Row]:
    """Neighbours of one width beside each other."""
    rows: list[Row] = []
    for branch in branches:
        times = across(branch)
        if rows and across(rows[-1][0]) == times and len(rows[-1]) < times:
            rows[-1] = (*rows[-1], branch)
        else:
            rows.append((branch,))
    return rows


def _deepest(root: Node) -> int:
    """Columns of cards."""
    return 1 + max(node.depth - root.depth for node in root.walk())
