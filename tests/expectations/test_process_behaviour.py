"""XmR: Wheeler's limits and his three rules, on small cases worked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from forest import FIRST, grow
from nenrin.expectations import expect
from nenrin.expectations.forecast import Array
from nenrin.expectations.process_behaviour import fired, process_behaviour
from nenrin.vocabulary import Sentence

STEADY = [10.0, 12.0] * 6
"""Mean 11, moving range always 2: natural limits 11 ± 5.32, half-way 11 ± 2.66."""


def chart(*more: float) -> Array:
    return np.array([*STEADY, *more])


def test_the_natural_limits_are_the_mean_and_2_66_moving_ranges() -> None:
    forecast = process_behaviour(chart()[None])
    assert forecast.mid == pytest.approx([11.0])
    assert forecast.half_width == pytest.approx([5.32])


def test_the_limits_of_the_published_flow_rates_are_those_published() -> None:
    """NIST/SEMATECH e-Handbook, 6.3.2.2: mean 50.81, limits 45.8159 and 55.8041, by 3/1.128 where Wheeler has 2.66."""
    rates = np.array([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
    forecast = process_behaviour(rates[None])
    assert forecast.mid == pytest.approx([50.81])
    assert forecast.mid + forecast.half_width == pytest.approx([55.8041], abs=2e-3)
    assert forecast.mid - forecast.half_width == pytest.approx([45.8159], abs=2e-3)


@pytest.mark.parametrize(
    ("actual", "rule"), [(16.4, "outside_above"), (5.6, "outside_below"), (16.3, None), (5.7, None), (11.0, None)],
)
def test_one_value_outside_the_limits_is_a_signal(actual: float, rule: str | None) -> None:
    found = fired(chart(), actual)
    assert found == (None if rule is None else Sentence(f"expectation.{rule}"))


@pytest.mark.parametrize(("sign", "side"), [(1.0, "above"), (-1.0, "below")])
def test_the_eighth_in_a_row_on_one_side_is_a_signal_and_the_seventh_is_none(sign: float, side: str) -> None:
    """Around 0 for forty months, then a little to one side: no value comes near a limit."""
    before = np.tile([1.0, -1.0], 20)
    said = Sentence(f"expectation.eight_{side}", {"months": 8})
    assert fired(sign * np.append(before, [0.6] * 7), sign * 0.6) == said
    assert fired(sign * np.append(before, [0.6] * 5), sign * 0.6) is None


def test_three_of_four_nearer_to_a_limit_than_to_the_mean_are_a_signal() -> None:
    said = Sentence("expectation.near_above", {"months": 3, "of": 4})
    before = np.tile([1.0, -1.0], 30)
    assert fired(np.append(before, [3.5, -0.5, 3.5]), 3.5) == said
    assert fired(np.append(before, [3.5, -0.5, 3.5]), 0.1) is None
    assert fired(np.append(before, [3.5, -0.5, -1.0]), 3.5) is None
    assert fired(np.append(before, [3.5, -3.5, 3.5]), -3.5) is None


def test_the_rule_is_told_beside_the_band() -> None:
    tree = grow({"root": [*STEADY, 20.0]}, {"root": {"expectation": "process_behaviour"}})
    found = expect(tree, FIRST + 12)["root"][FIRST + 12]
    assert (found.method, found.rule) == ("process_behaviour", Sentence("expectation.outside_above"))
    assert (found.low, found.mid, found.high) == pytest.approx((5.68, 11.0, 16.32))
    assert found.p is not None
    assert found.p < 0.05
    assert expect(grow({"root": [*STEADY, 20.0]}), FIRST + 12)["root"][FIRST + 12].rule is None


def test_a_line_without_any_movement_has_no_side() -> None:
    assert fired(np.full(12, 5.0), 5.0) is None
