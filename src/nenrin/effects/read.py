"""One month of one initiative: its treated arms against its control arm."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from nenrin.effects.arms import arms_of, with_pre
from nenrin.effects.contrast import Interval, Weighted, adjusted, means, rates, significant, theta
from nenrin.effects.control import Control
from nenrin.effects.doubts import notes, stopped
from nenrin.effects.effect import Arm, Effect, Lift
from nenrin.effects.size import mismatch
from nenrin.measures.arms import ArmsOfMonth


def read(effect: Effect, control: Control, counted: ArmsOfMonth, value: float) -> Effect:
    """``effect`` (whose month it is) with what the arms say; ``value`` is what one more of the outcome is worth."""
    arms = arms_of(control, counted)
    chance = mismatch(arms, control.shares) if len(arms) > 1 else None
    why = stopped(control, counted, arms, chance, effect.month)
    found = replace(effect, arms=arms, mismatch_p=chance, stopped=why, value=value)
    if why is not None:
        return found
    slope = theta(arms) if with_pre(control, counted) else None
    compared = arms if slope is None else tuple(adjusted(arm, slope) for arm in arms)
    *treated, held_out = compared
    contrasts = [_interval(control, [(1.0, arm), (-1.0, held_out)]) for arm in treated]
    lifts = _lifts(control, arms, compared, contrasts, slope)
    exposed = [(arm.size * arm.per, arm) for arm in treated]
    whole = _interval(control, [*exposed, (-math.fsum(weight for weight, _ in exposed), held_out)])
    low, high = sorted((whole.low * value, whole.high * value))
    return replace(
        found, lifts=lifts, total=whole.value * value, total_low=low, total_high=high,
        notes=tuple(notes(control, counted, arms, lifts)),
    )


def _interval(control: Control, arms: Weighted) -> Interval:
    return rates(arms) if control.outcome is not None else means(arms)


def _lifts(
    control: Control, arms: Sequence[Arm], compared: Sequence[Arm], found: Sequence[Interval], slope: float | None,
) -> tuple[Lift, ...]:
    """One a treated arm; with several, those that stand out after Benjamini–Hochberg."""
    stands_out = significant([one.p for one in found])
    method = "newcombe" if control.outcome is not None else "delta" if control.per is not None else "welch"
    reduction = None
    if slope is not None:
        method, whole = "cuped", math.fsum(arm.squares for arm in arms)
        reduction = 1 - math.fsum(arm.squares for arm in compared) / whole if whole > 0 else 0.0
    return tuple(
        Lift(arm.label, one.value, one.low, one.high, one.p, out, method, reduction, slope)
        for arm, one, out in zip(arms, found, stands_out, strict=False)
    )
