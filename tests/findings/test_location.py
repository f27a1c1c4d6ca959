"""Where an unexplained change sits."""

from __future__ import annotations

import numpy as np
import pytest

from forest import FIRST, grow, measured, monthly
from nenrin.expectations import expect
from nenrin.explanations import explain
from nenrin.findings import Callout, find
from nenrin.tree import Tree

MONTH = FIRST + 36
RANDOM = np.random.default_rng(8)
UK = (600 + RANDOM.normal(0, 5, 37)).tolist()
ABROAD = (300 + RANDOM.normal(0, 5, 37)).tolist()


def callout(tree: Tree) -> Callout:
    expected = expect(tree, MONTH)
    return find(tree, {}, expected, explain(tree, [], expected, MONTH), measured(), MONTH).callouts[0]


def by_region(kpi: str = "root", **shocks: float) -> Tree:
    """One KPI, two regions, each shocked in the judged month."""
    uk = monthly([*UK[:36], UK[36] + shocks.get("UK", 0.0)])
    abroad = monthly([*ABROAD[:36], ABROAD[36] + shocks.get("Abroad", 0.0)])
    whole = {month: uk[month] + abroad[month] for month in uk}
    segments = {"region": {"UK": {kpi: uk}, "Abroad": {kpi: abroad}}}
    return grow({kpi: whole}, {kpi: {"also": [{"by": "region"}]}}, root=kpi, segments=segments)


def test_the_segment_that_moved_holds_it() -> None:
    found = callout(by_region(UK=-200.0)).where
    assert [(one.dimension, one.segment) for one in found] == [("region", "UK")]
    assert found[0].share == pytest.approx(1.0, abs=0.1)


def test_segments_share_it_largest_first_and_make_it_up() -> None:
    found = callout(by_region(UK=60.0, Abroad=140.0)).where
    assert [one.segment for one in found] == ["Abroad", "UK"]
    assert found[0].share == pytest.approx(0.7, abs=0.1)
    assert sum(one.share for one in found) == pytest.approx(1.0, abs=0.05)


def test_a_segment_that_vanishes_counts_as_zero() -> None:
    tree = by_region()
    segments = {"region": {name: {"root": dict(part["root"])} for name, part in tree.segments["region"].items()}}
    del segments["region"]["Abroad"]["root"][MONTH]
    whole = {month: sum(part["root"].get(month, 0.0) for part in segments["region"].values()) for month in tree.months}
    found = callout(grow({"root": whole}, {"root": {"also": [{"by": "region"}]}}, segments=segments))
    assert found.where[0].segment == "Abroad"
    assert found.where[0].share == pytest.approx(1.0, abs=0.1)


def test_a_rate_has_no_segments_that_add_up() -> None:
    tree = by_region(UK=-200.0)
    series = {"root": tree.series["root"], "above": tree.series["root"], "below": monthly([1.0] * 37)}
    said = {"root": {"formula": "above / below", "also": [{"by": "region"}]}}
    assert callout(grow(series, said, segments=tree.segments)).where == ()


def branches(first: float, second: float, third: float) -> Tree:
    """A root of three noisy leaves, so noisy that none of them is conspicuous where the root is."""
    noise = RANDOM.normal(0, 10, (3, 36))
    noise -= noise.mean(axis=0)  # the leaves cancel each other out: the root is steady, they are not
    rows = [[*(100 + row), 100 + shock] for row, shock in zip(noise, (first, second, third), strict=True)]
    series = dict(zip(("a", "b", "c"), (monthly(row) for row in rows), strict=True))
    root = {month: sum(line[month] for line in series.values()) for month in series["a"]}
    return grow({"root": root, **series}, {"root": {"split": "a + b + c"}})


def test_a_call_out_that_stays_on_a_parent_names_the_child_that_carries_it() -> None:
    found = callout(branches(12.0, 1.0, 1.0))
    assert found.kpi == "root"
    assert found.branch == "a"
    assert found.branch_share is not None
    assert found.branch_share > 0.5


def test_a_change_of_all_children_alike_has_no_such_child() -> None:
    found = callout(branches(6.0, 6.0, 6.0))
    assert (found.kpi, found.branch, found.branch_share) == ("root", "", None)
