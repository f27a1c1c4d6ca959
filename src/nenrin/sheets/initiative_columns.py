"""The columns of Initiatives by name, how wide they are, and which of them a reader may change."""

from __future__ import annotations

ARM = ("size", "mean", "squares", "per", "pre_mean", "pre_squares", "pre_products")
"""What was counted of an arm."""
SIDES = ("", "control_")
"""Before the names of the treated arm's columns, and of the control's."""
INPUTS = (*ARM, *(f"control_{name}" for name in ARM), "theta", "quantile")
"""Side by side; their copy as issued stands at the right end."""
ISSUED = "issued_"
_COUNTED = dict.fromkeys(INPUTS[:-2], 12.0)
_WIDTHS: dict[str, float] = {
    "initiative": 34, "kpi": 26, "month": 11, "method": 24, "arm": 18, **_COUNTED, "theta": 11, "quantile": 11,
    "changed": 9,
    "mean_adjusted": 12, "control_mean_adjusted": 12, "down": 13, "control_down": 13, "up": 13, "control_up": 13,
    "freedom": 11,
    "difference": 12, "low": 12, "high": 12, "p": 9, "significant": 11, "reduction": 11,
    "worth": 14, "total": 15, "total_low": 15, "total_high": 15, "note": 80,
    "gap": 2, **{f"{ISSUED}{name}": 12.0 for name in INPUTS},
}
NAMES = tuple(_WIDTHS)
AT = {name: column for column, name in enumerate(NAMES)}
"""The column of every name, from 0."""
WIDTHS = tuple((column, column, width) for column, width in enumerate(_WIDTHS.values()))
COPY = (AT[f"{ISSUED}{INPUTS[0]}"], AT[f"{ISSUED}{INPUTS[-1]}"])
"""The first and last column of the copy as issued."""
PRINTED = AT["note"]
"""The last column that is printed."""
