"""A cause that lasts moves the past to its level after three months, and then claims nothing more."""

from __future__ import annotations

import pytest

from entries import cause
from forest import FIRST, grow, monthly
from nenrin.expectations import expect
from nenrin.explanations import Cause, explain, one_offs, shifts
from nenrin.tree import Tree

NOISE = (0.0, 3.0, -2.0, 1.0, -3.0, 2.0, -1.0, 4.0, -4.0, 1.0, 2.0, -2.0)
RISE = FIRST + 20


def line(level: float = 100.0, rise: float = 0.0, months: int = 36) -> list[float]:
    return [level + NOISE[step % 12] + (rise if step >= 20 else 0.0) for step in range(months)]


def tree(rise: float = 0.0) -> Tree:
    """A root of a × b; ``rate`` is made of a beside the tree."""
    a = line(rise=rise)
    series = {"root": [10 * one for one in a], "a": a, "b": [10.0] * 36, "rate": a, "side": a}
    cut = {"region": {"UK": {"a": monthly(a), "rate": monthly(a)}}}
    return grow(series, {"root": {"split": "a * b"}, "rate": {"formula": "a / 1"}}, segments=cut)


def test_its_first_month_is_told_for_its_kpi_and_all_that_is_made_of_it() -> None:
    entry = cause("a", RISE, RISE + 5, size=[20, 30], lasting=True)
    assert shifts(tree(), [entry], RISE + 9) == dict.fromkeys(("a", "root", "rate"), (RISE,))


def test_what_has_no_end_lasts() -> None:
    assert set(shifts(tree(), [cause("a", RISE, size=[20, 30])], RISE + 9)) == {"a", "root", "rate"}


@pytest.mark.parametrize("entry", [
    cause("a", RISE), cause("a", RISE, RISE + 1, size=[20, 30]), cause("nobody", RISE, size=[20, 30]),
    cause("rate", RISE, size=[1, 2], segment="UK"), cause("a", RISE + 9, size=[20, 30]),
])
def test_a_word_alone_a_one_off_and_what_is_still_to_come_move_no_level(entry: Cause) -> None:
    assert shifts(tree(), [entry], RISE + 9) == {}


def test_several_levels_stand_in_the_order_of_time() -> None:
    entries = [cause("root", RISE + 4, id="two", size=[1, 2]), cause("a", RISE, size=[20, 30])]
    assert shifts(tree(), entries, RISE + 9)["root"] == (RISE, RISE + 4)


def test_what_lasts_is_no_one_off() -> None:
    assert one_offs(tree(), [cause("a", RISE, RISE + 5, size=[20, 30], lasting=True)]) == {}


@pytest.mark.parametrize("months", range(10))
def test_a_lasting_rise_is_explained_for_three_months_and_then_expected(months: int) -> None:
    """A rise of 60 that was declared at 55 … 65, month after month: never unexplained, never failed to move."""
    grown, month = tree(rise=60.0), RISE + months
    entries = [cause("a", RISE, size=[55, 65], lasting=True)]
    expected = expect(grown, month, shifts=shifts(grown, entries, month), one_offs=one_offs(grown, entries))
    for kpi in ("a", "root"):
        found = explain(grown, entries, expected, month)[kpi]
        assert found.claims[0].learnt is (months >= 3)
        assert found.explained == pytest.approx(0.0 if months >= 3 else 60.0 if kpi == "a" else 600.0)
        assert found.unexplained is not None
        assert found.spread is not None
        assert abs(found.unexplained) <= found.spread
