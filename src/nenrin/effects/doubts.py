"""Why the arms of a month must not be read, and what a reader of them must know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nenrin.effects.control import Control
from nenrin.effects.effect import Arm, Lift
from nenrin.effects.size import SMALLEST, detectable, needed
from nenrin.measures.arms import ArmsOfMonth
from nenrin.vocabulary import Fact, Figure, Format, Month, Sentence

MISMATCH = 0.001
_RATE = Format(style="percent", digits=2)
_MEAN = Format(digits=2)
_WORTHWHILE = 0.1
_FEW = 6


def stopped(
    control: Control, counted: ArmsOfMonth, arms: Sequence[Arm], mismatch_p: float | None, month: Month,
) -> Sentence | None:
    """The first reason not to read the month, or None."""
    return next(_reasons(control, counted, arms, mismatch_p, month), None)


def _reasons(
    control: Control, counted: ArmsOfMonth, arms: Sequence[Arm], mismatch_p: float | None, month: Month,
) -> Iterator[Sentence]:
    held = {arm.label for arm in arms}
    yield from (Sentence("effect.no_arm", {"arm": one, "month": month}) for one in control.arms if one not in held)
    if counted.in_several:
        yield Sentence("effect.in_several", {"customers": counted.in_several})
    yield from _gaps(control, counted)
    for arm in arms:
        if arm.size < SMALLEST:
            yield _too_few(control, arm, next((one for one in arms if one.control), arm))
    if mismatch_p is not None and mismatch_p < MISMATCH:
        yield Sentence("effect.mismatch", {"sizes": tuple(arm.size for arm in arms)})


def _gaps(control: Control, counted: ArmsOfMonth) -> Iterator[Sentence]:
    """What is not filled in: a blank is no 0, unless an outcome is there for others of the arm."""
    sums = counted.sums.items()
    if control.outcome is not None:
        if empty := tuple(label for label, one in sums if one.without_y == one.units):
            yield Sentence("effect.unfilled", {"arms": empty})
        return
    without_per = sum(one.without_x for _, one in sums) if control.per is not None else 0
    if missing := max(sum(one.without_y for _, one in sums), without_per):
        yield Sentence("effect.missing", {"customers": missing})
    if control.per is not None and (bare := tuple(label for label, one in sums if one.x == 0)):
        yield Sentence("effect.no_base", {"arms": bare})


def _too_few(control: Control, arm: Arm, held_out: Arm) -> Sentence:
    """With the size that would tell a lift of a tenth from chance."""
    lift = abs(_WORTHWHILE * held_out.mean)
    size = needed(variance(control, held_out), lift) if held_out.size > 1 else None
    facts: dict[str, Fact] = {"arm": arm.label, "customers": arm.size, "smallest": SMALLEST}
    if not size:
        return Sentence("effect.too_few", facts)
    return Sentence("effect.too_few_for", {**facts, "needed": size, "lift": _lift(control, lift)})


def notes(control: Control, counted: ArmsOfMonth, arms: Sequence[Arm], lifts: Sequence[Lift]) -> Iterator[Sentence]:
    """What was left out, and what could not have been seen."""
    if counted.others:
        facts: dict[str, Fact] = {"rows": sum(counted.others.values())}
        few = len(counted.others) <= _FEW
        yield Sentence("effect.others", {**facts, "groups": tuple(counted.others)}) if few else Sentence(
            "effect.others_many", {**facts, "groups": len(counted.others)},
        )
    if counted.nameless:
        yield Sentence("effect.nameless", {"rows": counted.nameless})
    if control.outcome is not None and (blank := sum(sums.without_y for sums in counted.sums.values())):
        yield Sentence("effect.blanks", {"customers": blank})
    if control.pre is not None and (bare := sum(sums.without_x for sums in counted.sums.values())):
        yield Sentence("effect.no_pre", {"customers": bare})
    held_out = next(arm for arm in arms if arm.control)
    for arm, lift in zip((arm for arm in arms if not arm.control), lifts, strict=False):
        if not lift.significant:
            left = 1 - (lift.reduction or 0.0)
            spread = (left * variance(control, held_out), left * variance(control, held_out))
            least = detectable(arm, held_out, spread)
            yield Sentence("effect.power", {"arm": arm.label, "lift": _lift(control, least)})


def variance(control: Control, arm: Arm) -> float:
    """Of one unit's outcome; of a ratio, of its linear part."""
    if control.outcome is not None:
        return arm.mean * (1 - arm.mean)
    return arm.squares / (arm.size - 1) / arm.per**2


def _lift(control: Control, lift: float) -> Figure:
    return Figure(lift, "change", _RATE if control.outcome is not None else _MEAN)
