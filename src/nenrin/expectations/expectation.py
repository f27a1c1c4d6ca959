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
    nothing was learnt: a known cause was at work in them that will not come again, or has yet to show its level.

    ``trading_days``: of the month, where they are declared; ``calendar``: the part of mid − the value of the month
    before that is due to that month having had another number of them. ``rebased``: since when the level is a new one,
    to which the months before it were moved. ``with_other``: the part of mid that is due to the KPI it moves with.
    ``rule``: the rule of a process behaviour chart that the actual value breaks.
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
    trading_days: float | None = None
    calendar: float = 0.0
    rebased: Month | None = None
    with_other: float = 0.0
    rule: Sentence | None = None

    @property
    def half_width(self) -> float | None:
        """Half the width of the band before it was clipped at zero: high − mid."""
        return None if self.high is None or self.mid is None else self.high - self.mid

    def half_beside(self, actual: float) -> float | None:
        """Half the band on the side of ``actual``: what lies below a limit that was clipped at zero lies outside."""
        if self.low is None or self.mid is None:
            return None
        return self.mid - self.low if actual < self.low else self.half_width

    @property
    def signal(self) -> bool:
        """Whether it breaks a rule about months in a row: the limits do not show it."""
        return self.rule is not None and not self.rule.plan.startswith("expectation.outside_")
