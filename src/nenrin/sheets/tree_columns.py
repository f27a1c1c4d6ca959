"""The columns of Tree by name, and how wide they are."""

from __future__ import annotations

_WIDTHS: dict[str, float] = {
    "kpi": 36, "sign": 6, "unit": 11, "better": 11, "stance": 11, "ac": 11,
    "py": 11, "py_change": 12, "py_share": 8, "py_mark": 5,
    "pm": 11, "pm_change": 12, "pm_share": 8, "pm_mark": 5,
    "pl": 11, "pl_change": 12, "pl_share": 8, "pl_mark": 5,
    "ytd": 11, "ytd_py": 11, "ytd_py_change": 12, "ytd_pl": 11, "ytd_pl_change": 12,
    "effect": 13, "low": 10, "mid": 10, "high": 10, "band": 9, "verdict": 19, "trend": 20,
    "calc": 7, "explain": 11, "direction": 9, "rate": 9, "key": 46,
}
NAMES = tuple(_WIDTHS)
AT = {name: column for column, name in enumerate(NAMES)}
"""The column of every name, from 0."""
WIDTHS = tuple((column, column, width) for column, width in enumerate(_WIDTHS.values()))
REFERENCES = ("py", "pm", "pl")
"""Prior year, prior month, plan: each has its value, the change, its share, and F or U."""
OVER = {
    "ac": "actual", "py": "prior_year", "pm": "prior_month", "pl": "plan", "ytd": "ytd", "effect": "effect",
    "low": "expected",
}
"""The titles above groups of columns, by the first column of each."""
PRINTED = AT["trend"]
"""The last column that is printed; to the right stand links and working columns."""
