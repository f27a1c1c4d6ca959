"""What moved an overall rate: the segments' own rates, their weights, segments that opened or closed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Segment:
    """One segment in one month: ``amount`` is the numerator (revenue), ``size`` the denominator (orders), above 0."""

    amount: float
    size: float

    @property
    def rate(self) -> float:
        """Amount ÷ size."""
        return self.amount / self.size


@dataclass(frozen=True)
class SegmentEffects:
    """What moved the overall rate, in its own units; everything together is its change, exactly.

    ``rate``: the segment's own rate changed. ``mix``: its weight changed, seen against the mean. ``opened`` and
    ``closed``: it came or went, seen against the mean of those that stayed. ``volume``: the effect of the total size on
    the total amount; ``size``: the mean total size, by which the other effects become effects on the amount.
    """

    rate: Mapping[str, float]
    mix: Mapping[str, float]
    opened: Mapping[str, float]
    closed: Mapping[str, float]
    volume: float
    size: float


def segment_effects(start: Mapping[str, Segment], end: Mapping[str, Segment]) -> SegmentEffects:
    """Share out the change of the overall rate among the segments.

    rate = mean(w) Δr · mix = Δw (mean(r) − R̄) · volume = ΔN mean(R); weights are those among the segments that stayed.
    A segment that is not there, or has size 0, is not there. ValueError where a size is negative, or none is left.
    Source: Kitagawa (1955), centred.
    """
    before, after = _present(start), _present(end)
    stayed = [name for name in before if name in after]
    first = _total(before[name] for name in stayed) if stayed else _total(before.values())
    last = _total(after[name] for name in stayed) if stayed else first
    centre = (first.rate + last.rate) / 2
    rate, mix = {}, {}
    for name in stayed:
        weights = before[name].size / first.size, after[name].size / last.size
        rate[name] = math.fsum(weights) / 2 * (after[name].rate - before[name].rate)
        mix[name] = (weights[1] - weights[0]) * ((before[name].rate + after[name].rate) / 2 - centre)
    all_before, all_after = _total(before.values()), _total(after.values())
    return SegmentEffects(
        rate, mix, _against(after, before, all_after.size, last.rate), {
            name: -effect for name, effect in _against(before, after, all_before.size, first.rate).items()
        },
        volume=(all_after.size - all_before.size) * (all_before.rate + all_after.rate) / 2,
        size=(all_before.size + all_after.size) / 2,
    )


def _present(shares: Mapping[str, Segment]) -> dict[str, Segment]:
    wrong = [name for name, one in shares.items() if one.size < 0 or (one.size == 0 and one.amount)]
    present = {name: one for name, one in shares.items() if one.size > 0}
    if wrong or not present:
        raise ValueError(f"segments without a size to weigh them by: {', '.join(wrong) or 'all'}")
    return present


def _total(shares: Iterable[Segment]) -> Segment:
    parts = list(shares)
    return Segment(math.fsum(one.amount for one in parts), math.fsum(one.size for one in parts))


def _against(here: Mapping[str, Segment], there: Mapping[str, Segment], size: float, mean: float) -> dict[str, float]:
    """What the segments that are only here do to the mean of those that stayed."""
    return {name: one.size / size * (one.rate - mean) for name, one in here.items() if name not in there}
