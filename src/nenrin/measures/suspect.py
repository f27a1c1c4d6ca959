"""What looks wrong with the data of a month: no statistics of the business, and told before any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nenrin.vocabulary import Month, Sentence

Kind = Literal[
    "partial", "missing days", "rows", "duplicates", "dates", "blanks", "category", "unit", "signs", "sizes", "ids",
    "definition",
]


@dataclass(frozen=True)
class Suspect:
    """One doubt about one source (and column) in one month; ``kpis`` are those counted from it, or from the column."""

    kind: Kind
    source: str
    month: Month
    reason: Sentence
    column: str = ""
    kpis: tuple[str, ...] = ()
