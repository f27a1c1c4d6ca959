"""Below the call-outs on Unexplained: where the charts, the work list, the words and what the run found begin."""

from __future__ import annotations

from nenrin.sheets.callout_kpis import charts
from nenrin.sheets.callout_rows import rows
from nenrin.sheets.callout_words import longest
from nenrin.sheets.layout import Layout
from nenrin.sheets.rows import BODY
from nenrin.sheets.worklist import listed

CHART_ROWS = 15
"""A chart with the cell above it that says what it shows."""


def drawn(layout: Layout) -> int:
    """The row above the first charts."""
    return BODY + max(rows(layout), 1) + 1


def worked(layout: Layout) -> int:
    """The title of the questions of earlier months."""
    return drawn(layout) + -(-charts(layout) // 2) * CHART_ROWS


def told(layout: Layout) -> int:
    """The title of what is said in words."""
    count = len(listed(layout))
    return worked(layout) + (count + 3 if count else 0)


def reckoned(layout: Layout) -> int:
    """The title of what only the run can reckon."""
    count = longest(layout)
    return told(layout) + (count + 2 if count else 0)
