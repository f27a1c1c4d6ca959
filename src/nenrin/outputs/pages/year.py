"""The fiscal year so far: what the KGI's difference from the year before is made of, month by month added up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from nenrin.attribution import Attribution
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.ledger import Entry
from nenrin.outputs.pages.waterfall import fall
from nenrin.report.drivers import name, node_names, prints
from nenrin.report.parts import year_parts
from nenrin.report.tally import partial


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
        ("before", context.text(f"year_{found.reference}"), found.start, "year.start"), *_parts(context, found),
        ("after", context.words.text("common.actual"), found.end, "year.end"),
    ]
    falls = fall(context, [value for _, _, value, _ in lines], [where for *_, where in lines])
    entries = tuple(
        Entry(kind, called, drawn) for (kind, called, *_), drawn in zip(lines, falls, strict=True)
    )
    called = "year_title" if partial(report) is None else "year_title_partial"
    title = context.told(called, kpi=report.label(report.root), count=months)
    return Year(title, context.unit(report.root), entries)


def _parts(context: Context, found: Attribution) -> Iterator[tuple[str, str, float, str]]:
    """The largest drivers in the order of the tree, then all others together, as far as they print; where each is."""
    report, parts, names = context.report, year_parts(context.report), node_names(context.report, "year")
    for node in parts.nodes:
        yield "part", context.spell(name(report, node)), found.contributions[node.path], names[node.path]
    if prints(report.figure(report.root, parts.rest, "change")):
        yield "part", context.text("step_rest"), parts.rest, ""
