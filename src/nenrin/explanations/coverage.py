"""Where a change went: every part of it by name, closed to zero."""

from __future__ import annotations

import math
from dataclasses import asdict, astuple, dataclass

from nenrin.vocabulary import Sentence


@dataclass(frozen=True)
class Coverage:
    """change = the sum of all other parts, exactly; all in the KPI's own unit.

    ``calendar``: trading days against the month before. ``season``: what else the band's middle expected.
    ``initiatives``: measured against a control group. ``causes``: declared in the register. ``mix``: segments changed
    their weights. ``restatement``: the month before was changed since it was reported. ``noise``: what is left, where
    it lies inside its range; otherwise all of it is ``unexplained``.
    """

    change: float
    calendar: float = 0.0
    season: float = 0.0
    initiatives: float = 0.0
    causes: float = 0.0
    mix: float = 0.0
    restatement: float = 0.0
    noise: float = 0.0
    unexplained: float = 0.0

    @property
    def residual(self) -> float:
        """What does not close: 0 but for rounding."""
        change, *parts = astuple(self)
        return float(change - math.fsum(parts))

    @property
    def parts(self) -> tuple[tuple[Sentence, float], ...]:
        """Every part by its name, in the order in which they are told; 0 where nothing came of it."""
        parts = ((name, part) for name, part in asdict(self).items() if name != "change")
        return tuple((Sentence(f"coverage.part.{name}"), part) for name, part in parts)
