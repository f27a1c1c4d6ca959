"""The change of one KPI set against what is known about it, closed to zero."""

from __future__ import annotations

from dataclasses import dataclass, field

from nenrin.vocabulary import Label, Sentence


@dataclass(frozen=True)
class Claim:
    """What one cause claims for one KPI in the month: the middle and the half-range of its effect.

    ``spread``: a quarter of the range, taken as one standard deviation. ``sized`` is False for a claim that explains
    nothing (effect 0): only its direction is declared, or its size cannot be carried to this KPI. ``agrees``: the
    surprise has its sign. ``label``: the cause's name. ``measured``: the effect comes from a control group. ``learnt``:
    it lasts, and what is expected has learnt its level: it claims nothing any more and cannot fail. ``notes``: what a
    reader must know about the claim, in the order of their weight. ``segment``: the only one in which it works.
    ``carried``: it was made for another KPI, of which this one is made; ``seen``: and there half of it came, or more.
    """

    cause: str
    effect: float
    spread: float
    sized: bool = True
    agrees: bool = True
    label: Label = field(default_factory=lambda: Label(""))
    measured: bool = False
    learnt: bool = False
    notes: tuple[Sentence, ...] = ()
    segment: str | None = None
    carried: bool = False
    seen: bool = False

    @property
    def answerable(self) -> bool:
        """Whether it is to blame where nothing came: not if it came where it was made, and was lost on the way here."""
        return self.sized and not (self.carried and self.seen)

    @property
    def vague(self) -> bool:
        """Whether its range is too wide to be tested: one standard deviation is above a third of its middle."""
        return self.sized and 3 * self.spread > abs(self.effect)


@dataclass(frozen=True)
class Explanation:
    """change = expected_change + explained + unexplained, exactly; all in the KPI's own unit.

    ``change``: actual − the month before (where that is absent, the last month known). ``expected_change``: the band's
    middle − the month before (season, calendar, trend). ``surprise``: actual − the band's middle. ``explained``: the
    sum of the claims. ``unexplained``: surprise − explained. ``spread``: half a 95 % range of the unexplained part, the
    root sum of squares of the band's half-width and 1.96 × every claim's spread; ``low`` and ``high``: the unexplained
    part minus and plus that. All None where the KPI cannot be judged.
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
    spread: float | None = None

    @property
    def share_covered(self) -> float | None:
        """The part of the surprise that the claims cover, 0 … 1; None where there is no surprise."""
        if not self.surprise or self.explained is None:
            return None
        return min(1.0, max(0.0, self.explained / self.surprise))
