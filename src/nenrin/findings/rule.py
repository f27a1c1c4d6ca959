"""The rule that turns a KPI's surprise, and what is known about it, into a state."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from nenrin.explanations import Explanation
from nenrin.findings.finding import State

_NORMAL = 1.959964


class Reason(StrEnum):
    """Why a KPI is in its state: a key of the text catalogue's section ``verdict``."""

    STABLE = "stable"
    STABLE_KNOWN = "stable_known"
    EXPLAINED = "explained"
    PARTLY = "partly"
    CLAIMED_TOO_MUCH = "claimed_too_much"
    UNEXPLAINED = "unexplained"
    UNEXPLAINED_UNSIZED = "unexplained_unsized"
    UNEXPLAINED_DESPITE = "unexplained_despite"
    FAILED = "failed"
    MASKED = "masked"


class Ruling(NamedTuple):
    """A state and why."""

    state: State
    reason: Reason


class Sizes(NamedTuple):
    """The numbers the rule looks at, in the KPI's unit: surprise, half the band, claims, the rest, half its range.

    ``signal``: the month breaks a rule of a process behaviour chart about months in a row.
    """

    surprise: float
    half: float
    explained: float
    unexplained: float
    spread: float
    signal: bool = False

    @property
    def outside(self) -> bool:
        """Whether the month lies outside its band."""
        return abs(self.surprise) > self.half

    @property
    def surprising(self) -> bool:
        """Whether the month is outside its band, or a signal within it."""
        return self.outside or self.signal

    @property
    def open(self) -> bool:
        """Whether what remains without a cause is more than chance and the claims' own ranges allow."""
        return abs(self.unexplained) > self.spread

    @property
    def failed(self) -> bool:
        """Whether a clear effect was claimed (above two standard deviations) and nothing of it (above one) came."""
        deviation = self.spread / _NORMAL
        came = self.surprise if self.explained > 0 else -self.surprise
        return abs(self.explained) > 2 * deviation and came <= deviation and self.open


def rule(sizes: Sizes, explanation: Explanation) -> Ruling:
    """The state by the table of the method: claims in force decide whether "inside" means stable or masked.

    A claim that came where it was made did not fail in what is made of that: something else took it away.
    """
    if not any(claim.sized for claim in explanation.claims):
        return _without_sizes(sizes, explanation)
    if sizes.failed and any(claim.answerable for claim in explanation.claims):
        return Ruling(State.FAILED_TO_MOVE, Reason.FAILED)
    if not sizes.surprising:
        return Ruling(State.MASKED, Reason.MASKED) if sizes.open else Ruling(State.STABLE, Reason.STABLE_KNOWN)
    return _surprising(sizes)


def _without_sizes(sizes: Sizes, explanation: Explanation) -> Ruling:
    """No cause in force, or none that says how far."""
    if not sizes.surprising:
        return Ruling(State.STABLE, Reason.STABLE)
    agreed = any(claim.agrees for claim in explanation.claims)
    return Ruling(State.UNEXPLAINED, Reason.UNEXPLAINED_UNSIZED if agreed else Reason.UNEXPLAINED)


def _surprising(sizes: Sizes) -> Ruling:
    """Outside the band, with causes that say how far: judged by how much of it they take away."""
    if not sizes.open:
        return Ruling(State.EXPLAINED, Reason.EXPLAINED)
    if abs(sizes.unexplained) >= abs(sizes.surprise):
        return Ruling(State.UNEXPLAINED, Reason.UNEXPLAINED_DESPITE)
    same_side = sizes.unexplained * sizes.surprise > 0
    return Ruling(State.PARTLY_EXPLAINED, Reason.PARTLY if same_side else Reason.CLAIMED_TOO_MUCH)
