"""What the configuration says about one KPI."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator

from nenrin.formulas import Formula
from nenrin.measures import Measure
from nenrin.vocabulary import UNSAID, Format, Label, Month, Spec

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,62}$")]
Stance = Annotated[str, StringConstraints(pattern=r"^(strategic|still|moves_with: ?[a-z0-9][a-z0-9_-]*)$")]

Percentage = Annotated[str, StringConstraints(pattern=r"^[+-]?\d+(\.\d+)?%$")]


class Target(Spec):
    """What a strategic KPI is to reach, by when, through whom and by what action (SMART)."""

    value: float
    by: Month | None = None
    owner: Label | None = None
    action: Label | None = None
    due: dt.date | None = None


class Also(Spec):
    """Another reading of the same number, by a dimension; it must tie."""

    by: str


class Tolerance(Spec):
    """How far from the plan nobody asks: an amount in the KPI's unit, or a percentage of the planned value."""

    tolerance: Annotated[float, Field(gt=0, allow_inf_nan=False)] | Percentage

    @field_validator("tolerance")
    @classmethod
    def _is_a_distance(cls, tolerance: float | str) -> float | str:
        """Refuse a signed or empty percentage: a distance has two sides and a size."""
        if isinstance(tolerance, str) and (tolerance[0] in "+-" or float(tolerance.rstrip("%")) == 0):
            raise ValueError(f"{tolerance!r} is no distance from the plan; write it as 5%")
        return tolerance


class ByPlan(Spec):
    """What is expected is the plan."""

    plan: Tolerance


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
    expectation: Literal["blend", "seasonal_naive", "process_behaviour"] | ByPlan = "blend"
    per: Literal["trading_day"] | None = None
    target: Target | None = None
    owner: Label | None = None
    smallest_group: int | None = Field(default=None, ge=2)
    note: Label | None = None

    @property
    def strategic(self) -> bool:
        """Whether it is one of the few being improved now."""
        return self.stance == "strategic"

    @property
    def answers_for(self) -> Label:
        """Who answers for it: its owner, else its target's; empty where nobody is named."""
        return self.owner or (self.target.owner if self.target is not None else None) or UNSAID

    @property
    def mover(self) -> str | None:
        """The cause or KPI that it moves with, if that is its stance."""
        stance, _, mover = self.stance.partition(":")
        return mover.strip() if stance == "moves_with" else None
