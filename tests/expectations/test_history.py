"""The months an expectation may see: before the judged one, gaps bridged without looking ahead."""

from __future__ import annotations

import math

import numpy as np
import pytest

from forest import FIRST, monthly
from nenrin.expectations.blend import NEEDED, blend
from nenrin.expectations.history import history
from nenrin.vocabulary import Month

VALUES = [20.0, 23.0, 19.0, 24.0, 22.0, 26.0, 21.0, 25.0, 27.0, 24.0, 28.0, 26.0, 25.0, 29.0]
NONE: frozenset[Month] = frozenset()


def without(*missing: int) -> dict[Month, float]:
    return {month: value for month, value in monthly(VALUES).items() if month - FIRST not in missing}


def test_it_holds_the_months_strictly_before_the_judged_one() -> None:
    known = history(monthly(VALUES), FIRST + 14, NONE, blend, NEEDED)
    assert known.before(FIRST + 10).values.tolist() == VALUES[:10]
    assert known.before(FIRST + 10).observed == 10
    assert known.before(FIRST + 14).values.tolist() == VALUES
    assert known.before(FIRST).observed == 0


def test_an_absent_month_is_taken_to_have_been_what_was_expected_of_it() -> None:
    past = history(without(8), FIRST + 14, NONE, blend, NEEDED).before(FIRST + 12)
    expected = blend(np.array([VALUES[:8]])).mid[0]
    assert past.values.tolist() == pytest.approx([*VALUES[:8], expected, *VALUES[9:12]])
    assert past.observed == 11


def test_a_month_left_out_is_bridged_like_an_absent_one() -> None:
    absent = history(without(8), FIRST + 14, NONE, blend, NEEDED).before(FIRST + 12)
    left_out = history(monthly(VALUES), FIRST + 14, frozenset([FIRST + 8]), blend, NEEDED).before(FIRST + 12)
    assert left_out.values.tolist() == absent.values.tolist()
    assert left_out.observed == absent.observed


def test_early_on_the_last_value_stands_in() -> None:
    past = history(without(2, 3), FIRST + 14, NONE, blend, NEEDED).before(FIRST + 7)
    assert past.values.tolist() == [20.0, 23.0, 23.0, 23.0, 22.0, 26.0, 21.0]


def test_a_gap_of_more_than_three_months_begins_the_history_anew() -> None:
    bridged = history(without(4, 5, 6), FIRST + 14, NONE, blend, NEEDED)
    assert bridged.before(FIRST + 14).observed == 11
    anew = history(without(4, 5, 6, 7), FIRST + 14, NONE, blend, NEEDED)
    assert anew.before(FIRST + 14).values.tolist() == VALUES[8:]
    assert anew.before(FIRST + 8).observed == 0


def test_bridged_months_widen_the_band_as_they_carry_no_error() -> None:
    past = history(without(8), FIRST + 14, NONE, blend, NEEDED).before(FIRST + 12)
    assert past.stretch == pytest.approx(math.sqrt(12 / 11))


@pytest.mark.parametrize(("gone", "steps"), [((), 0), ((11,), 1), ((10, 11), 2), ((9, 11), 1), ((9, 10), 0)])
def test_what_lies_beyond_the_last_month_seen_is_the_less_certain(gone: tuple[int, ...], steps: int) -> None:
    """Half a variance more for each month that was not seen just before."""
    past = history(without(*gone), FIRST + 14, NONE, blend, NEEDED).before(FIRST + 12)
    assert past.unseen == steps
    assert past.stretch == pytest.approx(math.sqrt(12 / (12 - len(gone)) * (1 + steps / 2)))


def test_the_bridge_of_a_series_that_was_never_negative_is_not_negative() -> None:
    falling = monthly([60.0, 50.0, 40.0, 30.0, 20.0, 10.0] + [0.0] * 30)
    gaps = frozenset(FIRST + step for step in (20, 25, 26))
    past = history(falling, FIRST + 36, gaps, blend, NEEDED).before(FIRST + 36)
    assert past.values.min() >= 0


def test_one_offs_are_bridged_without_making_a_gap_longer() -> None:
    """Three absent months and, between them, one under a known cause: the gap is of three, not four."""
    gap = frozenset(FIRST + step for step in (4, 5, 7))
    past = history(monthly(VALUES), FIRST + 14, gap, blend, NEEDED, one_offs=frozenset([FIRST + 6])).before(FIRST + 14)
    assert (len(past.values), past.observed) == (14, 10)


def test_a_month_that_is_left_out_and_a_one_off_is_left_out() -> None:
    gap = frozenset(FIRST + step for step in (4, 5, 6, 7))
    both = history(monthly(VALUES), FIRST + 14, gap, blend, NEEDED, one_offs=gap).before(FIRST + 14)
    assert both.values.tolist() == VALUES[8:]
