"""Re-basing after a confirmed shift: the season and the quiet width stay, the judged month is never looked at."""

from __future__ import annotations

import numpy as np
import pytest

from forest import FIRST, grow
from nenrin.expectations import FAMILY, Expectation, expect
from nenrin.expectations.blend import blend
from nenrin.expectations.relevel import Unheard, relevel
from nenrin.tree import Tree
from nenrin.vocabulary import Month

SERIES = 60
SHIFT = FIRST + 40
SEASON = 1 + 0.2 * np.sin(2 * np.pi * np.arange(49) / 12)


def tree(values: dict[str, list[float]]) -> Tree:
    return grow({"root": [1.0] * 49, **values})


def drawn(level: float, seed: int = 3, series: int = SERIES) -> dict[str, list[float]]:
    """Seasonal series with 3 % noise; from month 40 on ``level`` times as high."""
    random = np.random.default_rng(seed)
    levels = np.where(np.arange(49) < 40, 1.0, level)
    noisy = 1000 * SEASON * (1 + 0.03 * random.normal(size=(series, 49)))
    return {f"k{row}": values.tolist() for row, values in enumerate(noisy * levels)}


def judged(values: dict[str, list[float]], month: Month, *, rebase: bool = True) -> list[Expectation]:
    shifts = dict.fromkeys(values, (SHIFT,)) if rebase else {}
    found = expect(tree(values), month, window=1, shifts=shifts)
    return [found[name][month] for name in values]


def widths(found: list[Expectation]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.array([one.half_width for one in found], dtype=float)


@pytest.mark.parametrize("since", [3, *(pytest.param(since, marks=pytest.mark.slow) for since in (5, 8))])
def test_after_three_months_of_a_new_level_the_band_is_as_wide_and_as_right_as_if_it_had_always_been(
    since: int,
) -> None:
    """Against the same noise without the shift: nine in ten of the actual values inside, and widths but for the level.

    A level told from k months is uncertain by one k-th of their variance: that much, and a tenth, may be added.
    """
    month = SHIFT + since
    shifted, quiet = judged(drawn(0.7), month), judged({
        name: (0.7 * np.array(values)).tolist() for name, values in drawn(1.0).items()
    }, month, rebase=False)
    assert 0.95 < np.median(widths(shifted)) / np.median(widths(quiet)) / (1 + 1 / since) ** 0.5 < 1.1
    assert np.mean([one.p is not None and one.p >= 0.05 for one in shifted]) >= 0.9
    assert {one.rebased for one in shifted} == {SHIFT}
    plain = judged(drawn(0.7), month, rebase=False)
    assert np.median(widths(plain)) > 1.5 * np.median(widths(shifted))


def test_the_season_is_kept() -> None:
    """Four months after a fall by three tenths the middle follows the season of the years before it."""
    month = SHIFT + 4
    mids = np.array([one.mid for one in judged(drawn(0.7), month)], dtype=float)
    assert np.mean(mids) == pytest.approx(700 * SEASON[44], rel=0.03)


def test_in_its_first_three_months_a_shift_teaches_nothing() -> None:
    """The claim goes on explaining: the band stays where it was, and the months are named."""
    values = drawn(0.7, series=12)
    never = {name: [*line[:40], *[1e6] * 9] for name, line in values.items()}
    for since in (1, 2):
        month = SHIFT + since
        found, other = judged(values, month), judged(never, month)
        assert [(one.low, one.mid, one.high) for one in found] == [(one.low, one.mid, one.high) for one in other]
        assert {one.without for one in found} == {frozenset(SHIFT + step for step in range(since))}
        assert {one.rebased for one in found} == {None}


def test_the_first_month_of_a_shift_is_judged_as_if_nothing_was_known_of_it() -> None:
    values = drawn(0.7, series=12)
    assert judged(values, SHIFT) == judged(values, SHIFT, rebase=False)


@pytest.mark.parametrize("method", FAMILY)
def test_the_judged_month_and_later_ones_are_not_looked_at(method: str) -> None:
    values = drawn(0.7)["k0"]
    bands = set()
    for last in (700.0, 5e6, -4.0):
        said = grow({"root": [*values[:45], last, last]}, {"root": {"expectation": method}})
        one = expect(said, FIRST + 45, window=1, shifts={"root": (SHIFT,)})["root"][FIRST + 45]
        bands.add((one.low, one.mid, one.high, one.rebased))
    assert len(bands) == 1


def test_the_level_of_the_past_is_that_of_the_months_since() -> None:
    """A steady 100 that becomes a steady 80 was always 80; what goes below zero moves by a difference instead."""
    line = {FIRST + step: 100.0 if step < 20 else 80.0 for step in range(30)}
    for lower, level in ((0.0, 80.0), (-120.0, -40.0)):
        moved = relevel(
            {month: value + lower for month, value in line.items()}, (FIRST + 20,), FIRST + 25, Unheard(), blend, 6,
        )
        assert moved.since == FIRST + 20
        assert list(moved.series) == [FIRST + step for step in range(25)]
        assert list(moved.series.values()) == pytest.approx([level] * 25)


def test_two_shifts_move_the_past_twice() -> None:
    line = {FIRST + step: 100.0 if step < 20 else 80.0 if step < 28 else 120.0 for step in range(40)}
    moved = relevel(line, (FIRST + 28, FIRST + 20), FIRST + 33, Unheard(), blend, 6)
    assert moved.since == FIRST + 28
    assert list(moved.series.values()) == pytest.approx([120.0] * 33)


def test_a_shift_after_too_short_a_past_begins_the_history() -> None:
    line = {FIRST + step: 100.0 if step < 5 else 80.0 for step in range(20)}
    moved = relevel(line, (FIRST + 5,), FIRST + 15, Unheard(), blend, 6)
    assert min(moved.series) == FIRST + 5


def test_one_offs_and_partial_months_say_nothing_about_the_level() -> None:
    line = {FIRST + step: 100.0 if step < 20 else 80.0 for step in range(30)}
    spoilt = {**line, FIRST + 21: 900.0, FIRST + 22: 1.0, FIRST + 10: -5.0}
    unheard = Unheard(frozenset([FIRST + 22]), frozenset([FIRST + 21, FIRST + 10]))
    moved = relevel(spoilt, (FIRST + 20,), FIRST + 26, unheard, blend, 6)
    assert moved.series[FIRST + 3] == pytest.approx(80.0)
    early = relevel(spoilt, (FIRST + 20,), FIRST + 24, unheard, blend, 6)
    assert (early.since, early.unlearnt) == (None, frozenset(FIRST + step for step in range(20, 24)))


def test_scaling_the_currency_scales_the_rebased_band() -> None:
    values = drawn(0.7, series=12)
    plain = judged(values, SHIFT + 4)
    scaled = judged({name: [150 * value for value in line] for name, line in values.items()}, SHIFT + 4)
    assert [one.mid for one in scaled] == pytest.approx([150 * (one.mid or 0) for one in plain])
    assert [one.p for one in scaled] == pytest.approx([one.p for one in plain], rel=1e-6)
