"""In which state a customer is in a month: new, retained, reactivated – or churned."""

from __future__ import annotations

from collections.abc import Mapping

from nenrin.formulas import Dialect
from nenrin.measures.measure import Customer
from nenrin.sources import MONTH, Source

ACTIVE, STATES, LOST = "@active", "@states", "@lost"
CUSTOMER, STATE, TOLD = "@customer", "@state", "@told"
"""Names of sub-queries and of their columns. None can be a source's, a column's or a KPI's: those have no @."""


def state_tables(customer: Customer, sources: Mapping[str, Source], dialect: Dialect) -> dict[str, str]:
    """The sub-queries by name; measures join ``STATES`` (customer, month, state) or ``LOST`` (customer, month, told).

    New: never active before. Retained: active within ``churn_after_months`` before. Reactivated: active earlier, but
    not then. The state belongs to the customer, whatever segment a row is in, so the three always add up to the active
    customers. Lost: active in ``month`` and not in the ``churn_after_months`` after it, at the end of which it is told.
    """
    name, text, gap = dialect.name, dialect.literal, dialect.literal(customer.churn_after_months)
    entity, month = name(sources[customer.source].entity or ""), name(MONTH)
    who, when = name(CUSTOMER), name("@when")
    pairs = f"FROM {name(ACTIVE)} a LEFT JOIN {name(ACTIVE)} b ON b.{who} = a.{who}"
    return {
        ACTIVE: (
            f"SELECT DISTINCT {entity} AS {who}, {month} AS {when} FROM {name(customer.source)}"  # noqa: S608 (quoted)
            f" WHERE {entity} IS NOT NULL AND ({customer.active_when.node.query(dialect)})"
        ),
        STATES: (
            f"SELECT a.{who} AS {who}, a.{when} AS {when},"
            f" CASE WHEN MAX(b.{when}) IS NULL THEN {text('new')}"
            f" WHEN MAX(b.{when}) >= a.{when} - {gap} THEN {text('retained')} ELSE {text('reactivated')} END"
            f" AS {name(STATE)} {pairs} AND b.{when} < a.{when} GROUP BY a.{who}, a.{when}"
        ),
        LOST: (
            f"SELECT a.{who} AS {who}, a.{when} AS {when}, a.{when} + {gap} AS {name(TOLD)}"
            f" {pairs} AND b.{when} > a.{when} AND b.{when} <= a.{when} + {gap}"
            f" GROUP BY a.{who}, a.{when} HAVING COUNT(b.{when}) = 0"
        ),
    }
