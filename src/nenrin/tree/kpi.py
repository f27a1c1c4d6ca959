"""What the configuration says about one KPI."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from nenrin.formulas import Formula
from nenrin.measures import Measure
from nenrin.vocabulary import Format, Label, Month, Spec

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,62}$")]
Stance = Annotated[str, StringConstraints(pattern=r"^(strategic|still|moves_with: ?[a-z0-9][a-z0-9_-]*)$")]


class Target(Spec):
    """What a strategic KPI is to reach, by when, through whom and by what action (SMART)."""

    value: float
    by: Month | None = None
    owner: str | None = None
    action: str | None = None
    due: dt.date | None = None


class Also(Spec):
    """Another reading of the same number, by a dimension; it must tie."""

    by: str


class Kpi(Spec):
    """One KPI: exactly one definition (``measure`` or ``formula``) and perhaps a ``split`` that explains it."""

    label: Label
    measure: Measure | None = None
    formula: Formula | None = None
    split: Formula | None = None
    also: tuple[Also, ...] = ()
    format: Format = Format()
    better: Literal["up", "down", "none"]
    stance: Stance = "still"
    target: Target | None = None
    owner: str | None = None
    smallest_group: int | None = Field(default=None, ge=2)
    note: Label | None = None

    @property
    def strategic(self) -> bool:
        """Whether it is one of the few being improved now."""
        return self.stance == "strategic"
