"""What an initiative did, measured against those who were left out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from nenrin.vocabulary import Label, Month, Sentence

Outcome = Literal["rate", "mean", "series"]


@dataclass(frozen=True)
class Arm:
    """One group: its name in the data, how many it holds, the mean of its outcome and the sum of squares about it.

    For a rate the mean is the share of successes, 0 … 1. Where the outcome is a ratio of two sums (``per``), the mean
    is that ratio R, ``squares`` is Σ(y − R·x)², and ``per`` the mean of x, 1 for everything else. Where a pre-period is
    known: its mean, its sum of squares, and that of the products with the outcome.
    """

    label: str
    size: int
    mean: float
    squares: float = 0.0
    control: bool = False
    per: float = 1.0
    pre_mean: float | None = None
    pre_squares: float = 0.0
    pre_products: float = 0.0


@dataclass(frozen=True)
class Lift:
    """A treated arm against the control arm: the difference of the means with its 95 % interval.

    ``p``: two-sided. ``significant``: after Benjamini–Hochberg where there are several arms. ``method``: the name of
    the interval (``newcombe``, ``welch``, ``delta``, ``cuped``, ``regression``, ``did``). ``reduction``: the part of
    the variance that the pre-period took away (CUPED), 0 … 1, or None; ``theta``: the factor by which it did.
    """

    arm: str
    difference: float
    low: float
    high: float
    p: float
    significant: bool
    method: str
    reduction: float | None = None
    theta: float | None = None


@dataclass(frozen=True)
class Effect:
    """One initiative, read against its control.

    ``cause``: its id in the register. ``outcome``: ``rate`` (of those exposed) or ``mean`` (per exposed).
    ``lifts``: one a treated arm; empty where the reading was stopped, and then ``stopped`` says why.
    ``mismatch_p``: of the χ² test that the arms have the sizes they were meant to have; None for a control series.
    ``total``: the effect on the KPI of the register's entry in its unit, lift × exposed × value, summed over the
    treated arms; ``total_low`` … ``total_high`` is its 95 % interval. None where the reading was stopped.
    ``value``: what one more of the outcome is worth. ``second``: of a control series, the same month by
    difference-in-differences, beside the regression that ``lifts`` holds.
    """

    cause: str
    label: Label
    kpi: str
    month: Month
    outcome: Outcome
    arms: tuple[Arm, ...] = ()
    lifts: tuple[Lift, ...] = ()
    mismatch_p: float | None = None
    stopped: Sentence | None = None
    total: float | None = None
    total_low: float | None = None
    total_high: float | None = None
    notes: tuple[Sentence, ...] = field(default_factory=tuple)
    value: float = 1.0
    second: Lift | None = None
