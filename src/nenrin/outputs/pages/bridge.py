"""The bridge: from the reference to the actual value leaf by leaf, and the month's change closed to zero."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from nenrin.attribution import Attribution
from nenrin.outputs.pages.context import Context, direction
from nenrin.outputs.pages.ledger import Entry, ledger
from nenrin.outputs.pages.shapes import Head, Number, tone
from nenrin.outputs.pages.start import Start, start
from nenrin.outputs.pages.waterfall import Fall, fall
from nenrin.outputs.pages.year import Year, year
from nenrin.report import Report
from nenrin.report.drivers import beside, name, node_names, prints
from nenrin.report.messages import bridge_message
from nenrin.tree import Node

_DWARFED = 1.5
_MOST = 20
"""Leaves that have room on a page; the workbook holds all of them."""


@dataclass(frozen=True)
class Row:
    """One line: its values, its effect as a bar, its share of the whole change."""

    kind: str
    name: str
    before: Number
    after: Number
    fall: Fall
    share: Number
    second: Number
    third: Number
    callout: int | None


@dataclass(frozen=True)
class Bridge:
    """The page. ``second``, ``third``: the other references whose effects stand beside; empty where there is none.

    ``year``: the fiscal year so far, where it does not stand with the goal; ``start``: what a first month has instead.
    """

    head: Head
    before: str
    rows: tuple[Row, ...]
    shares: bool
    second: str
    third: str
    remainder: Markup
    year: Year | None
    ledger: tuple[Entry, ...]
    ledger_title: str
    reading: tuple[str, ...]
    ledger_effect: str
    effect: str
    source: Markup
    missing: Markup
    start: Start | None


def bridge(context: Context) -> Bridge:
    """Against the plan, else last year, else last month."""
    report, reference = context.report, context.reference
    label = report.label(report.root)
    what = context.told(
        f"what_bridge_{reference or 'alone'}", kpi=label, month=report.month, unit=context.unit(report.root),
    )
    begun = start(context) if reference is None else None
    head = begun.head if begun else context.head("bridge", bridge_message(report), what)
    closed = ledger(context)
    second, third = (one if one in beside(report) else "" for one in ("prior_year", "expected"))
    return Bridge(
        head=head,
        before=context.text(f"step_{reference}") if reference else "",
        rows=_rows(context, report.attributions[reference], second, third) if reference else (),
        shares=_told(report.attributions[reference]) if reference else False,
        second=context.text(f"effect_{second}") if second else "",
        third=context.text(f"effect_{third}") if third else "",
        remainder=_remainder(context) if reference and third else Markup(""),
        year=year(context),
        ledger=closed,
        ledger_title=context.text("ledger_title", kpi=label),
        reading=_reading(context, bool(closed)) if reference else (),
        ledger_effect=context.unit(report.root),
        effect=context.effect(),
        source=context.told("source_bridge", run=context.run),
        missing=Markup("") if reference else _missing(context),
        start=begun,
    )


def _missing(context: Context) -> Markup:
    """Why there is no bridge: nothing to compare with, or drivers without a value in one of the two months."""
    report, compared = context.report, context.report.compared[context.report.root].prior_month
    if compared.change is None:
        return context.told("bridge_missing")
    return context.told("bridge_undivided", change=report.figure(report.root, compared.change, "change"))


def _remainder(context: Context) -> Markup:
    """By how much the leaves' expectations, put through the tree, miss what is expected of the KGI itself."""
    report = context.report
    figure = report.figure(report.root, report.attributions["expected"].remainder, "change")
    if not prints(figure):
        return Markup("")
    return context.told("source_expected", remainder=replace(figure, id="attributions.expected.remainder"))


def _told(attribution: Attribution) -> bool:
    """Whether shares of the change say anything: not where drivers that offset each other dwarf it."""
    change = abs(attribution.change or 0.0)
    largest = max((abs(effect) for effect in attribution.contributions.values()), default=0.0)
    return change > 0 and largest <= _DWARFED * change


