"""The columns of the claims that were scored, the first ones of Initiatives."""

from __future__ import annotations

_COLUMNS = (
    "cause", "kpi", "month", "outcome", "unit", "low", "high", "actual", "expected", "surprise", "others", "observed",
    "beside", "room", "missed",
)
AT = {name: column for column, name in enumerate(_COLUMNS)}
"""The column of every name, from 0."""
