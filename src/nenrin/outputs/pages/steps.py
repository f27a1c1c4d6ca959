"""The cover's bridge: from the reference to the actual value; what nobody has explained stands by itself, hatched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nenrin.attribution import Attribution
from nenrin.charts.bridge import Kind, Step
from nenrin.outputs.pages.context import Context, direction
from nenrin.report.drivers import name, node_names
from nenrin.report.parts import MOST, month_parts
from nenrin.tree import Node


@dataclass(frozen=True)
class Steps:
    """The columns, their title and unit, and the sentence that stands for them; no columns without a reference."""

    steps: tuple[Step, ...] = ()
    title: str = ""
    sentence: str = ""


def steps(context: Context) -> Steps:
    """The largest parts in the order of the tree, the rest as one; a called-out KPI is one part with all below it."""
    reference, root = context.reference, context.report.root
    if reference is None:
        return _composed(context) if context.first else Steps()
    attribution = context.report.attributions[reference]
    if attribution.start is None or attribution.end is None:
        return Steps()
    start, end = attribution.start, attribution.end
    columns = (
        _total(context, "before", context.text(f"step_{reference}"), start, f"attributions.{reference}.start"),
        *_parts(context, attribution),
        _total(context, "after", context.words.text("common.actual"), end, f"attributions.{reference}.end"),
    )
    what = context.words.text(f"report.from_to_{reference}")
    return Steps(columns, context.text("bridge_title", what=what, unit=context.unit(root)), _sentence(context, columns))


def _composed(context: Context) -> Steps:
    """In a first month: what the KGI is made of, where it is a sum; nothing where it is a product."""
    report, month, root = context.report, context.report.month, context.report.root
    parts = _summands(report.tree.root)
    values = [report.tree.value(node.kpi, month) for node, _ in parts]
    whole = report.tree.value(root, month)
    if len(parts) < 2 or whole is None:  # noqa: PLR2004 (a part by itself is the whole)
        return Steps()
    columns = tuple(
        _part(
            context, context.spell(name(report, node)), sign * value, node.kpi, f"kpis.{node.kpi}.value", opened=False,
        )
        for (node, sign), value in zip(parts, values, strict=True) if value
    )
    end = _total(context, "after", context.label(root), whole, f"kpis.{root}.value")
    what = context.text("start_title", kpi=report.label(root))
    title = context.text("bridge_title", what=what, unit=context.unit(root))
    drawn = (*(replace(column, favourable=None) for column in columns), end)
    return Steps(drawn, title, _sentence(context, drawn))


def _summands(root: Node) -> list[tuple[Node, int]]:
    """The parts whose sum the KGI is, with their signs, as far down as there is room for."""
    found = [(root, 1)]
    while True:
        deeper = [part for node, sign in found for part in _split(node, sign)]
        if deeper == found or len(deeper) > MOST:
            return found
        found = deeper


def _split(node: Node, sign: int) -> list[tuple[Node, int]]:
    """A node's summands; itself where it has none."""
    if node.leaf or any(child.back or child.operator not in ("", "+", "−") for child in node.children):
        return [(node, sign)]
    return [(child, -sign if child.operator == "−" else sign) for child in node.children]


def _total(context: Context, kind: Kind, called: str, value: float, path: str) -> Step:
    return Step(kind, called, value, context.level(context.report.root, value).text, figure=path)


def _parts(context: Context, attribution: Attribution) -> Iterator[Step]:
    called_out = {callout.kpi for callout in context.report.findings.callouts}
    found, at = month_parts(context.report, attribution.reference), node_names(context.report, attribution.reference)
    for node in found.nodes:
        effect = attribution.contributions[node.path]
        if _prints(context, effect):
            opened = node.kpi in called_out
            called = context.spell(name(context.report, node))
            yield _part(context, called, effect, "contribution", at[node.path], opened=opened)
    if _prints(context, found.rest):
        yield _part(context, context.text("step_rest"), found.rest, "contribution", opened=False)


def _part(context: Context, called: str, effect: float, fact: str, *scopes: str, opened: bool) -> Step:
    report = context.report
    printed = context.number(report.figure(report.root, effect, "change"), f"page.step.{fact}", *scopes)
    good = direction(report, report.root, effect)
    return Step("open" if opened else "part", called, effect, printed.text, good, printed.path)


def _prints(context: Context, effect: float) -> bool:
    """Whether it is more than zero as printed."""
    text = context.words.show(context.report.figure(context.report.root, effect, "change"))
    return any(letter in "123456789" for letter in text)


def _sentence(context: Context, columns: tuple[Step, ...]) -> str:
    """What the picture says, column by column."""
    parts = [context.text("step", name=step.name, value=step.printed) for step in columns]
    return context.text("alt_bridge", kpi=context.report.label(context.report.root), steps=context.words.join(parts))


