"""The columns of Unexplained by name, and how wide they are."""

from __future__ import annotations

_WIDTHS: dict[str, float] = {
    "number": 5, "kpi": 30, "unit": 11, "ac": 11, "pm": 11, "change": 11, "low": 11, "mid": 11, "high": 11,
    "expected_change": 12, "excess": 11, "surprise": 11, "explained": 11, "unexplained": 12, "covered": 9, "effect": 14,
    "material": 9, "closes": 8, "state": 18, "since": 14, "format": 8,
}
NAMES = tuple(_WIDTHS)
AT = {name: column for column, name in enumerate(NAMES)}
"""The column of every name, from 0."""
WIDTHS = tuple((column, column, width) for column, width in enumerate(_WIDTHS.values()))
LAST = AT["since"]
"""The last column that is printed: the one right of it says which number format a row takes."""
LEVELS = (("ac", "pm"), ("low", "high"))
CHANGES = (("change", "change"), ("expected_change", "unexplained"))
"""The columns, first and last, with numbers in the KPI's own format, and with changes of it."""
