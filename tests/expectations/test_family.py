"""Laws of every expectation that can be chosen by name, and what each of the simpler ones says."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from forest import FIRST, grow
from nenrin.expectations import FAMILY, expect
from nenrin.expectations.seasonal_naive import seasonal_naive
from nenrin.tree import Kpi
from nenrin.vocabulary import Sentence

ROOM = Path(__file__).parents[2] / "src" / "nenrin" / "expectations"
CASES = [
    (name, months) for name, one in FAMILY.items() for months in (6, 12, 13, 18, 24, 30, 60) if months >= one.needed
]
HISTORIES = 100 + np.random.default_rng(11).normal(0, 5, (40, 60))


def test_the_family_is_what_a_configuration_may_name() -> None:
    assert set(FAMILY) == set(get_args(get_args(Kpi.model_fields["expectation"].annotation)[0]))


@pytest.mark.parametrize("file", ["blend", "seasonal_naive", "process_behaviour", "within_plan"])
def test_every_member_says_what_it_is_good_at_and_blind_to(file: str) -> None:
    said = (ROOM / f"{file}.py").read_text(encoding="utf-8").split('"""')[1]
    assert "Good at:" in said
    assert "Blind\nto:" in said or "Blind to:" in said


@pytest.mark.parametrize(("name", "months"), CASES)
def test_another_currency_changes_no_verdict(name: str, months: int) -> None:
    histories = HISTORIES[:, :months]
    plain, scaled = (FAMILY[name].recipe(factor * histories) for factor in (1.0, 150.0))
    assert scaled.mid == pytest.approx(150 * plain.mid, rel=1e-9)
    assert scaled.half_width == pytest.approx(150 * plain.half_width, rel=1e-9)
    assert scaled.freedom == plain.freedom > 2


@pytest.mark.parametrize(("name", "months"), CASES)
def test_a_level_added_to_every_month_is_added_to_the_middle(name: str, months: int) -> None:
    histories = HISTORIES[:, :months]
    plain, raised = (FAMILY[name].recipe(level + histories) for level in (0.0, 1000.0))
    assert raised.mid == pytest.approx(1000 + plain.mid, rel=1e-9)
    assert raised.half_width == pytest.approx(plain.half_width, rel=1e-6)


@pytest.mark.parametrize(("name", "months"), CASES)
def test_series_do_not_touch_each_other(name: str, months: int) -> None:
    together = FAMILY[name].recipe(HISTORIES[:, :months])
    for row in (0, 7, 39):
        alone = FAMILY[name].recipe(HISTORIES[row : row + 1, :months])
        assert (alone.mid[0], alone.half_width[0]) == pytest.approx((together.mid[row], together.half_width[row]))


@pytest.mark.parametrize("name", FAMILY)
def test_with_a_month_less_than_it_needs_it_says_so(name: str) -> None:
    needed = FAMILY[name].needed
    tree = grow({"root": HISTORIES[0].tolist()}, {"root": {"expectation": name}})
    found = expect(tree, FIRST + needed, window=2)["root"]
    short = Sentence("expectation.short", {"months": needed - 1, "needed": needed})
    assert [one.reason for one in found.values()] == [short, None]
    assert {one.method for one in found.values()} == {name}


def test_each_kpi_has_its_own_expectation() -> None:
    line = HISTORIES[0].tolist()
    tree = grow({"root": line, "a": line, "b": line}, {"a": {"expectation": "seasonal_naive"},
                                                       "b": {"expectation": "process_behaviour"}})
    found = expect(tree, FIRST + 59, window=1)
    assert found["a"][FIRST + 59].mid == line[47]
    assert found["b"][FIRST + 59].mid == pytest.approx(sum(line[:59]) / 59)
    assert found["root"] == expect(grow({"root": line}), FIRST + 59, window=1)["root"]


def test_the_seasonal_naive_is_last_years_month_and_its_band_comes_from_yearly_changes() -> None:
    """A season that repeats itself: next to nothing is left of the band as the years go by."""
    years = np.tile(np.arange(12.0) * 10, 5)[None]
    assert seasonal_naive(years).mid == years[:, 0]
    widths = [float(seasonal_naive(years[:, : 12 * count]).half_width[0]) for count in (1, 2, 3, 5)]
    assert sorted(widths, reverse=True) == widths
    noisy = seasonal_naive(HISTORIES)
    changes = HISTORIES[:, 12:] - HISTORIES[:, :-12]
    assert np.median(noisy.half_width / np.sqrt(np.mean(changes**2, axis=1))) == pytest.approx(1.96, abs=0.1)


def test_the_plan_and_its_tolerance_are_the_band() -> None:
    month = FIRST + 2
    for tolerance, half in ((40.0, 40.0), ("5%", 25.0)):
        tree = grow({"root": [1.0, 2.0, 530.0]}, {"root": {"expectation": {"plan": {"tolerance": tolerance}}}})
        found = expect(tree, month, planned={"root": {month: 500.0}})["root"][month]
        assert (found.low, found.mid, found.high) == (500 - half, 500.0, 500 + half)
        assert found.p is not None
        assert (found.p < 0.05) is (half < 30)
        assert (found.method, found.months, found.trial) == ("plan", 2, False)


def test_at_the_edge_of_the_tolerance_p_is_a_twentieth() -> None:
    month = FIRST + 2
    tree = grow({"root": [1.0, 2.0, 525.0]}, {"root": {"expectation": {"plan": {"tolerance": "5%"}}}})
    assert expect(tree, month, planned={"root": {month: 500.0}})["root"][month].p == pytest.approx(0.05)


def test_without_a_planned_value_nothing_is_expected() -> None:
    month = FIRST + 2
    tree = grow({"root": [1.0, 2.0, 525.0]}, {"root": {"expectation": {"plan": {"tolerance": "5%"}}}})
    found = expect(tree, month + 1, frozenset([FIRST + 1]), planned={"root": {month + 1: 1.0}})["root"]
    assert found[month].reason == Sentence("expectation.unplanned", {"month": month})
    assert found[month + 1].reason == Sentence("expectation.absent", {"month": month + 1})
    assert found[FIRST + 1].reason == Sentence("expectation.partial", {"month": FIRST + 1})


def test_the_plan_of_a_kpi_that_is_expected_otherwise_is_not_looked_at() -> None:
    month, tree = FIRST + 40, grow({"root": HISTORIES[0].tolist()})
    assert expect(tree, month, planned={"root": {month: 9e9}}) == expect(tree, month)
