"""A call-out as it was sent with an earlier month's report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nenrin.vocabulary import UNSAID, Label, Month


@dataclass(frozen=True)
class Called:
    """What was said then: the KPI, the month, why, how much was unexplained, and the question by language.

    ``effect_on_root``: the unexplained part in units of the KGI. ``owner`` and ``due``: as asked for then.
    """

    month: Month
    kpi: str
    kind: str = "month"
    unexplained: float = 0.0
    effect_on_root: float | None = None
    owner: Label = UNSAID
    due: Month | None = None
    question: Mapping[str, str] = field(default_factory=dict)
