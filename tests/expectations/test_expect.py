"""What every KPI should have been: the reasons, the floors, and the law that nobody sees the month he judges."""

from __future__ import annotations

import numpy as np
import pytest

from forest import FIRST, grow, monthly
from nenrin.expectations import FAMILY, Expectation, expect, expect_series, latest
from nenrin.expectations.blend import blend
from nenrin.expectations.history import history
from nenrin.tree import Tree
from nenrin.vocabulary import Month, Sentence

NOISE = (100 + np.random.default_rng(4).normal(0, 5, 40)).tolist()
MONTH = FIRST + 30


def alone(values: list[float], **said: object) -> Tree:
    return grow({"root": values}, {"root": said})


@pytest.mark.parametrize(
    ("method", "months"),
    [(name, months) for name, one in FAMILY.items() for months in (6, 11, 12, 18, 24, 25, 30) if months >= one.needed],
)
def test_no_expectation_sees_the_month_it_judges_or_a_later_one(method: str, months: int) -> None:
    values, month = NOISE[:months], FIRST + months
    seen = expect(alone([*values, 100.0, 100.0], expectation=method), month, window=1)["root"][month]
    blind = expect(alone([*values, 9e6, -3.0], expectation=method), month, window=1)["root"][month]
    assert (seen.low, seen.mid, seen.high) == (blind.low, blind.mid, blind.high)
    assert seen.p is not None
    assert blind.p is not None
    assert blind.p < 1e-3 < seen.p


def test_the_floor_of_a_rate_does_not_see_the_judged_month_either() -> None:
    count: dict[str, object] = {"measure": {"source": "orders", "agg": "count"}}
    rate: dict[str, object] = {"formula": "a / b"}
    said = {"a": count, "b": count, "rate": rate}
    bands = set()
    for last in (50.0, 5000.0):
        series = {"root": [1.0] * 31, "a": [50.0] * 30 + [last], "b": [100.0] * 30 + [last], "rate": [0.5] * 31}
        band = expect(grow(series, said), MONTH, window=1)["rate"][MONTH]
        bands.add((band.low, band.mid, band.high))
    assert len(bands) == 1


def test_it_judges_the_month_and_the_twelve_before_it() -> None:
    found = expect(alone(NOISE), MONTH)["root"]
    assert list(found) == [MONTH + -back for back in range(12, -1, -1)]
    assert found[MONTH + -1] == expect(alone(NOISE), MONTH + -1, window=1)["root"][MONTH + -1]
    assert found[MONTH].months == 30
    assert found[MONTH].method == "blend"


def test_under_six_months_it_says_so() -> None:
    found = expect(alone(NOISE[:6]), FIRST + 5, window=1)["root"][FIRST + 5]
    assert found == Expectation(
        months=5, method="blend", reason=Sentence("expectation.short", {"months": 5, "needed": 6}),
    )


def test_under_a_year_it_is_a_trial() -> None:
    found = expect(alone(NOISE), FIRST + 12, window=2)["root"]
    assert [found[FIRST + 11].trial, found[FIRST + 12].trial] == [True, False]


def test_an_absent_month_and_one_left_out_are_not_judged() -> None:
    series = monthly(NOISE)
    del series[MONTH]
    absent = expect(grow({"root": series}), MONTH, window=1)["root"][MONTH]
    partial = expect(alone(NOISE), MONTH, frozenset([MONTH]), window=1)["root"][MONTH]
    assert absent.reason == Sentence("expectation.absent", {"month": MONTH})
    assert partial.reason == Sentence("expectation.partial", {"month": MONTH})
    assert absent.mid is partial.mid is partial.p is None


def test_a_month_left_out_teaches_nothing() -> None:
    spoilt = [*NOISE[:20], 5.0, *NOISE[21:]]
    left_out = frozenset([FIRST + 20])
    assert expect(alone(NOISE), MONTH, left_out) == expect(alone(spoilt), MONTH, left_out)
    assert expect(alone(NOISE), MONTH, left_out)["root"][MONTH].months == 29


def test_a_band_over_a_bridged_month_is_wider_by_what_that_month_could_not_add() -> None:
    bridged = history(monthly(NOISE), MONTH, frozenset([FIRST + 20]), blend, 6).before(MONTH)
    found = expect(alone(NOISE), MONTH, frozenset([FIRST + 20]), window=1)["root"][MONTH]
    assert found.half_width == pytest.approx(blend(bridged.values[None, :]).half_width[0] * (30 / 29) ** 0.5)


def test_the_band_of_what_was_never_negative_is_clipped_at_zero() -> None:
    small = [abs(value - 100) for value in NOISE]
    clipped = expect(alone(small), MONTH, window=1)["root"][MONTH]
    moved = expect(alone([value - 50 for value in small]), MONTH, window=1)["root"][MONTH]
    assert clipped.low == 0.0
    assert moved.low is not None
    assert clipped.mid is not None
    assert moved.low < -50
    assert clipped.mid - 50 == pytest.approx(moved.mid)
    assert clipped.half_width == pytest.approx(moved.half_width)


