"""Counted sums become arms: sizes, means, sums of squares about them."""

from __future__ import annotations

from nenrin.effects.control import Control
from nenrin.effects.effect import Arm
from nenrin.measures.arms import ArmsOfMonth, Sums


def arms_of(control: Control, counted: ArmsOfMonth) -> tuple[Arm, ...]:
    """The treated arms and then the control arm; those without a unit are left out."""
    return tuple(
        _arm(control, label, counted.sums[label]) for label in control.arms if label in counted.sums
    )


def with_pre(control: Control, counted: ArmsOfMonth) -> bool:
    """Whether every unit has its one value of the pre-period."""
    return control.pre is not None and not any(sums.without_x for sums in counted.sums.values())


def _arm(control: Control, label: str, sums: Sums) -> Arm:
    held_out = label == control.control
    if control.per is not None:
        ratio = sums.y / sums.x if sums.x else 0.0
        squares = sums.yy - 2 * ratio * sums.xy + ratio * ratio * sums.xx
        return Arm(label, sums.units, ratio, max(squares, 0.0), held_out, sums.x / sums.units)
    mean, pre = sums.y / sums.units, sums.x / sums.units
    arm = Arm(label, sums.units, mean, max(sums.yy - sums.y * mean, 0.0), held_out)
    if control.pre is None:
        return arm
    squares, products = max(sums.xx - sums.x * pre, 0.0), sums.xy - sums.y * pre
    return Arm(label, arm.size, mean, arm.squares, held_out, 1.0, pre, squares, products)
