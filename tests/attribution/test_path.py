"""Kinks, jumps and poles on the straight path."""

from __future__ import annotations

import pytest

from nenrin.attribution import Shares, share_out
from nenrin.attribution.of_formula import FormulaOf
from nenrin.attribution.path import Path
from nenrin.formulas import Formula, Reference


def shared(text: str, **moves: tuple[float, float]) -> Shares[Reference]:
    return share_out(
        Formula.parse(text), {(name, 0): move[0] for name, move in moves.items()},
        {(name, 0): move[1] for name, move in moves.items()},
    )


def test_three_factors_that_double_share_evenly() -> None:
    shares = shared("a * b * c", a=(10, 20), b=(10, 20), c=(10, 20))
    assert list(shares.contributions.values()) == pytest.approx([7000 / 3] * 3, rel=1e-14)
    assert shares.points == 8


def test_orders_that_double_at_half_the_price_are_three_quarters_each_way() -> None:
    shares = shared("orders * price", orders=(100, 200), price=(10, 5))
    assert shares.contributions == pytest.approx({("orders", 0): 750, ("price", 0): -750})


def test_from_nothing_and_through_nothing() -> None:
    """Zeros and changes of sign are no trouble where nothing is divided by them. By hand: 50 × (20 + 22) ÷ 2."""
    shares = shared("users * spend", users=(0, 50), spend=(20, 22))
    assert shares.contributions == pytest.approx({("users", 0): 1050, ("spend", 0): 50})
    loss = shared("(sales - cost) / sales", sales=(100, 130), cost=(120, 110))
    assert sum(loss.contributions.values()) == pytest.approx(20 / 130 + 0.2, rel=1e-12)


def test_the_same_name_twice_is_one_variable() -> None:
    assert shared("a * a", a=(3, 5)).contributions == pytest.approx({("a", 0): 16})


def test_a_ratio_is_shared_by_its_logarithms() -> None:
    """∫ over the straight path of a ÷ b, from 1 ÷ 1 to 2 ÷ 4, by hand: φ_a = ln(4) ÷ 3, φ_b = −1 ÷ 2 − ln(4) ÷ 3."""
    shares = shared("a / b", a=(1, 2), b=(1, 4))
    third = 0.46209812037329684
    assert shares.contributions == pytest.approx({("a", 0): third, ("b", 0): -0.5 - third}, rel=1e-12)


def test_a_kink_is_met_exactly() -> None:
    """max(a − b, 0): nothing for the first third of the way, then both move it. By hand 8 ÷ 3 and 4 ÷ 3."""
    shares = shared("max(a - b, 0)", a=(0, 4), b=(2, 0))
    assert shares.exact
    assert shares.contributions == pytest.approx({("a", 0): 8 / 3, ("b", 0): 4 / 3}, rel=1e-11)
    assert shared("abs(a)", a=(-1, 3)).contributions == pytest.approx({("a", 0): 2}, rel=1e-11)
    assert shared("min(a, b) * c", a=(0, 7), b=(3, 3), c=(1, 2)).exact


def test_several_kinks_close_to_the_last_bit() -> None:
    """|t − 1/3| + |t − 2/3| + max(t, 1/2): by hand 1/2, for the two sizes come back to where they were."""
    shares = shared("abs(a - 1 / 3) + abs(a - 2 / 3) + max(a, 0.5)", a=(0, 1))
    assert shares.exact
    assert shares.contributions == pytest.approx({("a", 0): 0.5}, rel=1e-12)
    assert shares.points <= 200, "found as bends, not by halving blindly"


def test_near_a_pole_the_path_is_taken_in_ever_smaller_pieces() -> None:
    """1 ÷ b from 1 to a ten-thousandth; by hand 9,999."""
    shares = shared("a / b", a=(1, 1), b=(1, 1e-4))
    assert shares.exact
    assert shares.contributions["b", 0] == pytest.approx(9_999, rel=1e-12)


def test_a_divisor_that_touches_0_in_a_kink_is_not_exact() -> None:
    assert not shared("a / abs(b)", a=(1, 1), b=(-1, 2)).exact


def test_more_points_are_taken_where_eight_are_not_enough() -> None:
    shares = shared("a / (b * b * b)", a=(1, 2), b=(0.3, 2))
    assert shares.exact
    assert shares.points in {16, 32, 64, 128}
    again = Path(FormulaOf(Formula.parse("a / (b * b * b)")), {("a", 0): 1, ("b", 0): 0.3}, {("a", 0): 2, ("b", 0): 2})
    assert shares.contributions == again.pull(0, 1, shares.points), "the points told are the points taken"
    assert abs(shares.residual) <= 1e-12 * abs(shares.start)


def test_where_both_grow_alike_the_parts_are_still_right() -> None:
    """A ÷ b stays 1 all the way, so any number of points leaves no residual; by hand φ_a = ln 100 = −φ_b."""
    shares = shared("a / b", a=(1, 100), b=(1, 100))
    assert shares.contributions == pytest.approx({("a", 0): 4.605170185988092, ("b", 0): -4.605170185988092}, rel=1e-11)


def test_a_pole_and_a_jump_are_not_exact() -> None:
    assert not shared("a / b", a=(1, 1), b=(-1, 2)).exact
    assert not shared("coalesce(a / b, 0)", a=(0, 1), b=(0, 2)).exact


def test_a_divisor_of_0_at_an_end_is_told() -> None:
    with pytest.raises(ZeroDivisionError):
        shared("a / b", a=(1, 1), b=(1, 0))


def test_what_is_not_given_has_no_shares() -> None:
    with pytest.raises(ValueError, match="not given"):
        shared("a + b", a=(1, 2))
    with pytest.raises(ValueError, match="ytd"):
        shared("ytd(a)", a=(1, 2))


def test_months_back_are_variables_of_their_own() -> None:
    formula = Formula.parse("a - prev(a)")
    shares = share_out(formula, {("a", 0): 5, ("a", 1): 4}, {("a", 0): 9, ("a", 1): 5})
    assert shares.contributions == pytest.approx({("a", 0): 4, ("a", 1): -1})
