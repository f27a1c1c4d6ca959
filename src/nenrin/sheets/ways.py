"""The comparisons that Bridge works out beside the chosen one: those whose effects the report's bridge prints, too."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from nenrin.report.drivers import beside
from nenrin.sheets.layout import Layout
from nenrin.sheets.path import Way, points
from nenrin.sheets.rows import Entry

_START = {"prior_year": "py", "expected": "mid"}


@lru_cache(maxsize=1)
def ways(layout: Layout) -> Mapping[str, Way]:
    """By reference, the way from there to the reporting month; in the order of the columns."""
    leaves = [entry for entry in layout.nodes if entry.node and entry.node.leaf]
    end, count = {entry.key: layout.read(entry, "ac") for entry in leaves}, points(layout.report)
    return {
        reference: Way(
            layout.report.tree, {one.key: layout.read(one, column(reference, one)) for one in leaves}, end, count,
        )
        for reference in beside(layout.report)
    }


def column(reference: str, entry: Entry) -> str:
    """The column of Tree where a leaf starts: what is read months back was known when the month began."""
    return "ac" if reference == "expected" and entry.back else _START[reference]
