"""The fiscal year so far: what the KGI's difference from the year before is made of, month by month added up."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from nenrin.attribution import Attribution
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.ledger import Entry
from nenrin.outputs.pages.waterfall import fall
from nenrin.report.drivers import name, prints
from nenrin.vocabulary import Figure

_MOST = 6
"""Drivers that are named; the others are one line."""


@dataclass(frozen=True)
class Year:
    """The exhibit."""

    title: Markup
    unit: str
    entries: tuple[Entry, ...]


def year(context: Context) -> Year | None:
    """None where the year cannot be shared out: no year before, or a KGI whose months do not add up."""
    report = context.report
    found = report.year
    if found is None or found.failure is not None or found.start is None or found.end is None:
        return None
    months = len(report.month.year_to_date(report.tree.year_starts))
    lines = [
        ("before", context.text(f"year_{found.reference}"), found.start), *_parts(context, found),
        ("after", context.words.text("common.actual"), found.end),
    ]
    falls = fall(context, [value for _, _, value in lines], "year")
    entries = tuple(
        Entry(kind, called, drawn) for (kind, called, _), drawn in zip(lines, falls, strict=True)
    )
    title = context.told("year_title", kpi=report.label(report.root), count=months)
    return Year(title, context.unit(report.root), entries)


def _parts(context: Context, found: Attribution) -> Iterator[tuple[str, str, float]]:
    """The largest drivers in the order of the tree, then all others together, as far as they print."""
    report = context.report
    leaves = [node for node in report.tree.nodes if node.leaf and node.path in found.contributions]
    weighty = sorted(leaves, key=lambda node: -abs(found.contributions[node.path]))[:_MOST]
    kept = {node.path for node in weighty if prints(_effect(context, found.contributions[node.path]))}
    for node in leaves:
        if node.path in kept:
            yield "part", context.spell(name(report, node)), found.contributions[node.path]
    rest = (found.change or 0.0) - math.fsum(found.contributions[node.path] for node in leaves if node.path in kept)
    if prints(_effect(context, rest)):
        yield "part", context.text("step_rest"), rest


def _effect(context: Context, value: float) -> Figure:
    return context.report.figure(context.report.root, value, "change")
