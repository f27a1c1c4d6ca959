"""The bridge: from the reference to the actual value leaf by leaf, and the month's change closed to zero."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nenrin.attribution import Attribution
from nenrin.outputs.pages.context import Context, direction
from nenrin.outputs.pages.ledger import Entry, ledger
from nenrin.outputs.pages.shapes import Head, Number, tone
from nenrin.outputs.pages.waterfall import Fall, fall
from nenrin.report.drivers import name
from nenrin.report.messages import bridge_message
from nenrin.tree import Node

_DWARFED = 1.5


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
    callout: int | None


@dataclass(frozen=True)
class Bridge:
    """The page. ``second``: the other reference whose effects stand in the last column; empty where there is none."""

    head: Head
    before: str
    rows: tuple[Row, ...]
    shares: bool
    second: str
    ledger: tuple[Entry, ...]
    ledger_title: str
    reading: tuple[str, ...]
    ledger_effect: str
    effect: str
    source: str
    missing: str


def bridge(context: Context) -> Bridge:
    """Against the plan, else last year, else last month."""
    report, reference = context.report, context.reference
    label = report.label(report.root)
    what = context.text(
        f"what_bridge_{reference or 'alone'}", kpi=label, month=report.month, unit=context.unit(report.root),
    )
    head = context.head("bridge", bridge_message(report), what)
    closed = ledger(context)
    second = _second(context)
    return Bridge(
        head=head,
        before=context.text(f"step_{reference}") if reference else "",
        rows=_rows(context, report.attributions[reference], second) if reference else (),
        shares=_told(report.attributions[reference]) if reference else False,
        second=context.text(f"effect_{second}") if second else "",
        ledger=closed,
        ledger_title=context.text("ledger_title", kpi=label),
        reading=_reading(context, bool(closed)),
        ledger_effect=context.unit(report.root),
        effect=context.text("head_effect", kpi=label),
        source=context.text("source_bridge", run=context.run),
        missing="" if reference else context.text("bridge_missing"),
    )


def _second(context: Context) -> str:
    """Last year's effects beside the plan's, where both are known."""
    other = context.report.attributions.get("prior_year")
    known = other is not None and other.failure is None and other.change is not None
    return "prior_year" if context.reference == "plan" and known else ""


def _told(attribution: Attribution) -> bool:
    """Whether shares of the change say anything: not where drivers that offset each other dwarf it."""
    change = abs(attribution.change or 0.0)
    largest = max((abs(effect) for effect in attribution.contributions.values()), default=0.0)
    return change > 0 and largest <= _DWARFED * change


def _rows(context: Context, attribution: Attribution, second: str) -> tuple[Row, ...]:
    """Total, leaves in the order of the tree, total."""
    report = context.report
    start, end = attribution.start or 0.0, attribution.end or 0.0
    found = [node for node in report.tree.nodes if node.leaf and node.path in attribution.contributions]
    effects = [attribution.contributions[node.path] for node in found]
    falls = fall(context, (start, *effects, end))
    first, last = falls[0], falls[-1]
    empty = Number("")
    other = report.attributions[second] if second else None
    before = context.level(report.root, start, f"{attribution.reference}.value")
    return (
        Row("before", context.text(f"step_{attribution.reference}"), before, empty, first, empty, empty, None),
        *(
            _leaf(context, attribution, node, drawn, other)
            for node, drawn in zip(found, falls[1:-1], strict=True)
        ),
        Row("after", context.words.text("common.actual"), empty, context.level(report.root, end), last,
            context.share(1.0) if end != start else empty,
            Number(context.words.show(report.figure(report.root, other.change, "change"))) if other else empty, None),
    )


def _leaf(context: Context, attribution: Attribution, node: Node, drawn: Fall, other: Attribution | None) -> Row:
    report = context.report
    effect, change = attribution.contributions[node.path], attribution.change or 0.0
    callout = None if node.back else report.callout(node.kpi)
    second = Number("")
    if other is not None:
        value = other.contributions.get(node.path)
        shown = context.words.show(report.figure(report.root, value, "change"))
        second = Number(shown, tone(direction(report, report.root, value)))
    return Row(
        "part", context.spell(name(report, node)),
        _value(context, node, attribution.start_values.get(node.path), f"{attribution.reference}.value"),
        _value(context, node, attribution.end_values.get(node.path), "value"),
        drawn, context.share(effect / change) if change else Number(""), second,
        callout.number if callout else None,
    )


def _value(context: Context, node: Node, value: float | None, path: str) -> Number:
    """A leaf's value; that of an earlier month goes by no name of its own."""
    number = context.level(node.kpi, value, path)
    return replace(number, path="") if node.back else number


def _reading(context: Context, closed: bool) -> tuple[str, ...]:  # noqa: FBT001 (whether there is a second exhibit)
    """How the two exhibits differ, in words."""
    keys = ["read_leaves", "read_ledger"] if closed else ["read_leaves"]
    return tuple(context.text(key) for key in keys)
