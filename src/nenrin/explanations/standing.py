"""How an entry of the register stands: what became of its claims, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from nenrin.vocabulary import Label, Month, Sentence

Outcome: TypeAlias = Literal["hit", "too_high", "too_low", "nothing"]
Phase: TypeAlias = Literal["ahead", "in_force", "learnt", "expired"]


@dataclass(frozen=True)
class Score:
    """One cause's claim for its own KPI in a month that is over, against what came.

    ``low`` … ``high``: the range claimed, signed, in the KPI's unit. ``observed``: the surprise less all other claims.
    ``outcome``: ``hit`` where what remains is no more than chance and the claims' ranges allow (the verdict's own
    test), ``nothing`` where no standard deviation of it came, else the claim was ``too_high`` or ``too_low``.
    ``clear``: the claim was large enough to be told from chance (above two standard deviations): an unclear hit proves
    nothing. ``reopened``: the month's figure has changed since it was sent. ``room``: how far from the middle of its
    range a claim may come and still be a hit.
    """

    cause: str
    kpi: str
    month: Month
    low: float
    high: float
    observed: float
    outcome: Outcome
    clear: bool = True
    measured: bool = False
    reopened: bool = False
    room: float = 0.0

    @property
    def told(self) -> Sentence:
        """The outcome in a few words."""
        unclear = "_unclear" if self.outcome == "hit" and not self.clear else ""
        return Sentence(f"claim.outcome.{self.outcome}{unclear}")


@dataclass(frozen=True)
class Standing:
    """One entry of the register in the reporting month.

    ``phase``: ahead of its months, in force, learnt (it lasts, and its KPI's expected value has its level), or expired;
    ``expired``: the last month it was in force. ``scores``: its past months, oldest first. ``notes``: what is to be
    asked about it.
    """

    cause: str
    label: Label
    kpi: str
    phase: Phase
    expired: Month | None = None
    scores: tuple[Score, ...] = ()
    notes: tuple[Sentence, ...] = ()

    @property
    def told(self) -> Sentence:
        """The phase in a word."""
        return Sentence(f"claim.phase.{self.phase}")
