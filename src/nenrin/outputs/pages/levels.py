"""New levels in words: from which month on a KPI stands higher or lower, and by how much."""

from __future__ import annotations

from markupsafe import Markup

from nenrin.outputs.pages.context import Context


def levels(context: Context, kpi: str) -> tuple[Markup, ...]:
    """A line for each, oldest first; their numbers are named by the KPI and the month."""
    found = context.report.findings.levels.get(kpi, ())
    return tuple(context.owned(one, f"{kpi}.{one.facts['month']}") for one in found)
