"""The mix of a rate: what its segments' weights did beyond what was expected of them."""

from __future__ import annotations

import pytest

from forest import FIRST, grow
from nenrin.explanations.mix import mixes
from nenrin.tree import Tree
from nenrin.vocabulary import Month
from weights import LAST, MONTHS, rate, steady


def mix(tree: Tree, kpi: str = "root", month: Month = LAST) -> float:
    """One KPI's mix."""
    return mixes(tree, [kpi], month).get(kpi, 0.0)


def test_a_shift_to_the_better_segment_is_mix() -> None:
    """A fifth of the weight goes from 10 % to 20 %: two points more, give or take the wobble."""
    tree = rate(lambda step: steady(step) + (0.2 if step == MONTHS - 1 else 0.0))
    assert mix(tree) == pytest.approx(0.02, abs=0.002)


def test_a_segments_own_rate_is_no_mix() -> None:
    tree = rate(steady, lambda step: 0.25 if step == MONTHS - 1 else 0.2)
    assert mix(tree) == 0


def test_weights_inside_their_own_range_are_chance() -> None:
    assert mix(rate(steady)) == 0
    assert mix(rate(lambda _: 0.5)) == 0


def test_a_shift_that_comes_every_year_is_season() -> None:
    """Every May two tenths more, and May is the month judged: expected of the weights, so not told again."""
    may = (MONTHS - 1) % 12
    tree = rate(lambda step: steady(step) + (0.2 if step % 12 == may else 0.0))
    assert abs(mix(tree)) < 0.01


@pytest.mark.parametrize("kpi", ["asked", "won"])
def test_what_is_no_rate_has_no_mix(kpi: str) -> None:
    assert mix(rate(steady), kpi) == 0


def test_without_segments_that_add_up_or_without_a_past_there_is_none() -> None:
    tree = rate(lambda step: steady(step) + (0.2 if step == MONTHS - 1 else 0.0))
    twice = {**tree.series, "asked": {month: value - 1 for month, value in tree.series["asked"].items()}}
    assert mix(grow(twice, {"root": {"formula": "won / asked"}}, segments=tree.segments)) == 0
    assert mix(tree, "root", FIRST) == 0
    assert mix(tree, "root", Month(2030, 1)) == 0
