"""What a cause claims for its own KPI, in the KPI's unit."""

from __future__ import annotations

import pytest

from forest import FIRST, grow, monthly
from nenrin.expectations import Expectation
from nenrin.explanations import Cause
from nenrin.explanations.claimed import Claimed, claimed

MONTH = FIRST + 24
EXPECTED = Expectation(low=800.0, mid=1000.0, high=1200.0)
TREE = grow(
    {"root": [1000.0] * 25, "rate": [0.5] * 25},
    {"rate": {"formula": "root / root"}},
    segments={"region": {"UK": {"root": monthly([250.0] * 24 + [9999.0])}, "Abroad": {"root": monthly([750.0] * 25)}}},
)


def claim(expected: Expectation | None = EXPECTED, **said: object) -> tuple[float, float, bool]:
    cause = Cause.model_validate({
        "id": "c", "label": "Cause", "kpi": "root", "direction": "up", "months": {"from": "2000-01"},
        "kind": "market", **said,
    })
    found: Claimed = claimed(TREE, cause, expected, MONTH)
    return found.effect, found.spread, found.sized


def test_an_absolute_size_is_taken_as_it_is() -> None:
    assert claim(size=[40, 60]) == (50.0, 5.0, True)
    assert claim(size=[60, 40]) == (50.0, 5.0, True)


def test_the_direction_gives_the_sign() -> None:
    assert claim(size=[40, 60], direction="down") == (-50.0, 5.0, True)


def test_a_percentage_is_of_the_expected_value() -> None:
    assert claim(size=["4%", "8%"]) == pytest.approx((60.0, 10.0, True))
    assert claim(size=["+4%", 80]) == pytest.approx((60.0, 10.0, True))


def test_a_percentage_of_something_unknown_is_no_size() -> None:
    assert claim(None, size=["4%", "8%"]) == (0.0, 0.0, False)
    assert claim(Expectation(), size=["4%", "8%"]) == (0.0, 0.0, False)
    assert claim(None, size=[40, 60]) == (50.0, 5.0, True)


def test_without_a_size_only_the_direction_is_claimed() -> None:
    assert claim() == (0.0, 0.0, False)


def test_a_percentage_of_a_segment_is_of_its_share_of_the_year_before() -> None:
    """A quarter of 1,000 is expected of the UK: 4 … 8 % of it is 10 … 20; this month's own 9,999 is not looked at."""
    assert claim(size=["4%", "8%"], segment="UK") == pytest.approx((15.0, 2.5, True))
    assert claim(size=[40, 60], segment="UK") == (50.0, 5.0, True)


def test_a_percentage_of_an_unknown_segment_is_no_size() -> None:
    assert claim(size=["4%", "8%"], segment="Mars") == (0.0, 0.0, False)


def test_a_segments_effect_says_nothing_about_a_rate() -> None:
    assert claim(kpi="rate", size=[0.01, 0.02], segment="UK") == (0.0, 0.0, False)
