"""The sample shop's monthly figures, counted from its workbooks by plain loops that share no code with the program."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from plain_sheet import rows
from shared import once

DATA = Path(__file__).parents[1] / "config" / "online-retail" / "data"


@cache
def invoices(month: str) -> tuple[dict[str, Any], ...]:
    """One month's rows as mappings by header; the id as text, the amount exact."""
    return once(f"invoices {month}", lambda: _read(month))


def _read(month: str) -> tuple[dict[str, Any], ...]:
    head, *lines = rows(DATA / f"{month}.xlsx")
    found = []
    for row in lines:
        one: dict[str, Any] = {str(name): value for name, value in zip(head, row, strict=True)}
        one["Invoice"] = str(one["Invoice"])
        one["Amount"] = Decimal(str(one["Amount"]))
        found.append(one)
    return tuple(found)


def months() -> list[str]:
    """Every month there is a workbook for."""
    return sorted(path.stem for path in DATA.glob("????-??.xlsx"))


@cache
def sales(month: str) -> list[dict[str, Any]]:
    """Invoices with an amount above 0 that are neither cancellations nor adjustments."""
    return [row for row in invoices(month) if row["Amount"] > 0 and row["Invoice"][0] not in "CA"]


@cache
def buyers(month: str) -> set[Any]:
    """The customers with a sale in the month."""
    return {row["Customer ID"] for row in sales(month) if row["Customer ID"] is not None}


def _undone(month: str) -> Decimal:
    """Cancelled amount that undoes a sale of the same month: same customer, opposite amount, one to one."""
    open_sales = Counter((row["Customer ID"], row["Amount"]) for row in invoices(month) if row["Amount"] > 0)
    total = Decimal(0)
    for row in invoices(month):
        key = (row["Customer ID"], -row["Amount"])
        if row["Invoice"].startswith("C") and row["Customer ID"] is not None and open_sales[key] > 0:
            open_sales[key] -= 1
            total -= row["Amount"]
    return total


def figures(month: str) -> dict[str, float]:
    """Every KPI of the sample's tree that can be counted, for one month."""
    everything = months()
    before = everything[: everything.index(month)]
    known: set[Any] = set().union(*(buyers(one) for one in before)) if before else set()
    last = buyers(before[-1]) if before else set()
    now, sold = buyers(month), sales(month)
    identified = [row for row in sold if row["Customer ID"] is not None]
    cancelled = -sum(row["Amount"] for row in invoices(month) if row["Invoice"].startswith("C"))
    gross = sum(row["Amount"] for row in sold)
    revenue = sum(row["Amount"] for row in identified)
    units = sum(row["Units"] for row in identified)
    by_region: defaultdict[str, Decimal] = defaultdict(Decimal)
    for row in sold:
        by_region["UK" if row["Country"] == "United Kingdom" else "Abroad"] += row["Amount"]
    found = {
        "net_revenue": gross - cancelled, "gross_revenue": gross, "cancelled_value": cancelled,
        "identified_revenue": revenue, "anonymous_revenue": gross - revenue,
        "cancelled_same_month": _undone(month), "cancelled_other": cancelled - _undone(month),
        "active_customers": len(now), "new_customers": len(now - known), "retained_customers": len(now & last),
        "reactivated_customers": len((now & known) - last), "churned_customers": len(last - now),
        "orders": len({row["Invoice"] for row in identified}), "units": units,
        "orders_per_customer": len(identified) / len(now), "average_order_value": revenue / len(identified),
        "units_per_order": units / len(identified), "price_per_unit": revenue / units,
        "cancellation_rate": cancelled / gross,
        "retention_rate": len(now & last) / len(last) if last else 0.0,
        "churn_rate": len(last - now) / len(last) if last else 0.0,
        "UK": by_region["UK"], "Abroad": by_region["Abroad"],
    }
    return {name: float(value) for name, value in found.items()}
