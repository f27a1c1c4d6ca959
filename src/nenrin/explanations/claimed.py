"""A cause of the register, read as a number: what it claims for its own KPI in one month."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from nenrin.effects import Effect
from nenrin.expectations import Expectation
from nenrin.explanations.cause import Cause, Size
from nenrin.tree import Kpi, Tree
from nenrin.vocabulary import Month

_YEAR = 12
_ADDITIVE = ("sum", "count", "count_distinct")
_NORMAL = 1.959964


@dataclass(frozen=True)
class Claimed:
    """``effect``: the signed middle of the size range, in the KPI's unit. ``spread``: one standard deviation of it.

    ``sized`` is False where the cause declares only a direction, or a size that cannot be told in the KPI's unit.
    ``measured``: against a control group; ``stopped``: it was to be, but the reading was stopped.
    """

    cause: Cause
    effect: float = 0.0
    spread: float = 0.0
    sized: bool = False
    measured: bool = False
    stopped: bool = False


def claimed(
    tree: Tree, cause: Cause, expectation: Expectation | None, month: Month, effect: Effect | None = None,
) -> Claimed:
    """What ``cause`` claims for its KPI; the measured total of its ``effect`` takes the place of the declared size.

    The spread is a quarter of a declared range, and of a measured one its 95 % interval ÷ (2 × 1.96). Percentages are
    of the expected value; with a segment, of the part of it that was the segment's over the year before. A segment's
    effect is one on the whole KPI only where segments add up.
    """
    stopped = effect is not None and effect.stopped is not None
    if cause.segment is not None and not adds_up(tree.kpis[cause.kpi]):
        return Claimed(cause, stopped=stopped)
    if effect is not None and not stopped and effect.total is not None:
        low, high = effect.total_low, effect.total_high
        spread = 0.0 if low is None or high is None else (high - low) / (2 * _NORMAL)
        return Claimed(cause, effect.total, spread, sized=True, measured=True)
    low, high = _declared(tree, cause, expectation, month)
    if low is None or high is None:
        return Claimed(cause, stopped=stopped)
    return Claimed(cause, cause.sign * (low + high) / 2, abs(high - low) / 4, sized=True, stopped=stopped)


def adds_up(kpi: Kpi) -> bool:
    """Whether the KPI of a whole is the sum of its segments': it is counted or summed from rows."""
    return kpi.measure is not None and kpi.measure.agg in _ADDITIVE


def _declared(
    tree: Tree, cause: Cause, expectation: Expectation | None, month: Month,
) -> tuple[float | None, float | None]:
    """Both ends of the declared size in the KPI's unit, without a sign."""
    if cause.size is None:
        return None, None
    base = None if expectation is None or expectation.mid is None else abs(expectation.mid)
    if cause.segment is not None and base is not None:
        share = _share(tree, cause.kpi, cause.segment, month)
        base = None if share is None else base * share
    return _amount(cause.size[0], base), _amount(cause.size[1], base)


def _amount(size: Size, base: float | None) -> float | None:
    """A size in the KPI's unit; None for a percentage of something unknown."""
    if isinstance(size, str):
        return None if base is None else float(size.rstrip("%")) / 100 * base
    return float(size)


def _share(tree: Tree, kpi: str, segment: str, month: Month) -> float | None:
    """The segment's share of the KPI over the twelve months before ``month``."""
    series: Mapping[Month, float] | None = next(
        (segments[segment][kpi] for segments in tree.segments.values() if kpi in segments.get(segment, {})), None,
    )
    months = [month + -back for back in range(1, _YEAR + 1)]
    whole = math.fsum(tree.value(kpi, one) or 0.0 for one in months)
    return None if series is None or whole == 0 else math.fsum(series.get(one, 0.0) for one in months) / whole
