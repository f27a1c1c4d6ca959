"""The verdict on every KPI, and the changes that nobody can explain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias

from nenrin.measures import Suspect
from nenrin.vocabulary import UNSAID, Label, Month, Sentence

Kind: TypeAlias = Literal["month", "shift", "masked", "offset", "failed"]


class State(StrEnum):
    """The one state in which a KPI ends a month."""

    ON_PLAN = "on plan"
    BEHIND_PLAN = "behind plan"
    STABLE = "stable"
    EXPLAINED = "explained change"
    PARTLY_EXPLAINED = "partly explained"
    UNEXPLAINED = "unexplained change"
    FAILED_TO_MOVE = "failed to move"
    MASKED = "masked"
    NOT_JUDGED = "not judged"


@dataclass(frozen=True)
class Verdict:
    """The state and why. ``surprising``: the month left its band, which a strategic KPI's state does not say."""

    kpi: str
    state: State
    reason: Sentence
    surprising: bool = False


@dataclass(frozen=True)
class Where:
    """A segment and its share of the unexplained change; ``within``: (dimension, segment) pairs that narrow it."""

    dimension: str
    segment: str
    share: float
    within: tuple[tuple[str, str], ...] = ()

    @property
    def segments(self) -> dict[str, str]:
        """Every segment that it is a combination of, by dimension."""
        return {self.dimension: self.segment, **dict(self.within)}

    @property
    def name(self) -> str:
        """The segments as one name: ``Web × Kanto``."""
        return " × ".join(self.segments.values())


@dataclass(frozen=True)
class Callout:
    """One change without a known cause that is both significant and material.

    ``effect_on_root``: the unexplained part in units of the KGI. ``path``: the ids from the root to the KPI.
    ``low``/``high``: the unexplained part as a range. ``carries``: the parents whose call-outs this one stands for.
    ``branch``: the child that carries at least half of it, with ``branch_share``; empty where none does.
    ``kind``: why it was called out: a single month; months two and three of a ``shift``; a ``masked`` movement, where
    an unknown cause hides a known one; movements of children or segments that ``offset`` each other (``where``: the
    segments' shares of the gross movement, of either sign; ``parts``: the KPIs that move, largest first;
    ``cancelled``: how much does not show, in units of the KGI); or a known cause that ``failed`` to move it.
    ``basis``: on what the expectation rests. ``ruled_out``: what was checked and is not the cause. ``owner``, ``due``:
    who answers, until when. ``since``: the month when it began.
    """

    number: int
    kpi: str
    path: tuple[str, ...]
    change: float
    expected_change: float
    explained: float
    unexplained: float
    low: float
    high: float
    share_covered: float
    effect_on_root: float | None
    state: State
    where: tuple[Where, ...]
    causes: tuple[str, ...]
    headline: Sentence
    question: Sentence
    carries: tuple[str, ...] = ()
    branch: str = ""
    branch_share: float | None = None
    kind: Kind = "month"
    basis: tuple[Sentence, ...] = ()
    ruled_out: tuple[Sentence, ...] = ()
    owner: Label = UNSAID
    due: Month | None = None
    since: Month | None = None
    cancelled: float | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Findings:
    """Verdicts by KPI; call-outs, weightiest first; KPIs to watch, in the order of the file.

    ``expected_false``: how many false call-outs a quiet month would bring. ``materiality``: from which effect on the
    KGI a change matters, in its unit. ``unjudged``: why, by KPI that is not judged. ``breaks``: the first months of new
    levels, by KPI that has any; ``levels``: from what to what, a sentence for each of them. ``suspects``: what looks
    wrong with the data itself, told before all else.
    """

    verdicts: Mapping[str, Verdict]
    callouts: tuple[Callout, ...] = ()
    watch: tuple[str, ...] = ()
    expected_false: float = 0.0
    materiality: float = 0.0
    unjudged: Mapping[str, Sentence] = field(default_factory=dict)
    breaks: Mapping[str, tuple[Month, ...]] = field(default_factory=dict)
    levels: Mapping[str, tuple[Sentence, ...]] = field(default_factory=dict)
    suspects: tuple[Suspect, ...] = ()