def test_below_the_clipped_limit_lies_outside() -> None:
    """What was never negative is: below the limit that was clipped at zero, though within the unclipped width."""
    small = [abs(value - 100) for value in NOISE[:30]]
    found = expect(alone([*small, -0.5]), MONTH, window=1)["root"][MONTH]
    assert found.mid is not None
    assert found.half_width is not None
    assert found.p is not None
    assert found.low == 0.0
    assert found.mid + 0.5 < found.half_width
    assert found.p < 0.05
    assert found.half_beside(-0.5) == found.mid
    assert found.half_beside(1.0) == found.half_width


def test_a_steady_count_still_has_the_uncertainty_of_a_count() -> None:
    found = expect(alone([400.0] * 40, measure={"source": "orders", "agg": "count"}), MONTH, window=1)["root"][MONTH]
    assert found.half_width == pytest.approx(39.2, abs=0.01)
    assert found.p == pytest.approx(1.0)


def test_rounding_is_not_a_change() -> None:
    values = [1 / 3] * 30 + [1 / 3 + 1e-12]
    found = expect(alone(values), MONTH, window=1)["root"][MONTH]
    assert found.p is not None
    assert found.p > 0.99


def test_the_p_value_and_the_band_say_the_same() -> None:
    for step in range(-40, 41):
        found = expect(alone([*NOISE[:30], 100.0 + step / 2]), MONTH, window=1)["root"][MONTH]
        assert found.p is not None
        assert found.low is not None
        assert found.high is not None
        assert (found.p >= 0.05) is (found.low <= 100 + step / 2 <= found.high)


def test_any_series_can_be_judged_by_name() -> None:
    found = expect_series({"a": monthly(NOISE), "b": {}}, (MONTH + -1, MONTH))
    assert found["a"] == expect(alone(NOISE), MONTH, window=2)["root"]
    assert found["b"][MONTH].reason == Sentence("expectation.absent", {"month": MONTH})


def one_off(month: int, *more: int) -> dict[str, frozenset[Month]]:
    return {"root": frozenset(FIRST + step for step in (month, *more))}


@pytest.mark.parametrize("method", FAMILY)
def test_a_month_under_a_one_off_teaches_its_kpi_nothing_and_is_judged_itself(method: str) -> None:
    spoilt = [*NOISE[:28], 900.0, *NOISE[29:]]
    clean = expect(alone(NOISE, expectation=method), MONTH, one_offs=one_off(28))["root"]
    found = expect(alone(spoilt, expectation=method), MONTH, one_offs=one_off(28))["root"]
    assert found[MONTH] == clean[MONTH]
    assert (found[MONTH].months, found[MONTH].without) == (29, frozenset([FIRST + 28]))
    assert found[FIRST + 28].mid == clean[FIRST + 28].mid
    assert found[FIRST + 28].without == frozenset()
    p = found[FIRST + 28].p
    assert p is not None
    assert p < 1e-3


def test_a_one_off_in_the_judged_month_or_after_it_changes_nothing() -> None:
    """The law again: what is known of the judged month, even that it is a one-off, does not reach its own baseline."""
    plain = expect(alone(NOISE), MONTH)
    assert expect(alone(NOISE), MONTH, one_offs=one_off(30, 31)) == plain


def test_the_one_off_of_one_kpi_leaves_the_others_alone() -> None:
    tree = grow({"root": NOISE, "other": NOISE})
    assert expect(tree, MONTH, one_offs=one_off(20))["other"] == expect(tree, MONTH)["other"]
    assert expect(tree, MONTH, one_offs=one_off(20))["root"] != expect(tree, MONTH)["root"]


def test_a_long_one_off_does_not_begin_the_history_anew() -> None:
    """Five absent months do: their level is unknown. Five months of a known cause are bridged."""
    found = expect(alone(NOISE), MONTH, one_offs=one_off(*range(20, 25)), window=1)["root"][MONTH]
    absent = expect(alone(NOISE), MONTH, frozenset(FIRST + step for step in range(20, 25)), window=1)["root"][MONTH]
    assert (found.months, absent.months) == (25, 5)


@pytest.mark.parametrize("method", FAMILY)
def test_a_month_is_expected_alike_however_many_are_asked_for_with_it(method: str) -> None:
    """A KPI by itself, one that moves with another, one with a level of its own."""
    series = {"root": NOISE, "other": [2 * value + step % 5 for step, value in enumerate(NOISE)]}
    said = {"root": {"expectation": method}, "other": {"expectation": "blend", "stance": "moves_with: root"}}
    tree, last = grow(series, said), FIRST + (len(NOISE) - 1)
    shifts = {"root": (FIRST + 20,)}
    long, short = (expect(tree, last, window=window, shifts=shifts) for window in (len(NOISE), 13))
    assert latest(long, last) == short
    assert all(len(months) == len(NOISE) for months in long.values())
