"""Movements that hide behind a parent that stands still: gross against net."""

from __future__ import annotations

import pytest

from forest import FIRST, grow
from nenrin.attribution import attribute, offsetting
from nenrin.comparisons import Plan

MONTH = FIRST + 1


def moves(split: str, *root: float, **leaves: tuple[float, float]) -> dict[str, float]:
    """What every leaf brought to the root that is made of them, in units of the root."""
    rows = {name: list(row) for name, row in leaves.items()}
    tree = grow({"root": [*root], **rows}, {"root": {"split": split}})
    found = attribute(tree, MONTH, "prior_month", Plan()).contributions
    return {name: found[f"root/{name}"] for name in leaves}


def test_segments_of_plus_and_minus_twelve_cancel_each_other_out() -> None:
    found = moves("a + b", 200, 200, a=(100, 112), b=(100, 88))
    assert found == {"a": pytest.approx(12), "b": pytest.approx(-12)}
    assert offsetting(found.values())


def test_orders_that_double_at_half_the_price_cancel_out() -> None:
    found = moves("orders * price", 1000, 1000, orders=(100, 200), price=(10, 5))
    assert found == {"orders": pytest.approx(750), "price": pytest.approx(-750)}
    assert offsetting(found.values())


@pytest.mark.parametrize(("sizes", "cancel"), [
    ((12.0, -12.0), True),
    ((12.0, -10.0), True),            # 2 came of 22
    ((15.0, -9.0), True),             # 6 of 24: just
    ((15.0, -8.9), False),
    ((40.0, -20.0, -19.0), True),     # one against two
    ((12.0, 8.0), False),             # both the same way
    ((5.0,), False),
    ((0.0, 0.0), False),              # nothing moved
    ((), False),
])
def test_a_net_of_more_than_a_quarter_of_the_gross_hides_nothing(sizes: tuple[float, ...], *, cancel: bool) -> None:
    assert offsetting(sizes) is cancel
    assert offsetting([-one for one in sizes]) is cancel
    assert offsetting([1000 * one for one in sizes]) is cancel
