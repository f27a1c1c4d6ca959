"""The budget of the fiscal year 2025: last year's month, a little more of everything, and the new prices."""

from __future__ import annotations

from samples.aozora import planted
from samples.aozora.days import months
from samples.aozora.rows import Row
from samples.aozora.trade import Trade

HEADERS = ("month", "kpi", "value")
_YEAR = 12
_GROWTH = {"new_customers": 1.03, "retained_customers": 1.03, "reactivated_customers": 1.10}
_FIXED = {"orders_per_customer": 1.22, "items_per_order": 2.09, "churn_rate": 0.2, "mail_click_rate": 0.0275}
_PRICE, _NEW_PRICE = 2830, 3030
_RETURNED, _CANCELLED = 0.028, 0.017


def budget(trade: Trade) -> list[Row]:
    """Month, KPI, value: people in tens, money in tens of thousands of yen."""
    found: list[Row] = []
    for at in range(len(trade.states) - _YEAR, len(trade.states)):
        found += _month(f"{months()[at][0]}-{months()[at][1]:02}", at, trade)
    return found


def _month(month: str, at: int, trade: Trade) -> list[Row]:
    """One month of it."""
    people = zip(_GROWTH.items(), trade.states[at - _YEAR], strict=True)
    lines: list[tuple[str, float]] = [(kpi, _to(count * growth, 10)) for (kpi, growth), count in people]
    price = _NEW_PRICE if months()[at] >= planted.PRICES_RISE else _PRICE
    gross = sum(count for _, count in lines) * _FIXED["orders_per_customer"] * _FIXED["items_per_order"] * price
    lines += [*_FIXED.items(), ("price_per_item", price)]
    lines += [("returned_value", _to(gross * _RETURNED, 10_000)), ("cancelled_value", _to(gross * _CANCELLED, 10_000))]
    return [(month, kpi, value) for kpi, value in lines]


def _to(value: float, step: int) -> int:
    return round(value / step) * step
