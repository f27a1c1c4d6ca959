"""The plan of a month, as formulas read it."""

from __future__ import annotations

import pytest

from by_hand import JANUARY, kpi, measures
from nenrin.comparisons import Plan, Planned
from nenrin.tree import Tree, grow

TREE = grow({"x": kpi()}, "x", measures({"x": [1, 2, 3]}), year_starts=4)
PLAN = Plan({"x": {JANUARY + 1: 20.0, JANUARY + 3: 40.0}})


def test_before_the_plan_begins_what_happened_stands_and_a_gap_in_it_stays_a_gap() -> None:
    """Planned for February and April; January happened; March happened too, but the plan has begun."""
    april = Planned(PLAN, TREE, JANUARY + 3)
    assert [april.value("x", back) for back in range(5)] == [40, None, 20, 1, None]


def test_an_empty_plan_reads_nothing() -> None:
    assert Planned(Plan(), TREE, JANUARY).value("x", 0) is None
    assert Plan().begins is None


@pytest.mark.parametrize(("tree", "back", "position"), [(TREE, 0, 9), (TREE, 1, 8), (TREE, 10, 11)])
def test_a_month_knows_its_place_in_the_fiscal_year(tree: Tree, back: int, position: int) -> None:
    """From January 2011, the year beginning in April."""
    assert Planned(PLAN, tree, JANUARY).months_into_year(back) == position
