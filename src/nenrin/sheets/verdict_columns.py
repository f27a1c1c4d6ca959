"""The columns of Verdicts by name, and how wide they are."""

from __future__ import annotations

_WIDTHS: dict[str, float] = {
    "kpi": 36, "unit": 14, "strategic": 9, "direction": 9, "ac": 11, "low": 11, "mid": 11, "high": 11, "plan": 11,
    "target": 11,
    "surprise": 12, "half": 11, "claims": 8, "explained": 12, "unexplained": 12, "square": 11, "spread": 11,
    "outside": 9, "open": 9, "failed": 9, "quiet": 19, "rest": 19, "claimed": 19, "rule": 19, "state": 19,
    "aim": 11, "met": 19, "missed": 19, "against": 19, "judged": 9, "verdict": 19, "asks": 9, "covered": 9,
    "range": 9, "called": 9, "eyed": 9,
    "weighs": 13, "asked": 13, "waits": 9, "moved": 9, "size": 13, "rank": 7, "still": 14, "gone": 17, "since": 17,
    "reason": 90, "key": 28, "above": 28,
}
NAMES = tuple(_WIDTHS)
SINCE = ("weighs", "asked", "waits", "moved", "size", "rank", "still", "gone", "since", "above")
"""The columns that say how a KPI stands against what was issued: not where the workbook cannot tell."""
AT = {name: column for column, name in enumerate(NAMES)}
"""The column of every name, from 0."""
WIDTHS = tuple((column, column, width) for column, width in enumerate(_WIDTHS.values()))
