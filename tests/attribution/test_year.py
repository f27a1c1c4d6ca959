"""The year so far is the sum of its months."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forest import FIRST, grow
from nenrin.attribution import attribute, attribute_year, working
from nenrin.comparisons import Plan
from nenrin.tree import Tree
from nenrin.vocabulary import Label, Sentence
from tries import tries

MONTHS = 36
AUGUST = FIRST + 31
numbers = st.lists(st.floats(1, 500).map(lambda one: round(one, 2)), min_size=MONTHS, max_size=MONTHS)


def shop(orders: list[float], basket: list[float], year_starts: int = 1) -> Tree:
    revenue = [one * other for one, other in zip(orders, basket, strict=True)]
    tree = grow({"root": revenue, "orders": orders, "basket": basket}, {"root": {"split": "orders * basket"}})
    return replace(tree, additive=frozenset({"root", "orders"}), year_starts=year_starts)


@settings(max_examples=tries(30), deadline=None)
@given(numbers, numbers, st.integers(1, 12))
def test_it_closes_to_the_difference_of_the_two_years(
    orders: list[float], basket: list[float], year_starts: int,
) -> None:
    tree = shop(orders, basket, year_starts)
    found = attribute_year(tree, AUGUST, Plan())
    assert found.failure is None
    months = AUGUST.year_to_date(year_starts)
    so_far, before = (sum(tree.series["root"][one + -back] for one in months) for back in (0, 12))
    assert found.change == pytest.approx(so_far - before, abs=1e-9 * (so_far + before))
    leaves = found.contributions["root/orders"] + found.contributions["root/basket"]
    assert leaves == pytest.approx(so_far - before, abs=1e-9 * (so_far + before))
    assert found.contributions["root"] == pytest.approx(leaves, abs=1e-9 * (so_far + before))


def test_every_node_is_the_sum_of_its_months() -> None:
    tree = shop([float(100 + 7 * step % 13) for step in range(MONTHS)], [float(5 + step % 3) for step in range(MONTHS)])
    found = attribute_year(tree, AUGUST, Plan())
    months = [attribute(tree, one, "prior_year", Plan()) for one in AUGUST.year_to_date()]
    for path, effect in found.contributions.items():
        assert effect == pytest.approx(sum(one.contributions[path] for one in months))
    with pytest.raises(ValueError, match="no path of its own"):
        working(tree, found)


def test_a_root_whose_months_do_not_add_up_has_no_such_year() -> None:
    tree = replace(shop([1.0] * MONTHS, [1.0] * MONTHS), additive=frozenset())
    assert attribute_year(tree, AUGUST, Plan()).failure == Sentence("attribution.no_year", {"kpi": Label("Root")})


def test_a_month_that_cannot_be_shared_out_is_told() -> None:
    tree = shop([1.0] * MONTHS, [1.0] * MONTHS)
    short = replace(tree, series={**tree.series, "basket": {AUGUST: 1.0}})
    failure = attribute_year(short, AUGUST, Plan()).failure
    assert failure is not None
    assert failure.plan == "attribution.absent"
    assert attribute_year(tree, AUGUST, Plan(), "plan").failure == Sentence("attribution.no_plan")
