"""The funnels reckoned from the counts on Tree: what the numbers that the report prints are tied to."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import funnels
from nenrin.sheets.layout import Layout
from nenrin.sheets.tree_columns import AT as TREE


def funnel_links(layout: Layout) -> Iterator[tuple[str, str]]:
    """The name of a number in the JSON of figures, and its cell or formula."""
    yield from funnels.links(layout)
    for number, flow in enumerate(layout.report.flows):
        rows = [layout.entry(step.kpi).row for step in flow.steps]
        counts = [(_cell(layout, row, "ac"), _cell(layout, row, "py")) for row in rows]
        path = f"funnels.{number}"
        for place, (now, before) in enumerate(counts):
            yield f"{path}.steps.{place}.count", now
            yield f"{path}.steps.{place}.before", before
        yield f"{path}.through", f"{counts[-1][0]}/{counts[0][0]}"
        yield f"{path}.through_before", f"{counts[-1][1]}/{counts[0][1]}"


def _cell(layout: Layout, row: int, name: str) -> str:
    return layout.cell("tree", row, TREE[name])
