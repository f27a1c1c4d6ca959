"""What a query counts together: single months, or the fiscal year so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nenrin.vocabulary import Month


@dataclass(frozen=True)
class Span:
    """Months from ``first`` to ``last``, both included, counted together and told under ``last``."""

    first: Month
    last: Month

    @property
    def months(self) -> tuple[Month, ...]:
        """Every month of it."""
        return tuple(self.first + step for step in range(self.last - self.first + 1))


def spanned(period: str, spans: Sequence[Span]) -> str:
    """The last month of the span in which a period lies, NULL outside all of them."""
    edges = ((one.first.ordinal, one.last.ordinal) for one in spans)
    cases = (f"WHEN {period} BETWEEN {first} AND {last} THEN {last}" for first, last in edges)
    return f"CASE {' '.join(cases)} END"


def years_so_far(until: Month, year_starts: int) -> tuple[Span, Span]:
    """The fiscal year up to ``until``, and the same months a year before."""
    months = until.year_to_date(year_starts)
    return Span(months[0], until), Span(months[0] + -12, until + -12)
