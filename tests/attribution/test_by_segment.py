"""A rate of the tree taken apart by segment, wherever its parts add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forest import FIRST, grow, monthly
from nenrin.attribution import by_segment
from nenrin.tree import Tree

MONTH = FIRST + 12
Rows = Sequence[tuple[float, float]]
"""(size, rate) of the first month, of the same month a year later, of the month after that."""


def rate(segments: Mapping[str, Rows], formula: str = "won / asked") -> Tree:
    """``won`` and ``asked`` by region, in months 0, 12 and 13."""
    months = (FIRST, FIRST + 12, FIRST + 13)
    cut = {
        name: {
            "asked": {month: size for month, (size, _) in zip(months, rows, strict=True)},
            "won": {month: size * one for month, (size, one) in zip(months, rows, strict=True)},
        }
        for name, rows in segments.items()
    }
    whole = {
        part: {month: sum(one[part][month] for one in cut.values()) for month in months} for part in ("asked", "won")
    }
    overall = {month: whole["won"][month] / whole["asked"][month] for month in months}
    return grow({"root": overall, **whole}, {"root": {"formula": formula}}, segments={"region": cut})


TWO = {"a": [(90.0, 0.10), (90.0, 0.100), (50.0, 0.099)], "b": [(10.0, 0.10), (10.0, 0.100), (50.0, 0.100)]}


def test_against_the_month_before_the_fallen_segment_carries_the_fall() -> None:
    effects = by_segment(rate(TWO), "root", "region", MONTH + 1)
    assert effects is not None
    assert effects.rate == pytest.approx({"a": -0.0007, "b": 0.0}, abs=1e-15)
    assert sum(effects.mix.values()) == pytest.approx(0.0002, abs=1e-15)


def test_against_the_year_before() -> None:
    effects = by_segment(rate(TWO), "root", "region", MONTH, "prior_year")
    assert effects is not None
    assert effects.rate == pytest.approx({"a": 0.0, "b": 0.0})


def test_new_and_closed_segments_stand_apart() -> None:
    rows = {"a": [(1.0, 0.1), (80.0, 0.1), (60.0, 0.1)], "old": [(1.0, 0.0), (20.0, 0.0), (0.0, 0.0)],
            "new": [(0.0, 0.0), (0.0, 0.0), (40.0, 0.2)]}
    effects = by_segment(rate(rows), "root", "region", MONTH + 1)
    assert effects is not None
    assert effects.closed == pytest.approx({"old": 0.02})
    assert effects.opened == pytest.approx({"new": 0.04})


def test_where_segments_are_more_than_the_whole_there_is_no_such_reading() -> None:
    """A customer who bought in two regions is counted in both."""
    tree = rate(TWO)
    month = MONTH + 1
    fewer = {**tree.series, "asked": {one: value - 1 for one, value in tree.series["asked"].items()}}
    both = grow(fewer, {"root": {"formula": "won / asked"}}, segments=tree.segments)
    assert by_segment(both, "root", "region", month) is None


def test_what_is_no_rate_is_not_cut_or_has_no_month_before_has_no_such_reading() -> None:
    tree, month = rate(TWO), MONTH + 1
    assert by_segment(tree, "asked", "region", month) is None
    assert by_segment(tree, "root", "channel", month) is None
    assert by_segment(tree, "root", "region", month + 1) is None
    assert by_segment(tree, "root", "region", month, "plan") is None
    assert by_segment(rate(TWO, "won - asked"), "root", "region", month) is None


def test_a_segment_with_results_but_no_size_has_no_rate() -> None:
    series = {"root": [0.5, 0.6], "won": [50.0, 60.0], "asked": [100.0, 100.0]}
    cut = {"a": {"won": monthly([50.0, 55.0]), "asked": monthly([100.0, 100.0])},
           "b": {"won": monthly([0.0, 5.0]), "asked": monthly([0.0, 0.0])}}
    tree = grow(series, {"root": {"formula": "won / asked"}}, segments={"region": cut})
    assert by_segment(tree, "root", "region", FIRST + 1) is None


sizes = st.tuples(st.floats(1, 100), st.floats(0, 1))


@given(st.dictionaries(st.sampled_from("abcde"), st.tuples(sizes, sizes, sizes), min_size=1))
def test_everything_together_is_the_rates_change(segments: dict[str, Rows]) -> None:
    tree = rate(segments)
    effects = by_segment(tree, "root", "region", MONTH + 1)
    assert effects is not None
    groups = (effects.rate, effects.mix, effects.opened, effects.closed)
    change = tree.series["root"][MONTH + 1] - tree.series["root"][MONTH]
    assert sum(effect for group in groups for effect in group.values()) == pytest.approx(change, abs=1e-12)
