"""A client's first month, in the bridge's place: what the KGI is made of, and in which segments it sits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.shapes import Head, Number
from nenrin.report.drivers import name
from nenrin.report.start import Slices, slices
from nenrin.tree import Node
from nenrin.vocabulary import Sentence

_PARTS, _CUTS = 22, 3
"""KPIs and dimensions that have room on a page."""


@dataclass(frozen=True)
class Part:
    """One KPI of the tree, so ``deep`` in it; its ``share`` of the one above where it is a summand of that."""

    name: str
    operator: str
    deep: int
    unit: str
    value: Number
    share: Number
    percent: float


@dataclass(frozen=True)
class Slice:
    """One segment of the KGI, or of the first KPI below it whose segments add up."""

    name: str
    value: Number
    share: Number
    percent: float


@dataclass(frozen=True)
class Cut:
    """One dimension."""

    title: Markup
    unit: str
    slices: tuple[Slice, ...]


@dataclass(frozen=True)
class Start:
    """The page; ``source`` says what a share is of."""

    head: Head
    title: Markup
    parts: tuple[Part, ...]
    cuts: tuple[Cut, ...]
    source: str


def start(context: Context) -> Start | None:
    """None from the second month on."""
    report = context.report
    if not context.first:
        return None
    root, label = report.root, report.label(report.root)
    value = report.figure(root, report.tree.value(root, report.month))
    plan = "absent" if value.value is None else "start"
    what = context.told("what_start", kpi=label, month=report.month)
    head = context.head("start", Sentence(f"message.bridge.{plan}", {"kpi": label, "value": value}), what)
    return Start(
        head=replace(head, id="s-bridge"),
        title=context.told("start_title", kpi=label),
        parts=tuple(_parts(context)),
        cuts=tuple(_cuts(context)),
        source=context.text("source_start"),
    )


def _parts(context: Context) -> Iterator[Part]:
    """The nodes in the order of the tree; of a large tree the upper ones."""
    nodes = context.report.tree.nodes
    deepest = max(node.depth for node in nodes)
    while deepest > 1 and sum(node.depth <= deepest for node in nodes) > _PARTS:
        deepest -= 1
    wholes = {child.path: node for node in nodes if _summed(node) for child in node.children}
    for node in [node for node in nodes if node.depth <= deepest][:_PARTS]:
        yield _part(context, node, wholes.get(node.path))


def _summed(node: Node) -> bool:
    """Whether its parts are summands: plus and minus, all of the month itself."""
    return all(child.operator in ("", "+", "−") and not child.back for child in node.children)


def _part(context: Context, node: Node, whole: Node | None) -> Part:
    report, month = context.report, context.report.month
    value = report.tree.value(node.kpi, month + -node.back)
    above = report.tree.value(whole.kpi, month) if whole else None
    share = value / above if value is not None and above else None
    known = share is not None and share >= 0
    return Part(
        context.spell(name(report, node)), node.operator, node.depth, "" if value is None else context.beside(node.kpi),
        context.level(node.kpi, value),
        context.share(share, f"page.start.share.{node.kpi}") if known else Number(""),
        min(100.0, 100 * share) if share is not None and known else 0.0,
    )


def _cuts(context: Context) -> Iterator[Cut]:
    for dimension in list(context.report.tree.segments)[:_CUTS]:
        found = slices(context.report, dimension) if dimension in context.report.dimensions else None
        if found is not None:
            title = context.told(
                "start_cut", kpi=context.report.label(found.kpi), dimension=context.report.dimensions[dimension].label,
            )
            yield Cut(title, context.unit(found.kpi), tuple(_slices(context, dimension, found)))


def _slices(context: Context, dimension: str, found: Slices) -> Iterator[Slice]:
    """The largest first; the small ones as one."""
    report = context.report
    named = [(context.words.label(report.measures.names.segment(dimension, one)), value) for one, value in found.kept]
    if found.rest is not None:
        named.append((context.text("step_rest"), found.rest))
    for place, (called, value) in enumerate(named):
        origin, share = f"page.start.{dimension}.{place}", value / found.whole
        yield Slice(
            called, context.number(report.figure(found.kpi, value), f"{origin}.value"),
            context.share(share, f"{origin}.share"), 100 * share,
        )
