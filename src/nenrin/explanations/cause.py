"""What the register says about one known cause: a claim that can be tested."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from nenrin.effects import Control
from nenrin.vocabulary import UNSAID, Label, Month, Spec

Amount = Annotated[float, Field(allow_inf_nan=False)]
Size = Amount | Annotated[str, StringConstraints(pattern=r"^[+-]?\d+(\.\d+)?%$")]


class Span(Spec):
    """The months in which a cause works, both included; without ``to`` it goes on."""

    from_: Month = Field(alias="from")
    to: Month | None = None

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        """Refuse a span that ends before it begins: it would never be in force, in silence."""
        if self.to is not None and self.to < self.from_:
            raise ValueError(f"the months end ({self.to}) before they begin ({self.from_})")
        return self


class Cause(Spec):
    """A cause: where it works (``kpi``, ``segment``), which way, how far, when, and who says so on what evidence.

    ``size`` is a range, absolute or in % of the expected value. Without one the cause explains nothing; it only agrees
    or not. With a ``control`` its effect is measured. One that
    is not ``approved`` has the same effect, and its name only in the working copy.
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
    evidence: Label = UNSAID
    author: Label = UNSAID
    date: dt.date | None = None
    control: Control | None = None
    approved: bool = True

    @field_validator("size")
    @classmethod
    def _without_sign(cls, size: tuple[Size, Size] | None) -> tuple[Size, Size] | None:
        """Refuse negative sizes: beside ``direction`` a second sign can only contradict or double it."""
        if size is not None and any(str(end).startswith("-") for end in size):
            raise ValueError("a size is written without a minus sign; the direction gives it")
        return size

    @property
    def sign(self) -> float:
        """+1 for a cause that raises its KPI, −1 for one that lowers it."""
        return 1.0 if self.direction == "up" else -1.0

    def in_force(self, month: Month) -> bool:
        """Whether it works in ``month``."""
        return self.months.from_ <= month and (self.months.to is None or month <= self.months.to)

    @property
    def lasts(self) -> bool:
        """Whether its effect stays: it says so, or has no end."""
        return self.lasting or self.months.to is None

    @property
    def measurable(self) -> bool:
        """Whether it says how far it moves its KPI, or how that is measured."""
        return self.size is not None or self.control is not None
