"""Which parts of a change stand by themselves where there is room for a few, and what all others come to."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from nenrin.report.drivers import prints
from nenrin.report.report import Report
from nenrin.tree import Node

MOST = 6
"""Parts that have room between two totals."""


@dataclass(frozen=True)
class Parts:
    """``nodes``: those that stand by themselves, in the order of the tree; ``rest``: the effect of all others."""

    nodes: tuple[Node, ...]
    rest: float


def month_parts(report: Report, reference: str) -> Parts:
    """Of the month's change: the called-out KPIs, each with all below it, then the largest leaves."""
    effects, called_out = report.attributions[reference].contributions, {one.kpi for one in report.findings.callouts}
    found = tuple(_frontier(report.tree.root, called_out))
    weighty = sorted(found, key=lambda node: (node.kpi not in called_out, -abs(effects[node.path])))
    # one place is kept for the rest when not every part has room
    kept = {node.path for node in weighty[: MOST if len(found) <= MOST else MOST - 1]}
    rest = math.fsum(effects[node.path] for node in found if node.path not in kept)
    return Parts(tuple(node for node in found if node.path in kept), rest)


def year_parts(report: Report) -> Parts:
    """Of the fiscal year so far: the largest leaves that print; ValueError where the year cannot be shared out."""
    year = report.year
    if year is None or year.change is None:
        raise ValueError("the year so far is not shared out")
    effects = year.contributions
    leaves = [node for node in report.tree.nodes if node.leaf and node.path in effects]
    weighty = sorted(leaves, key=lambda node: -abs(effects[node.path]))[:MOST]
    kept = {node.path for node in weighty if prints(report.figure(report.root, effects[node.path], "change"))}
    found = tuple(node for node in leaves if node.path in kept)
    return Parts(found, year.change - math.fsum(effects[node.path] for node in found))


def _frontier(node: Node, called_out: set[str]) -> Iterator[Node]:
    """Leaves, and called-out KPIs in place of what lies below them."""
    if node.leaf or (node.kpi in called_out and node.depth > 0):
        yield node
        return
    for child in node.children:
        yield from _frontier(child, called_out)
