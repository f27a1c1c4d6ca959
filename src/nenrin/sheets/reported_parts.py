"""Where the workbook holds what the report says of parts: the other comparisons, call-outs, shares and rests."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from nenrin.report.parts import month_parts, year_parts
from nenrin.sheets import callout_run, verdicts
from nenrin.sheets.bridge_beside import others, start_cell
from nenrin.sheets.bridge_columns import AT as BRIDGE
from nenrin.sheets.layout import Layout
from nenrin.sheets.rows import BODY
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.tree import Node

_SHARE = "said.page.bridge.share."


def part_links(layout: Layout) -> Iterator[tuple[str, str]]:
    """The name of a number, and its cell or what is reckoned from cells."""
    return chain(
        _beside(layout), _called(layout), callout_run.links(layout), _moves(layout), _shares(layout), _rests(layout),
        _composed(layout),
    )


def _beside(layout: Layout) -> Iterator[tuple[str, str]]:
    """The comparisons beside the main one, on Bridge."""
    rows, nodes = layout.rows, layout.report.tree.nodes
    for block in others(layout):
        place, found = f"attributions.{block.reference}", layout.report.attributions[block.reference]
        start, end = start_cell(layout, block), _bridge(layout, "end", BODY)
        yield from ((f"{place}.start", start), (f"{place}.end", end), (f"{place}.change", f"{end}-{start}"))
        if block.reference == "expected":
            yield f"{place}.remainder", f"{start}-{layout.cell('tree', BODY, TREE['mid'])}"
        for number, node in enumerate(node for node in nodes if node.path in found.contributions):
            row = rows[node.path]
            yield f"{place}.nodes.{number}.contribution", layout.cell("bridge", row, block.effect)
            if node.leaf:
                yield f"{place}.nodes.{number}.start", start_cell(layout, block, row)
                yield f"{place}.nodes.{number}.end", _bridge(layout, "end", row)


def _called(layout: Layout) -> Iterator[tuple[str, str]]:
    """The range of what is unexplained, and what part of it no cause covers, on Verdicts."""
    root = layout.report.root
    for callout in layout.report.findings.callouts:
        left, spread, explained, surprise = (
            verdicts.cell(layout, callout.kpi, name) for name in ("unexplained", "spread", "explained", "surprise")
        )
        yield f"callouts.{callout.number - 1}.low", f"{left}-{spread}"
        yield f"callouts.{callout.number - 1}.high", f"{left}+{spread}"
        yield f"said.page.bar_unexplained.{callout.kpi}", _uncovered(explained, surprise)
    yield "said.page.rely_share", _uncovered(*(verdicts.cell(layout, root, one) for one in ("explained", "surprise")))


def _uncovered(explained: str, surprise: str) -> str:
    """What the causes leave of a surprise: nothing where they claim more, all where they claim the opposite."""
    return f"MAX(0,MIN(1,({surprise}-{explained})/{surprise}))"


def _moves(layout: Layout) -> Iterator[tuple[str, str]]:
    """How far parts moved that cancel each other out, in percent of what was expected of them."""
    for callout in layout.report.findings.callouts:
        for one, figure in callout_run.moves(callout):
            kpi = next((kpi for kpi in callout.parts if layout.report.label(kpi) == one.facts["name"]), None)
            if kpi is not None and figure.kind == "relative":
                left, usual = (verdicts.cell(layout, kpi, name) for name in ("unexplained", "mid"))
                yield from ((name, f"{left}/{usual}") for name in callout_run.named(layout, figure))


def _shares(layout: Layout) -> Iterator[tuple[str, str]]:
    """Each leaf's share of the change; a KPI that stands at two places is told by its number."""
    yield "said.page.bridge.whole", _bridge(layout, "share", BODY)
    attribution = layout.report.attributions.get(layout.reference)
    if attribution is None or not attribution.change:
        return
    leaves = [node for node in layout.report.tree.nodes if node.leaf and node.path in attribution.contributions]
    shares = {node: attribution.contributions[node.path] / attribution.change for node in leaves}
    told = [one for one in layout.reported if one.id.startswith(_SHARE)]
    for one in told:
        kpi = one.id.removeprefix(_SHARE).split(".")[0]
        where = (node for node, share in shares.items() if node.kpi == kpi and share == one.value)
        yield from ((one.id, _bridge(layout, "share", layout.rows[node.path])) for node in where)


def _rests(layout: Layout) -> Iterator[tuple[str, str]]:
    """What all parts come to that have no column of their own: the change less those that have."""
    report, reference = layout.report, layout.reference
    attribution = report.attributions.get(reference)
    if attribution is not None and attribution.change is not None:
        change = _bridge(layout, "change", BODY)
        yield "said.page.step.contribution", _less(layout, change, month_parts(report, reference).nodes, "effect")
    if report.year is not None and report.year.change is not None:
        change = layout.cell("tree", BODY, TREE["ytd_py_change"])
        yield "said.page.fall", _less(layout, change, year_parts(report).nodes, "year")


def _less(layout: Layout, change: str, nodes: tuple[Node, ...], column: str) -> str:
    return "-".join((change, *(_bridge(layout, column, layout.rows[node.path]) for node in nodes)))


def _composed(layout: Layout) -> Iterator[tuple[str, str]]:
    """In a first month, what is taken off the KGI: the actual value with its sign turned."""
    for kpi in layout.report.tree.kpis:
        yield f"said.page.step.{kpi}", f"-{layout.cell('tree', layout.entry(kpi).row, TREE['ac'])}"


def _bridge(layout: Layout, column: str, row: int) -> str:
    return layout.cell("bridge", row, BRIDGE[column])
