"""The coverage ledger: every part of every change by name, closed to zero."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entries import cause, effect
from forest import FIRST, grow
from nenrin.expectations import Expectation, expect
from nenrin.explanations import Coverage, cover, explain, one_offs, shifts
from nenrin.tree import Tree
from nenrin.vocabulary import Month
from studied import studied
from tries import tries
from weights import LAST, MONTHS, rate, steady

MONTH = FIRST + 1
TREE = grow({"root": [900.0, 1100.0], "a": [90.0, 110.0], "b": [10.0, 10.0]}, {"root": {"split": "a * b"}})
BAND = Expectation(960.0, 1000.0, 1040.0, calendar=30.0)
EXPECTED = {"root": {MONTH: BAND}, "a": {MONTH: Expectation(95.0, 100.0, 105.0)}}


def covered(*entries: object, **said: object) -> Coverage:
    """The root's change of 200: 100 was expected, 30 of it for its trading days; 100 was not, and 40 may be chance."""
    measured = (effect(MONTH, 60.0, 55.0, 65.0),) if said.pop("measured", False) else ()
    found = explain(TREE, entries, EXPECTED, MONTH, measured)  # type: ignore[arg-type]
    return cover(TREE, found, EXPECTED, MONTH, **said)["root"]  # type: ignore[arg-type]


def test_without_causes_what_chance_does_not_allow_is_unexplained() -> None:
    assert covered() == Coverage(change=200.0, calendar=30.0, season=70.0, unexplained=100.0)


def test_what_a_cause_leaves_inside_the_range_is_noise() -> None:
    assert covered(cause(size=[70, 70])) == Coverage(200.0, 30.0, 70.0, causes=70.0, noise=30.0)


def test_what_was_measured_is_an_initiative_and_what_was_declared_a_cause() -> None:
    found = covered(cause(), cause(id="price", size=[20, 20]), measured=True)
    assert (found.initiatives, found.causes, found.noise) == (60.0, 20.0, 20.0)


def test_a_month_that_was_changed_since_it_was_sent_is_told_apart() -> None:
    """The month before was sent as 850 and is 900 now: the change against what was sent is 250, of which 50 is news."""
    found = covered(restated={"root": 850.0})
    assert (found.change, found.restatement, found.season, found.unexplained) == (250.0, 50.0, 70.0, 100.0)
    assert found.residual == 0


def test_a_month_that_was_sent_and_is_gone_is_no_restatement() -> None:
    """The change is then against the last month known."""
    tree = grow({"root": {FIRST + -1: 900.0, MONTH: 1100.0}})
    found = cover(tree, explain(tree, [], EXPECTED, MONTH), EXPECTED, MONTH, restated={"root": 850.0})["root"]
    assert (found.change, found.restatement) == (200.0, 0.0)


def test_a_kpi_that_is_not_judged_has_no_ledger() -> None:
    assert set(cover(TREE, explain(TREE, [], EXPECTED, MONTH), EXPECTED, MONTH)) == {"root", "a"}


def test_every_part_has_a_name() -> None:
    found = covered(cause(size=[70, 70]))
    told = {sentence.plan.rpartition(".")[2]: part for sentence, part in found.parts}
    assert list(told) == ["calendar", "season", "initiatives", "causes", "mix", "restatement", "noise", "unexplained"]
    assert sum(told.values()) == found.change


def shifted() -> Tree:
    """A rate that rose because a fifth of the weight went to the better segment."""
    return rate(lambda step: steady(step) + (0.2 if step == MONTHS - 1 else 0.0))


def test_the_mix_is_taken_from_what_the_causes_leave_and_counts_once() -> None:
    """Two points of mix, and what is left without them is chance."""
    tree = shifted()
    expected = expect(tree, LAST)
    explained = explain(tree, [], expected, LAST)
    found = cover(tree, explained, expected, LAST)["root"]
    assert found.mix == pytest.approx(0.02, abs=0.002)
    assert found.unexplained == 0
    assert found.mix + found.noise == pytest.approx(explained["root"].unexplained, abs=1e-15)
    assert abs(found.residual) < 1e-15


def test_where_a_claim_reaches_the_rate_there_is_no_mix() -> None:
    tree = shifted()
    expected = expect(tree, LAST)
    found = cover(tree, explain(tree, [cause(size=[0.01, 0.02])], expected, LAST), expected, LAST)["root"]
    assert found.mix == 0
    assert found.causes == pytest.approx(0.015)


def closes(found: Coverage) -> bool:
    """To rounding, measured by the largest part."""
    size = max(abs(found.change), *(abs(part) for _, part in found.parts))
    return abs(found.residual) <= 1e-12 * size and (found.noise == 0 or found.unexplained == 0)


@settings(max_examples=tries(40), deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(["a * b + c", "(a + b) / c", "a - b * c", "a / (b + c)"]))
def test_it_closes_at_every_node_of_trees_nobody_chose(seed: int, split: str) -> None:
    chance = np.random.default_rng(seed)
    lines = {name: chance.uniform(50, 60, 26).tolist() for name in "abc"}
    at = [dict(zip("abc", step, strict=True)) for step in zip(*lines.values(), strict=True)]
    root = [eval(split, {"__builtins__": {}}, one) for one in at]  # noqa: S307 (an oracle)
    tree = grow({"root": root, **lines}, {"root": {"split": split}})
    month = FIRST + int(chance.integers(20, 26))
    entries = [
        cause(str(chance.choice(["root", "a", "b", "c"])), FIRST + int(chance.integers(10, 26)), id=f"c{one}",
              size=["2%", "5%"], direction=str(chance.choice(["up", "down"])))
        for one in range(3)
    ]
    expected = expect(tree, month, shifts=shifts(tree, entries, month), one_offs=one_offs(tree, entries))
    measured = replace(effect(month, 3.0, 2.0, 4.0), cause="c0")
    explained = explain(tree, entries, expected, month, (measured,))
    found = cover(tree, explained, expected, month, restated={"root": root[0]})
    assert set(found) == set(tree.kpis)
    assert all(closes(one) for one in found.values())
    for kpi, one in found.items():
        before = root[0] if kpi == "root" else _value(tree, kpi, month + -1)
        assert one.change == pytest.approx(_value(tree, kpi, month) - before)


@pytest.mark.slow
@pytest.mark.parametrize("back", range(18))
def test_it_closes_at_every_node_and_month_of_the_sample(back: int) -> None:
    report = studied("online-retail", "2011-11")
    month, tree = report.month + -back, report.tree
    left_out = report.measures.partial_months()
    unusual, levels = one_offs(tree, report.causes), shifts(tree, report.causes, month)
    expected = expect(tree, month, left_out, one_offs=unusual, shifts=levels)
    explained = explain(tree, report.causes, expected, month)
    found = cover(tree, explained, expected, month, left_out=left_out)
    assert set(found) == {kpi for kpi, one in explained.items() if one.unexplained is not None}
    assert all(closes(one) for one in found.values())
    for kpi, one in found.items():
        if tree.value(kpi, month + -1) is not None:
            assert one.change == pytest.approx(_value(tree, kpi, month) - _value(tree, kpi, month + -1))
    assert found, "the sample is judged from its seventh month on"


def _value(tree: Tree, kpi: str, month: Month) -> float:
    value = tree.value(kpi, month)
    assert value is not None
    return value
