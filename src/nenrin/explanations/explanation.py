"""The change of one KPI set against what is known about it, closed to zero."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Claim:
    """What one cause claims for one KPI in the month: the middle and the half-range of its effect.

    ``sized`` is False for a direction-only claim (effect 0: it explains nothing). ``agrees``: the surprise has its sign.
    """

    cause: str
    effect: float
    spread: float
    sized: bool = True
    agrees: bool = True


@dataclass(frozen=True)
class Explanation:
    """change = expected_change + explained + unexplained, exactly; all in the KPI's own unit.

    ``change``: actual − the month before. ``expected_change``: the band's middle − the month before (season, calendar,
    trend). ``surprise``: actual − the band's middle. ``explained``: Σ claims. ``unexplained``: surprise − explained.
    ``low``/``high``: the unexplained part as a range, from the claims' spreads and the band. ``spread``: their root sum
    of squares. All None where the KPI cannot be judged.
    """

    kpi: str
    change: float | None = None
    expected_change: float | None = None
    surprise: float | None = None
    explained: float | None = None
    unexplained: float | None = None
    low: float | None = None
    high: float | None = None
    claims: tuple[Claim, ...] = ()

    @property
    def share_covered(self) -> float | None:
        """The part of the surprise that the claims cover, 0 … 1; None where there is no surprise."""
        if not self.surprise or self.explained is None:
            return None
        return min(1.0, max(0.0, self.explained / self.surprise))
