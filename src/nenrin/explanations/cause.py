"""What the register says about one known cause: a claim that can be tested."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from nenrin.vocabulary import Label, Month, Spec

Size = float | Annotated[str, StringConstraints(pattern=r"^[+-]?\d+(\.\d+)?%$")]


class Span(Spec):
    """The months in which a cause works, both included; without ``to`` it goes on."""

    from_: Month = Field(alias="from")
    to: Month | None = None


class Cause(Spec):
    """A cause: where it works (``kpi``, ``segment``), its direction, its size range (absolute, or % of the expected
    value), its months, and who says so on what evidence. Without a size it explains nothing; it only agrees or not.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,62}$")]
    label: Label
    kpi: str
    segment: str | None = None
    direction: Literal["up", "down"]
    size: tuple[Size, Size] | None = None
    months: Span
    kind: Literal["initiative", "price", "calendar", "data", "market"]
    lasting: bool = False
    evidence: str = ""
    author: str = ""
    date: dt.date | None = None

    def in_force(self, month: Month) -> bool:
        """Whether it works in ``month``."""
        return self.months.from_ <= month and (self.months.to is None or month <= self.months.to)
