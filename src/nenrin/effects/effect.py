"""What an initiative did, measured against those who were left out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from nenrin.vocabulary import Label, Month, Sentence


@dataclass(frozen=True)
class Arm:
    """One group: its name in the data, how many it holds, the mean of its outcome and the sum of squares about it.

    For a rate the mean is the share of successes, 0 … 1.
    """

    label: str
    size: int
    mean: float
    squares: float = 0.0
    control: bool = False


@dataclass(frozen=True)
class Lift:
    """A treated arm against the control arm: the difference of the means with its 95 % interval.

    ``p``: two-sided. ``significant``: after Benjamini–Hochberg where there are several arms. ``method``: the name of
    the interval (``newcombe``, ``welch``, ``delta``, ``cuped``). ``reduction``: the part of the variance that the
    pre-period took away (CUPED), 0 … 1, or None.
    """

    arm: str
    difference: float
    low: float
    high: float
    p: float
    significant: bool
    method: str
    reduction: float | None = None


@dataclass(frozen=True)
class Effect:
    """One initiative, read against its control.

    ``cause``: its id in the register. ``outcome``: ``rate`` (of those exposed) or ``mean`` (per exposed).
    ``lifts``: one a treated arm; empty where the reading was stopped, and then ``stopped`` says why.
    ``mismatch_p``: of the χ² test that the arms have the sizes they were meant to have; None for a control series.
    ``total``: the effect on the KPI of the register's entry in its unit, lift × exposed × value, summed over the
    treated arms; ``total_low`` … ``total_high`` is its 95 % interval. None where the reading was stopped.
    """

    cause: str
    label: Label
    kpi: str
    month: Month
    outcome: Literal["rate", "mean", "series"]
    arms: tuple[Arm, ...] = ()
    lifts: tuple[Lift, ...] = ()
    mismatch_p: float | None = None
    stopped: Sentence | None = None
    total: float | None = None
    total_low: float | None = None
    total_high: float | None = None
    notes: tuple[Sentence, ...] = field(default_factory=tuple)
