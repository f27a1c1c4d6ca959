"""The columns of Unexplained by name, and how wide they are."""

from __future__ import annotations

_WIDTHS: dict[str, float] = {
    "number": 5, "kpi": 32, "unit": 11, "ac": 11, "pm": 11, "change": 12, "low": 11, "mid": 11, "high": 11,
    "expected_change": 12, "excess": 12, "surprise": 12, "explained": 12, "unexplained": 12, "covered": 9, "effect": 16,
    "closes": 9, "where": 32, "question": 48, "kind": 12, "since": 11, "basis": 44, "ruled_out": 44, "owner": 15,
    "due": 11, "state": 19,
}
NAMES = tuple(_WIDTHS)
AT = {name: column for column, name in enumerate(NAMES)}
"""The column of every name, from 0."""
WIDTHS = tuple((column, column, width) for column, width in enumerate(_WIDTHS.values()))
