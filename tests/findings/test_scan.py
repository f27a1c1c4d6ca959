"""Where a surprise is concentrated: planted causes are named exactly, and nothing is where nothing sticks out."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from nenrin.findings.cuboids import Array
from nenrin.findings.scan import Concentration, scan

SIZES = {"country": 4, "channel": 3, "plan": 5}


def table(sizes: Mapping[str, int] = SIZES) -> tuple[dict[str, list[str]], Array]:
    """Every combination of segments, named like ``country1``, and 5,000 to 50,000 expected of each."""
    codes = np.indices(tuple(sizes.values())).reshape(len(sizes), -1)
    names = {name: [f"{name}{code}" for code in line] for name, line in zip(sizes, codes.tolist(), strict=True)}
    return names, np.random.default_rng(2).uniform(5000, 50000, codes.shape[1])


def moved(*causes: tuple[dict[str, str], float], seed: int = 0) -> tuple[Concentration, ...]:
    """What the scan finds in counts of which ``causes`` move the leaves that they hold by a factor."""
    names, expected = table()
    mean = expected.copy()
    for segments, factor in causes:
        inside = np.all([np.array(names[name]) == segment for name, segment in segments.items()], axis=0)
        mean = np.where(inside, mean * factor, mean)
    return scan(names, np.random.default_rng(seed).poisson(mean).astype(float), expected, expected)


@pytest.mark.parametrize("factor", [0.5, 1.6])
@pytest.mark.parametrize("cause", [
    {"country": "country2"},
    {"country": "country0", "channel": "channel1"},
    {"country": "country3", "channel": "channel2", "plan": "plan4"},
])
def test_a_planted_cause_is_named_exactly_whatever_its_depth(cause: dict[str, str], factor: float) -> None:
    if len(cause) == 3:
        factor = factor**3  # one leaf of sixty: large enough to be half of all that happens
    found = moved((cause, factor))
    assert [one.segments for one in found] == [cause]
    assert found[0].share == pytest.approx(1.0, abs=0.35)


def test_two_causes_of_one_size_are_both_named_with_their_shares() -> None:
    found = moved(({"country": "country1"}, 0.6), ({"channel": "channel0", "country": "country3"}, 0.0))
    assert {frozenset(one.segments.items()) for one in found} == {
        frozenset({("country", "country1")}), frozenset({("country", "country3"), ("channel", "channel0")}),
    }
    assert sum(one.share for one in found) == pytest.approx(1.0, abs=0.1)


@pytest.mark.parametrize("factor", [0.8, 1.3])
def test_a_change_that_all_share_alike_is_not_concentrated(factor: float) -> None:
    assert moved(({}, factor)) == ()


def test_noise_alone_is_seldom_named() -> None:
    assert sum(bool(moved(seed=seed)) for seed in range(100)) <= 15


def test_a_cause_against_the_total_is_not_named() -> None:
    found = moved(({"country": "country0"}, 0.5), ({"country": "country1", "channel": "channel1"}, 1.2))
    assert [one.segments for one in found] == [{"country": "country0"}]


def test_by_hand_the_gain_decides_not_the_size() -> None:
    """Two segments lose 30 each: 30² / 900 = 1 is noise; 30² / 9 = 100 is more than all alike (about 0.1) and its name.

    All leaves alike: [100·30/900 + 10·30/9]² ÷ (100²/900 + 10²/9) = 36.7² ÷ 22.2 = 60.5.
    """
    found = scan({"s": ["large", "small"]}, np.array([70.0, -20.0]), np.array([100.0, 10.0]), np.array([900.0, 9.0]))
    assert [(one.segments, one.share) for one in found] == [({"s": "small"}, 0.5)]


def test_a_segment_of_which_nothing_was_expected_can_hold_it_all() -> None:
    expected = np.array([100.0, 50.0, 0.0])
    found = scan({"s": ["a", "b", "new"]}, np.array([100.0, 50.0, 40.0]), expected, np.full(3, 25.0))
    assert [one.segments for one in found] == [{"s": "new"}]
    assert found[0].share == pytest.approx(1.0)


def test_a_total_as_expected_a_table_without_dimensions_and_one_without_leaves_name_nothing() -> None:
    expected = np.array([10.0, 20.0])
    assert scan({"s": ["a", "b"]}, expected, expected, expected) == ()
    assert scan({}, expected + 9, expected, expected) == ()
    assert scan({"s": []}, np.array([]), np.array([]), np.array([])) == ()


def test_the_unit_and_the_names_change_nothing() -> None:
    names, expected = table()
    actual = np.where(np.array(names["country"]) == "country1", 0.5, 1.0) * expected
    found = scan(names, actual, expected, expected)
    scaled = scan(names, 160 * actual, 160 * expected, 160**2 * expected)
    renamed = scan({name: [f"z{one}" for one in line] for name, line in names.items()}, actual, expected, expected)
    assert [one.segments for one in scaled] == [one.segments for one in found] == [{"country": "country1"}]
    assert [one.segments for one in renamed] == [{"country": "zcountry1"}]


def test_one_value_is_found_among_fifty_thousand_leaves() -> None:
    names, expected = table({"a": 10, "b": 20, "c": 25, "d": 10})
    actual = np.where(np.array(names["c"]) == "c3", 0.5, 1.0) * expected
    assert [one.segments for one in scan(names, actual, expected, expected)] == [{"c": "c3"}]
    assert len(expected) == 50_000
