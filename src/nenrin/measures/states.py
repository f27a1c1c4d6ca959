"""In which state a customer is in a month: new, retained, reactivated – or churned."""

from __future__ import annotations

from collections.abc import Mapping

from nenrin.measures.dialect import DuckDB
from nenrin.measures.measure import Customer
from nenrin.sources import MONTH, Source

_DIALECT = DuckDB()


def state_tables(customer: Customer, sources: Mapping[str, Source]) -> dict[str, str]:
    """The sub-queries by name; measures join ``state`` (customer, month, state) or ``lost`` (customer, month, told).

    New: never active before. Retained: active within ``churn_after_months`` before. Reactivated: active earlier, but
    not then. The state belongs to the customer, whatever segment a row is in, so the three always add up to the active
    customers. Lost: active in ``month`` and not in the ``churn_after_months`` after it, at the end of which it is told.
    """
    entity = _DIALECT.name(sources[customer.source].entity or "")
    table, active = _DIALECT.name(customer.source), customer.active_when.node.query(_DIALECT)
    month, gap = _DIALECT.name(MONTH), customer.churn_after_months
    since = f"a.customer = b.customer AND b.month BETWEEN a.month - {gap} AND a.month - 1"
    stayed = f"a.customer = b.customer AND b.month BETWEEN a.month + 1 AND a.month + {gap}"
    return {
        "active": (
            f"SELECT DISTINCT {entity} AS customer, {month} AS month FROM {table}"  # noqa: S608 (quoted names)
            f" WHERE {entity} IS NOT NULL AND ({active})"
        ),
        "debut": "SELECT customer, MIN(month) AS month FROM active GROUP BY customer",
        "recent": f"SELECT DISTINCT a.customer, a.month FROM active a JOIN active b ON {since}",  # noqa: S608 (numbers only)
        "stayed": f"SELECT DISTINCT a.customer, a.month FROM active a JOIN active b ON {stayed}",  # noqa: S608 (numbers only)
        "state": (
            "SELECT a.customer, a.month, CASE WHEN a.month = d.month THEN 'new' WHEN r.customer IS NOT NULL"
            " THEN 'retained' ELSE 'reactivated' END AS state FROM active a JOIN debut d ON d.customer = a.customer"
            " LEFT JOIN recent r ON r.customer = a.customer AND r.month = a.month"
        ),
        "lost": (
            f"SELECT a.customer, a.month, a.month + {gap} AS told FROM active a"  # noqa: S608 (numbers only)
            " LEFT JOIN stayed s ON s.customer = a.customer AND s.month = a.month WHERE s.customer IS NULL"
        ),
    }
