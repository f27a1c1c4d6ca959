"""Which customer was active in which month, how often, and for how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nenrin.measures import Customer, stored
from nenrin.measures.dialect import DuckDB
from nenrin.sources import MONTH, Source, Table
from nenrin.vocabulary import Month

if TYPE_CHECKING:
    from nenrin.measures import Engine

Whole = NDArray[np.int64]
Real = NDArray[np.float64]

_DIALECT = DuckDB()


@dataclass(frozen=True)
class Activity:
    """One row per customer and month of activity, in the order of customer and month.

    ``customer`` counts from 0 and says nothing about who it is; ``month`` is the month's ordinal; ``orders`` the rows
    of the month; ``value`` what they are worth, None where the configuration does not say.
    """

    customer: Whole
    month: Whole
    orders: Whole
    value: Real | None

    @property
    def customers(self) -> int:
        """How many there are."""
        return int(self.customer[-1]) + 1 if len(self.customer) else 0

    @property
    def first(self) -> Month:
        """The first month in which anybody was active."""
        return Month.at(int(self.month.min()))

    def until(self, month: Month) -> Activity:
        """What was known at the end of ``month``; customers keep their numbers."""
        kept = self.month <= month.ordinal
        value = self.value[kept] if self.value is not None else None
        return Activity(self.customer[kept], self.month[kept], self.orders[kept], value)


def activity(tables: Mapping[str, Table], sources: Mapping[str, Source], customer: Customer) -> Activity:
    """Count every customer's active rows by month, up to the month the tables end in."""
    with stored({customer.source: tables[customer.source]}, {customer.source: sources[customer.source]}) as engine:
        return _asked(engine, sources[customer.source], customer)


def _asked(engine: Engine, source: Source, customer: Customer) -> Activity:
    """Ids are replaced by numbers inside the engine: none of them leaves it."""
    name = _DIALECT.name
    entity, worth = name(source.entity or ""), customer.value.node.query(_DIALECT) if customer.value else "0"
    rows = (
        f"SELECT DENSE_RANK() OVER (ORDER BY {entity}) - 1 AS customer, {name(MONTH)} AS month, {worth} AS value"  # noqa: S608 (quoted)
        f" FROM {name(customer.source)} WHERE {entity} IS NOT NULL AND ({customer.active_when.node.query(_DIALECT)})"
    )
    found = engine.columns(
        "SELECT customer, month, COUNT(*) AS orders, COALESCE(CAST(SUM(value) AS DOUBLE), 0) AS value"  # noqa: S608 (made here)
        f" FROM ({rows}) GROUP BY customer, month ORDER BY customer, month",
    )
    who, month, orders = (found[one].astype(np.int64) for one in ("customer", "month", "orders"))
    return Activity(who, month, orders, found["value"].astype(np.float64) if customer.value is not None else None)
