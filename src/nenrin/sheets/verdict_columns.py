"""The columns of Verdicts by name, and how wide they are."""

from __future__ import annotations

_WIDTHS: dict[str, float] = {
    "kpi": 36, "unit": 11, "strategic": 9, "direction": 9, "ac": 11, "low": 11, "mid": 11, "high": 11, "plan": 11,
    "target": 11,
    "surprise": 12, "half": 11, "claims": 8, "explained": 12, "unexplained": 12, "square": 11, "spread": 11,
    "outside": 9, "open": 9, "failed": 9, "quiet": 19, "rest": 19, "claimed": 19, "rule": 19, "state": 19,
    "aim": 11, "met": 19, "missed": 19, "against": 19, "judged": 9, "verdict": 19, "asks": 9, "covered": 9,
    "reason": 90, "key": 28,
}
NAMES = tuple(_WIDTHS)
AT = {name: column for column, name in enumerate(NAMES)}
"""The column of every name, from 0."""
WIDTHS = tuple((column, column, width) for column, width in enumerate(_WIDTHS.values()))
