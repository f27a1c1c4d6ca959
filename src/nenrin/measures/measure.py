"""What the configuration says about a number that is counted from rows."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from nenrin.formulas import Condition
from nenrin.vocabulary import Activity, Label, Spec

CustomerState = Literal["new", "retained", "reactivated", "churned"]


class Measure(Spec):
    """One aggregate of one source. There is no average: a rate is two measures and a formula."""

    source: str
    agg: Literal["sum", "count", "count_distinct", "min", "max"]
    of: Condition | None = None
    where: Condition | None = None
    customers: CustomerState | None = None


class Customer(Spec):
    """When a customer is active, and after how many months without activity one has churned.

    ``value``: what an active row is worth, a number column; without it customers are counted, not weighed.
    ``activity``: what such a row is called in sentences; no number depends on it.
    """

    source: str
    active_when: Condition
    value: Condition | None = None
    churn_after_months: int = Field(default=1, ge=1, le=36)
    activity: Activity = "buys"


class Dimension(Spec):
    """A way of cutting a source's rows into segments: a column's values, or named groups of them and ``other``.

    ``labels``: what segments are called in the languages of the report; a segment without one goes by its own name.
    """

    label: Label
    source: str
    of: str
    groups: dict[str, tuple[str, ...]] | None = None
    other: str | None = None
    labels: dict[str, Label] = Field(default_factory=dict)
