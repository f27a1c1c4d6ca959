"""An overall rate that moved, taken apart by segment."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nenrin.attribution import Segment, segment_effects


def segments(**rows: tuple[float, float]) -> dict[str, Segment]:
    """By name: size and rate."""
    return {name: Segment(size * rate, size) for name, (size, rate) in rows.items()}


def test_a_segment_whose_rate_fell_carries_the_fall_and_the_mix_nets_to_about_nothing() -> None:
    """10.00 % → 9.95 %: A 10.0 → 9.9 %, B flat at 10.0 %, shares 90/10 → 50/50. By hand: −0.07, +0.01, +0.01 points."""
    effects = segment_effects(segments(a=(90, 0.100), b=(10, 0.100)), segments(a=(50, 0.099), b=(50, 0.100)))
    assert effects.rate == pytest.approx({"a": -0.0007, "b": 0.0}, abs=1e-15)
    assert effects.mix == pytest.approx({"a": 0.0001, "b": 0.0001}, abs=1e-15)
    assert sum(effects.rate.values()) + sum(effects.mix.values()) == pytest.approx(-0.0005, abs=1e-15)


def test_a_new_segment_exactly_at_the_average_does_nothing() -> None:
    before = segments(a=(60, 0.12), b=(40, 0.07))
    effects = segment_effects(before, {**before, "new": Segment(25 * 0.10, 25)})
    assert effects.opened == pytest.approx({"new": 0.0}, abs=1e-15)
    assert effects.mix == pytest.approx({"a": 0.0, "b": 0.0}, abs=1e-15)
    assert effects.rate == pytest.approx({"a": 0.0, "b": 0.0}, abs=1e-15)
    assert effects.volume == pytest.approx(2.5)


def test_a_new_and_a_closed_segment_stand_apart() -> None:
    """By hand: without the two the rate stays 10 %; the closed one held it 2 points down, the new one lifts it by 4."""
    before = segments(a=(80, 0.10), old=(20, 0.00))
    after = segments(a=(60, 0.10), new=(40, 0.20))
    effects = segment_effects(before, after)
    assert effects.rate == pytest.approx({"a": 0.0})
    assert effects.closed == pytest.approx({"old": 0.02})
    assert effects.opened == pytest.approx({"new": 0.04})


def test_a_shift_to_the_better_segment_is_mix_seen_against_the_mean() -> None:
    """Rates stay 10 % and 20 %, weights 50/50 → 40/60: by hand −0.1 × (10 − 15.5) and 0.1 × (20 − 15.5) points."""
    effects = segment_effects(segments(a=(50, 0.1), b=(50, 0.2)), segments(a=(40, 0.1), b=(60, 0.2)))
    assert effects.mix == pytest.approx({"a": 0.0055, "b": 0.0045})


PARTS = st.dictionaries(
    st.sampled_from("abcdef"), st.tuples(st.floats(0, 1000).map(round), st.floats(-5, 5).map(lambda x: round(x, 3))),
    min_size=1,
).map(lambda rows: segments(**rows)).filter(lambda rows: sum(one.size for one in rows.values()) > 0)


@given(PARTS, PARTS)
def test_everything_together_is_the_change(start: dict[str, Segment], end: dict[str, Segment]) -> None:
    effects = segment_effects(start, end)
    (n0, t0), (n1, t1) = (
        (sum(one.size for one in side.values()), math.fsum(one.amount for one in side.values() if one.size))
        for side in (start, end)
    )
    rate = math.fsum(
        effect for group in (effects.rate, effects.mix, effects.opened, effects.closed) for effect in group.values()
    )
    assert rate == pytest.approx(t1 / n1 - t0 / n0, abs=1e-12)
    assert effects.volume + effects.size * rate == pytest.approx(t1 - t0, abs=1e-8)


@given(PARTS, PARTS)
def test_back_in_time_every_effect_turns_its_sign(start: dict[str, Segment], end: dict[str, Segment]) -> None:
    if not {name for name, one in start.items() if one.size} & {name for name, one in end.items() if one.size}:
        return      # nothing stayed: the old mean is the only one there is, and which is old depends on the direction
    there, back = segment_effects(start, end), segment_effects(end, start)
    assert there.rate == pytest.approx({name: -effect for name, effect in back.rate.items()}, abs=1e-12)
    assert there.mix == pytest.approx({name: -effect for name, effect in back.mix.items()}, abs=1e-12)
    assert there.opened == pytest.approx({name: -effect for name, effect in back.closed.items()}, abs=1e-12)
    assert there.volume == pytest.approx(-back.volume, abs=1e-9)


def test_a_segment_of_size_0_is_not_there() -> None:
    effects = segment_effects(segments(a=(10, 0.5), b=(0, 0.0)), segments(a=(10, 0.5), b=(10, 0.5)))
    assert set(effects.rate) == {"a"}
    assert effects.opened == {"b": 0.0}


@pytest.mark.parametrize("broken", [{}, {"a": Segment(0, 0)}, {"a": Segment(1, 0), "b": Segment(1, 1)},
                                    {"a": Segment(1, -1), "b": Segment(1, 2)}])
def test_segments_that_cannot_be_weighed_are_refused(broken: dict[str, Segment]) -> None:
    with pytest.raises(ValueError, match="without a size"):
        segment_effects(broken, segments(a=(1, 1)))
