"""The funnels reckoned from the counts on Tree: what the numbers that the report prints are tied to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from nenrin.sheets.layout import Layout
from nenrin.sheets.tree_columns import AT as TREE

_Z = "NORMSINV(0.975)"


def funnel_links(layout: Layout) -> Iterator[tuple[str, str]]:
    """The name of a number in the JSON of figures, and its formula."""
    for number, flow in enumerate(layout.report.flows):
        rows = [layout.entry(step.kpi).row for step in flow.steps]
        counts = [(_cell(layout, row, "ac"), _cell(layout, row, "py")) for row in rows]
        path = f"funnels.{number}"
        for place, (now, before) in enumerate(counts):
            yield f"{path}.steps.{place}.count", now
            yield f"{path}.steps.{place}.before", before
        for place, ((of, of_before), (now, before)) in enumerate(pairwise(counts), 1):
            for name, formula in _rates(now, of, before, of_before):
                yield f"{path}.steps.{place}.{name}", formula
        yield f"{path}.through", f"{counts[-1][0]}/{counts[0][0]}"
        yield f"{path}.through_before", f"{counts[-1][1]}/{counts[0][1]}"


def _rates(now: str, of: str, before: str, of_before: str) -> Iterator[tuple[str, str]]:
    """The share of the step before with its Wilson limits, last year's, and the difference."""
    yield "rate", f"{now}/{of}"
    yield "rate_before", f"{before}/{of_before}"
    yield "change", f"{now}/{of}-{before}/{of_before}"
    half = f"{_Z}*SQRT({now}/{of}*(1-{now}/{of})/{of}+{_Z}^2/4/{of}^2)"
    for name, sign in (("low", "-"), ("high", "+")):
        yield name, f"({now}/{of}+{_Z}^2/2/{of}{sign}{half})/(1+{_Z}^2/{of})"


def _cell(layout: Layout, row: int, name: str) -> str:
    return layout.cell("tree", row, TREE[name])
