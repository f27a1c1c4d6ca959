"""Where an unexplained change sits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from forest import FIRST, grow, measured, monthly
from nenrin.expectations import expect
from nenrin.explanations import Cause, explain
from nenrin.findings import Callout, find
from nenrin.findings.inquiry import Inquiry
from nenrin.findings.parts import Parts, cuts
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
    found = callout(by_region(UK=80.0, Abroad=120.0)).where
    assert [one.segment for one in found] == ["Abroad", "UK"]
    assert found[0].share == pytest.approx(0.6, abs=0.1)
    assert sum(one.share for one in found) == pytest.approx(1.0, abs=0.05)


def test_a_change_that_all_segments_share_alike_sits_nowhere_however_large_one_is() -> None:
    assert callout(by_region(UK=-0.2 * UK[36], Abroad=-0.2 * ABROAD[36])).where == ()


def test_a_segment_that_opens_holds_the_change() -> None:
    tree = by_region()
    new = {month: 150.0 if month == MONTH else 0.0 for month in tree.months}
    segments = {"region": {**tree.segments["region"], "Mars": {"root": new}}}
    whole = {month: value + new[month] for month, value in tree.series["root"].items()}
    found = callout(grow({"root": whole}, {"root": {"also": [{"by": "region"}]}}, segments=segments)).where
    assert [one.segment for one in found] == ["Mars"]
    assert found[0].share == pytest.approx(1.0, abs=0.2)


def test_a_segment_that_opens_later_has_no_say() -> None:
    """As rows read up to a later month know it: nothing before, and no part of what it was not there for."""
    tree = by_region(UK=-200.0)
    later = dict.fromkeys(tree.months, 0.0) | {MONTH + 3: 150.0}
    known = {**tree.segments["region"], "Mars": {"root": later}}
    then = inquired(tree), inquired(replace(tree, segments={"region": known}))
    assert [one.dimensions for one in then[0]] == [("region",)]
    assert [list(one.series) for one in then[1]] == [list(one.series) for one in then[0]]


def inquired(tree: Tree) -> list[Parts]:
    return list(cuts(Inquiry(tree, {}, {}, MONTH, frozenset(), measured()), ("root",)))


@pytest.mark.parametrize(("loss", "segments"), [
    (0.4, ["a", "b"]), pytest.param(0.8, ["c", "d"], marks=pytest.mark.slow),
])
def test_of_two_dimensions_the_one_that_moved_comes_first(loss: float, segments: list[str]) -> None:
    """A loss in one segment of ``kind`` shows in every region by its size: that is not where it sits."""
    shares, right, looked = {"a": 0.5, "b": 0.3, "c": 0.12, "d": 0.08}, 0, 0
    for seed in range(40):
        cells = 1000 * (1 + np.random.default_rng(seed).normal(0, 0.06, (37, 4, 3)))
        cells = cells * np.array(list(shares.values()))[:, None] * np.array([0.7, 0.2, 0.1])
        moved = segments[seed % 2]
        cells[36, list(shares).index(moved)] *= 1 - loss
        kinds = {name: {"root": monthly(cells[:, place].sum(axis=1))} for place, name in enumerate(shares)}
        regions = {name: {"root": monthly(cells[:, :, place].sum(axis=1))} for place, name in enumerate("xyz")}
        said = {"root": {"also": [{"by": "region"}, {"by": "kind"}]}}
        tree = grow({"root": cells.sum(axis=(1, 2)).tolist()}, said, segments={"kind": kinds, "region": regions})
        expected = expect(tree, MONTH)
        found = find(tree, {}, expected, explain(tree, [], expected, MONTH), measured(), MONTH).callouts
        looked += len(found)
        right += sum(bool(one.where) and one.where[0].segment == moved for one in found)
    assert looked >= 16
    assert right >= 0.85 * looked


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


def test_the_segments_too_do_not_learn_from_a_one_off() -> None:
    """A giant order abroad three months before, and a loss in the UK now: unforgotten, it would hide the loss."""
    tree = by_region(UK=-150.0)
    parts = tree.segments["region"]
    abroad = {**parts["Abroad"]["root"], MONTH + -3: 3000.0}
    whole = {month: value + abroad[month] for month, value in parts["UK"]["root"].items()}
    segments = {"region": {"UK": parts["UK"], "Abroad": {"root": abroad}}}
    spoilt = grow({"root": whole}, {"root": {"also": [{"by": "region"}]}}, segments=segments)
    expected = expect(spoilt, MONTH, one_offs={"root": frozenset([MONTH + -3])})
    found = find(spoilt, {}, expected, explain(spoilt, [], expected, MONTH), measured(), MONTH).callouts[0].where
    assert [one.segment for one in found] == ["UK"]
    assert found[0].share == pytest.approx(1.0, abs=0.2)


def despite(claimed: float, segment: str | None, uk: float, abroad: float) -> Callout:
    """The call-out of a month for which something was claimed."""
    cause = Cause.model_validate({
        "id": "mail", "label": "Mail", "kpi": "root", "direction": "up", "size": (0.95 * claimed, 1.05 * claimed),
        "months": {"from": str(MONTH), "to": str(MONTH)}, "kind": "initiative", "segment": segment,
    })
    tree = by_region(UK=uk, Abroad=abroad)
    expected = expect(tree, MONTH)
    (found,) = find(tree, {}, expected, explain(tree, [cause], expected, MONTH), measured(), MONTH).callouts
    return found


def test_a_claim_that_came_to_nothing_sits_in_the_segment_that_it_was_claimed_for() -> None:
    """Nothing moved: what is missing is missing abroad."""
    found = despite(150.0, "Abroad", -16.0, -4.0)
    assert found.kind == "failed"
    assert [one.segment for one in found.where] == ["Abroad"]
    assert found.where[0].share == pytest.approx(1.0, abs=0.15)


def test_a_claim_for_all_that_came_to_nothing_sits_nowhere() -> None:
    """It was to come by what each segment usually has, and came nowhere."""
    found = despite(180.0, None, -16.0, -8.0)
    assert (found.kind, found.where) == ("failed", ())


def test_what_is_left_of_a_change_that_was_partly_claimed_is_looked_for_without_the_claim() -> None:
    """The UK brought the 200 that were claimed for it; the 120 that nobody claimed came from abroad."""
    found = despite(200.0, "UK", 200.0, 120.0)
    assert [one.segment for one in found.where] == ["Abroad"]
    assert found.where[0].share == pytest.approx(1.0, abs=0.25)


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
