"""An initiative without a held-out group: its KPI against another series that it did not touch."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from nenrin.effects.chance import student_edge, student_tails
from nenrin.effects.effect import Effect, Lift
from nenrin.vocabulary import Figure, Format, Month, Sentence

NEEDED = 12
"""Months before the initiative without which nothing is said."""
LONGEST = 36
LEAST_FIT = 0.5
_SHARE = Format(style="percent")
_STANDS_OUT = 0.05


@dataclass(frozen=True)
class Twins:
    """The months before the initiative: ``treated`` against ``control``, and the line y = ȳ + slope·(x − x̄)."""

    treated: np.ndarray[tuple[int], np.dtype[np.float64]]
    control: np.ndarray[tuple[int], np.dtype[np.float64]]

    @property
    def months(self) -> int:
        """How many."""
        return len(self.treated)

    @property
    def spread(self) -> float:
        """Σ(x − x̄)²."""
        return float(np.sum((self.control - self.control.mean()) ** 2))

    @property
    def slope(self) -> float:
        """Of the least-squares line; 0 where the control never moved."""
        products = float(np.sum((self.control - self.control.mean()) * (self.treated - self.treated.mean())))
        return products / self.spread if self.spread > 0 else 0.0

    @property
    def squares(self) -> float:
        """What the line leaves over."""
        left = self.treated - self.treated.mean() - self.slope * (self.control - self.control.mean())
        return float(np.sum(left**2))

    @property
    def fit(self) -> float:
        """R² of the line; 0 for a control that moves the other way, which is no control."""
        whole = float(np.sum((self.treated - self.treated.mean()) ** 2))
        return 1 - self.squares / whole if whole > 0 and self.slope > 0 else 0.0


def before(treated: Mapping[Month, float], control: Mapping[Month, float], first: Month) -> Twins:
    """The last 36 months before ``first`` in which both are known."""
    months = sorted(month for month in treated.keys() & control.keys() if month < first)[-LONGEST:]
    return Twins(np.array([treated[one] for one in months]), np.array([control[one] for one in months]))


def read_series(
    effect: Effect, arm: str, treated: Mapping[Month, float], control: Mapping[Month, float], first: Month,
) -> Effect:
    """``effect`` (whose month it is) by regression on the control series, with difference-in-differences beside it.

    Refused with fewer than 12 months before ``first``, or where the control explains less than half of them (R²).
    """
    twins = before(treated, control, first)
    if twins.months < NEEDED:
        return replace(effect, stopped=Sentence("effect.series_short", {"months": twins.months, "needed": NEEDED}))
    if twins.fit < LEAST_FIT:
        facts = {"fit": Figure(twins.fit, "share", _SHARE), "needed": Figure(LEAST_FIT, "share", _SHARE)}
        return replace(effect, stopped=Sentence("effect.series_loose", facts))
    if effect.month not in treated or effect.month not in control:
        return replace(effect, stopped=Sentence("effect.series_absent", {"month": effect.month}))
    now, beside = treated[effect.month], control[effect.month]
    lift, second = _regression(twins, arm, now, beside), _differences(twins, arm, now, beside)
    apart = not lift.low <= second.difference <= lift.high and not second.low <= lift.difference <= second.high
    return replace(
        effect, lifts=(lift,), second=second, total=lift.difference, total_low=lift.low, total_high=lift.high,
        notes=(Sentence("effect.series_apart"),) if apart else (),
    )


def _regression(twins: Twins, arm: str, now: float, beside: float) -> Lift:
    """What was against what the line makes of the control: the prediction interval of simple regression."""
    away = beside - float(twins.control.mean())
    difference = now - float(twins.treated.mean()) - twins.slope * away
    freedom = twins.months - 2
    error = math.sqrt(twins.squares / freedom * (1 + 1 / twins.months + away * away / twins.spread))
    return _lift(arm, difference, error, freedom, "regression")


def _differences(twins: Twins, arm: str, now: float, beside: float) -> Lift:
    """Change of the treated minus change of the control, the control brought to the treated's level before."""
    level, base = float(twins.treated.mean()), float(twins.control.mean())
    scale = level / base if base else 1.0
    left = twins.treated - level - scale * (twins.control - base)
    error = math.sqrt(float(np.sum(left**2)) / (twins.months - 1) * (1 + 1 / twins.months))
    return _lift(arm, now - level - scale * (beside - base), error, twins.months - 1, "did")


def _lift(arm: str, difference: float, error: float, freedom: int, method: str) -> Lift:
    half = student_edge(float(freedom)) * error
    p = student_tails(difference / error, float(freedom)) if error > 0 else float(difference == 0)
    return Lift(arm, difference, difference - half, difference + half, p, p <= _STANDS_OUT, method)
