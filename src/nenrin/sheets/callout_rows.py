"""Which KPIs have a row on Unexplained: those called out in the issued month, below them those of other months."""

from __future__ import annotations

from nenrin.sheets.layout import Layout
from nenrin.sheets.told import findings


def called(layout: Layout) -> tuple[str, ...]:
    """The call-outs of the issued month in their order, then those of earlier months, the latest first."""
    months = (layout.report.month, *(month for month in reversed(layout.months) if month != layout.report.month))
    return tuple(dict.fromkeys(one.kpi for month in months for one in findings(layout.report, month).callouts))
