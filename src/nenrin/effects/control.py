"""What the register says about the control of an initiative: who was left out of it, and what is compared."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from nenrin.formulas import Condition
from nenrin.vocabulary import Spec

Share = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Value = Annotated[float, Field(allow_inf_nan=False)] | str


class Control(Spec):
    """A control: a held-out group of customers (``source``), an untouched segment (``by``) or KPI (``series``).

    Of these exactly one. ``value``: what one more success (or one more of the outcome) is worth in the unit of the
    cause's KPI, a number or a KPI.
    """

    source: str | None = None
    entity: str | None = None
    group: str | None = None
    treated: tuple[str, ...] = ()
    control: str | None = None
    where: Condition | None = None
    outcome: Condition | None = None
    of: Condition | None = None
    per: Condition | None = None
    pre: Condition | None = None
    shares: dict[str, Share] = Field(default_factory=dict)
    value: Value = 1.0
    by: str | None = None
    series: str | None = None

    @property
    def arms(self) -> tuple[str, ...]:
        """The treated arms and the control arm, as the data name them."""
        return (*self.treated, *((self.control,) if self.control is not None else ()))
