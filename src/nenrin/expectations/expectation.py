"""What a month should have been, judged from the past alone."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.vocabulary import Month, Sentence


@dataclass(frozen=True)
class Expectation:
    """A 95 % band and its middle; None throughout where nothing can be expected, with the ``reason``.

    ``p``: two-sided p-value of the actual value under the band. ``months``: how many months of history it rests on.
    ``trial``: the history is short (under 12 months). ``method``: the name of the expectation. ``freedom``: degrees of
    freedom of the Student t by which deviations are judged (``p_value``). ``without``: the months before it from which
    nothing was learnt, because a known cause was at work in them that will not come again.
    """

    low: float | None = None
    mid: float | None = None
    high: float | None = None
    p: float | None = None
    months: int = 0
    trial: bool = False
    method: str = ""
    reason: Sentence | None = None
    freedom: float | None = None
    without: frozenset[Month] = frozenset()

    @property
    def half_width(self) -> float | None:
        """Half the width of the band before it was clipped at zero: high − mid."""
        return None if self.high is None or self.mid is None else self.high - self.mid

    def half_beside(self, actual: float) -> float | None:
        """Half the band on the side of ``actual``: what lies below a limit that was clipped at zero lies outside."""
        if self.low is None or self.mid is None:
            return None
        return self.mid - self.low if actual < self.low else self.half_width
