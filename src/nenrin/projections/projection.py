"""Where the fiscal year lands, and which lever would close the gap to its target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nenrin.vocabulary import Month, Sentence


@dataclass(frozen=True)
class Landing:
    """The KGI over the fiscal year: what is known, what is to be expected of the months that remain, as a 95 % range.

    ``plan``: the year's plan or target, in the KGI's unit; ``gap`` = plan − middle, None without a plan.
    """

    first: Month
    last: Month
    so_far: float
    remaining: tuple[Month, ...]
    low: float
    mid: float
    high: float
    plan: float | None = None

    @property
    def gap(self) -> float | None:
        """What the middle of the range lacks of the plan; negative where it exceeds it."""
        return None if self.plan is None else self.plan - self.mid


@dataclass(frozen=True)
class Lever:
    """One leaf as a means of closing the gap over the months that remain.

    ``sensitivity``: what 1 % more of the leaf does to the KGI of the reporting month, in the KGI's unit. ``now``: the
    leaf's expected mean over the remaining months. ``share``: its part of the gap when all leaves are moved in
    proportion (the parts of all leaves sum to the gap). ``alone``: the relative change of the leaf that closes the gap
    with all others unmoved (0.08: +8 %), None where none does. ``together``: its relative change when all favourable
    leaves move in one proportion. ``seen``: the largest favourable relative change against the year before that its
    own history shows over as many months, with the last month of it (``seen_in``); ``feasible``: alone ≤ seen.
    """

    kpi: str
    sensitivity: float | None
    now: float | None
    share: float | None = None
    alone: float | None = None
    together: float | None = None
    seen: float | None = None
    seen_in: Month | None = None
    feasible: bool | None = None


@dataclass(frozen=True)
class Projection:
    """The landing and the levers, by KPI in the order of the tree; ``reason`` says why there is no landing."""

    landing: Landing | None = None
    levers: Mapping[str, Lever] = field(default_factory=dict)
    reason: Sentence | None = None
