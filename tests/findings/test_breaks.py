"""Level shifts: planted ones are dated, and noise, seasons and trends are none."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from forest import FIRST, grow, measured, monthly
from nenrin.findings import find
from nenrin.findings.breaks import Array, breaks, level_shifts

RANDOM = np.random.default_rng(6)
NOISE = RANDOM.normal(0, 1, (200, 48))
TIME = np.arange(48)


def broken(rows: Array) -> float:
    """The share of rows with a break."""
    return float(np.mean([bool(found) for found in level_shifts(rows)]))


def test_a_step_of_three_times_the_scatter_is_dated_to_the_month() -> None:
    found = level_shifts(NOISE + 3.0 * (TIME >= 20))
    assert np.mean([bool(one) and abs(one[0] - 20) <= 1 for one in found]) >= 0.9


def test_up_and_down_again_are_two() -> None:
    found = level_shifts(NOISE + 5.0 * ((TIME >= 15) & (TIME < 30)))
    assert np.mean([len(one) == 2 for one in found]) >= 0.95


def test_noise_and_trends_have_none() -> None:
    assert broken(NOISE) <= 0.02
    assert broken(NOISE + 0.3 * TIME) <= 0.02


def test_a_new_level_is_told_from_its_seventh_month_on() -> None:
    """Sooner it could only be told with a wrong date: a piece of six that holds fewer months of it."""
    rows = np.zeros((4, 30))
    for row, start in enumerate((22, 23, 24, 27)):
        rows[row, start:] = 10.0
    assert level_shifts(rows) == [(22,), (23,), (), ()]


def test_a_steady_series_and_one_that_is_too_short_have_none() -> None:
    assert level_shifts(np.full((1, 40), 1 / 3)) == [()]
    assert level_shifts(np.array([[0.0, 0.0, 0.0, 9.0, 9.0, 9.0]])) == [()]
    assert level_shifts(np.array([[0.0, 9.0]])) == [()]


@pytest.mark.parametrize("seed", range(5))
def test_no_other_partition_is_better(seed: int) -> None:
    """Against all partitions of eighteen months into pieces of at least six, one by one."""
    row = np.random.default_rng(seed).normal(0, 1, 18) + 4.0 * (np.arange(18) >= 8)
    row = (row - row.mean()) / row.std()

    def cost(cuts: tuple[int, ...]) -> float:
        pieces = itertools.pairwise((0, *cuts, 18))
        return sum(float(np.var(row[a:b])) * (b - a) for a, b in pieces) + 3 * math.log(18) * len(cuts)

    cuts = [some for count in range(3) for some in itertools.combinations(range(1, 18), count)]
    allowed = [some for some in cuts if all(b - a >= 6 for a, b in itertools.pairwise((0, *some, 18)))]
    assert level_shifts(row[None]) == [min(allowed, key=cost)]


def test_the_season_is_none_and_hides_none() -> None:
    season = np.tile([0, 0, 2, 0, -3, 0, 0, 4, 0, 0, 0, 9], 4)
    quiet, shifted = NOISE[0] + 3 * season, NOISE[1] + 3 * season + 8.0 * (TIME >= 24)
    found = breaks({"quiet": monthly(quiet.tolist()), "shifted": monthly(shifted.tolist())}, FIRST + 47, frozenset())
    assert list(found) == ["shifted"]
    (level,) = found["shifted"]
    assert abs(level.month - (FIRST + 24)) <= 1
    assert level.after - level.before == pytest.approx(8, abs=1)


def test_months_after_the_judged_one_are_not_seen_and_partial_ones_not_used() -> None:
    series = monthly((NOISE[2] + 9.0 * (TIME >= 20)).tolist())
    spoilt = {**series, FIRST + 10: 500.0}
    found = breaks({"a": series}, FIRST + 47, frozenset())
    assert [level.month for level in found["a"]] == [FIRST + 20]
    unspoilt = breaks({"a": spoilt}, FIRST + 47, frozenset([FIRST + 10]))
    assert [level.month for level in unspoilt["a"]] == [FIRST + 20]
    assert breaks({"a": series}, FIRST + 19, frozenset()) == breaks({"a": series}, FIRST + 22, frozenset()) == {}


def test_they_stand_among_the_findings_and_call_nothing_out() -> None:
    values = (100 + NOISE[3] + 9.0 * (TIME >= 20)).tolist()
    found = find(grow({"root": values}), {}, {}, {}, measured(), FIRST + 47)
    assert found.breaks == {"root": (FIRST + 20,)}
    assert found.callouts == ()