def _rows(context: Context, attribution: Attribution, second: str, third: str) -> tuple[Row, ...]:
    """Total, leaves in the order of the tree, total."""
    report = context.report
    start, end = attribution.start or 0.0, attribution.end or 0.0
    found, left = _weighty(report, attribution)
    effects = [attribution.contributions[node.path] for node in found]
    rest = [end - start - math.fsum(effects)] if left else []
    place, names = f"attributions.{attribution.reference}", node_names(report, attribution.reference)
    scopes = (f"{place}.start", *(names[node.path] for node in found), *([""] if left else []), f"{place}.end")
    falls = fall(context, (start, *effects, *rest, end), scopes, "page.bridge.rest")
    first, last = falls[0], falls[-1]
    empty = Number("")
    others = [report.attributions[one] if one else None for one in (second, third)]
    before = context.number(report.figure(report.root, start), "page.start", f"{place}.start")
    return (
        Row("before", context.text(f"step_{attribution.reference}"), before, empty, first, empty, empty, empty, None),
        *(
            _leaf(context, attribution, node, drawn, others)
            for node, drawn in zip(found, falls[1:], strict=False)
        ),
        *(
            Row("part", context.text("step_rest_many", count=left), empty, empty, drawn, empty, empty, empty, None)
            for drawn in falls[len(found) + 1:-1]
        ),
        Row("after", context.words.text("common.actual"), empty, context.level(report.root, end), last,
            context.share(1.0, "page.bridge.whole") if end != start else empty,
            _whole(context, others[0]), _whole(context, others[1]), None),
    )


def _weighty(report: Report, attribution: Attribution) -> tuple[list[Node], int]:
    """The leaves that have room, in the order of the tree: the called-out ones, then the largest; how many are left."""
    leaves = [node for node in report.tree.nodes if node.leaf and node.path in attribution.contributions]
    if len(leaves) <= _MOST:
        return leaves, 0
    effects = attribution.contributions
    order = sorted(leaves, key=lambda node: (report.callout(node.kpi) is None, -abs(effects[node.path])))
    kept = {node.path for node in order[:_MOST]}
    return [node for node in leaves if node.path in kept], len(leaves) - _MOST


def _whole(context: Context, other: Attribution | None) -> Number:
    """The whole change against another reference."""
    if other is None:
        return Number("")
    figure = context.report.figure(context.report.root, other.change, "change")
    return context.number(figure, "page.change", f"attributions.{other.reference}.change")


def _beside(context: Context, node: Node, other: Attribution | None) -> Number:
    """A leaf's effect against another reference."""
    if other is None:
        return Number("")
    report, value = context.report, other.contributions.get(node.path)
    there = node_names(report, other.reference)[node.path]
    return context.number(
        report.figure(report.root, value, "change"), "page.contribution", there,
        tone=tone(direction(report, report.root, value)),
    )


def _leaf(
    context: Context, attribution: Attribution, node: Node, drawn: Fall, others: Sequence[Attribution | None],
) -> Row:
    report = context.report
    effect, change = attribution.contributions[node.path], attribution.change or 0.0
    callout = None if node.back else report.callout(node.kpi)
    return Row(
        "part", context.spell(name(report, node)),
        _value(context, attribution, node, "start"), _value(context, attribution, node, "end"),
        drawn, context.share(effect / change, f"page.bridge.share.{node.kpi}") if change else Number(""),
        _beside(context, node, others[0]), _beside(context, node, others[1]),
        callout.number if callout else None,
    )


def _value(context: Context, attribution: Attribution, node: Node, side: str) -> Number:
    """A leaf's own value at one end of the path: its KPI's of the month, or of what the month is compared with."""
    values = attribution.start_values if side == "start" else attribution.end_values
    figure = context.report.figure(node.kpi, values.get(node.path))
    own = f"kpis.{node.kpi}.{attribution.reference}.value" if side == "start" else f"kpis.{node.kpi}.value"
    there = f"{node_names(context.report, attribution.reference)[node.path]}.{side}"
    return context.number(figure, f"page.{side}", *([] if node.back else [own]), there)


def _reading(context: Context, closed: bool) -> tuple[str, ...]:  # noqa: FBT001 (whether there is a second exhibit)
    """How the two exhibits differ, in words."""
    keys = ["read_leaves", "read_ledger"] if closed else ["read_leaves"]
    return tuple(context.text(key) for key in keys)
