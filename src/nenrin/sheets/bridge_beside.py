"""The other comparisons on Bridge: where each node starts, what it did to the KGI, and that nothing is left over."""

from __future__ import annotations

import math
from collections.abc import Iterator

from nenrin.sheets import naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.bridge_columns import AT, Block, blocks
from nenrin.sheets.bridge_working import children, working
from nenrin.sheets.cell import Cell
from nenrin.sheets.closing import left_over, share_left
from nenrin.sheets.layout import FISCAL, STATUS, SUBTITLE, Layout
from nenrin.sheets.path import split_of
from nenrin.sheets.rows import BODY, HEAD, Entry
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.sheets.ways import column
from nenrin.tree import Node

NONE = "–"


def others(layout: Layout) -> tuple[Block, ...]:
    """The blocks beside the comparison that the reader chooses."""
    return blocks(layout)[1:]


def beside(layout: Layout, entry: Entry, node: Node, block: Block) -> Iterator[Cell]:
    """One node's row of a block: its effect in the table, its start and its working to the right."""
    money, row = naming.change(layout, layout.report.root), entry.row
    effect = block.way.effects.get(entry.key)
    if node.leaf:
        spelled = f"({spot(row, AT['end'], 'column')}-{spot(row, block.start)})*{block.averaged(row)}"
    else:
        places = children(layout, node, block.effect)
        spelled = "+".join(places(child.kpi, child.back) for child in node.children)
    role = "number" if node.leaf else "number_bold"
    formula = f'IF({block.ok}=1,{spelled},"{NONE}")'
    yield Cell(row, block.effect, NONE if effect is None else effect, formula, role, money)
    yield _start(layout, entry, node, block)
    yield from working(layout, entry, node, block)


def beside_titles(layout: Layout) -> Iterator[Cell]:
    """What each block compares with, and whether it can: both ends, and what was expected of the KGI itself."""
    words = layout.words
    for block in others(layout):
        effect = words.text(f"sheet.bridge.column.effect_{block.reference}")
        ends = [spot(BODY, block.start), spot(BODY, AT["end"]), *_aim(layout, block)]
        yield Cell(HEAD, block.effect, effect, role="head")
        known = f"IF(COUNT({','.join(ends)})={len(ends)},1,0)"
        yield Cell(FISCAL, block.effect, float(block.way.known), known, "status", "0")
        yield Cell(HEAD, block.start, words.text(f"sheet.bridge.column.start_{block.reference}"), role="head")
    for block in blocks(layout):
        at = block.start if block.reference else block.first
        yield Cell(SUBTITLE, at, words.text(f"sheet.bridge.over_{block.reference or 'chosen'}"), role="label")
        if block.reference:
            yield from (Cell(row, block.start, None, role="over") for row in (STATUS, FISCAL))


def beside_foot(layout: Layout, row: int) -> Iterator[Cell]:
    """Below the nodes: the sum of the leaves, and what is left of the change."""
    drivers = area((BODY, AT["driver"]), (row - 1, AT["driver"]))
    for block in others(layout):
        taken, money = block.way, naming.change(layout, layout.report.root)
        root = taken.tree.root.path
        change = (taken.ends[root] or 0.0) - (taken.begins[root] or 0.0)
        summed = math.fsum(taken.effects.get(node.path, 0.0) for node in taken.tree.nodes if node.leaf)
        start, end, total = spot(BODY, block.start), spot(BODY, AT["end"]), spot(row, block.effect)
        parts = area((BODY, block.effect), (row - 1, block.effect))
        yield Cell(row, block.effect, summed, f"SUMPRODUCT({drivers},{parts})", "total", money)
        left = left_over(f"{total}-({end}-{start})", f"{end}-{start}", parts)
        value = share_left(summed - change, change, taken.effects.values())
        yield Cell(row + 1, block.effect, value, f"IF({block.ok}=1,{left},0)", "total", "0")


def start_cell(layout: Layout, block: Block, row: int = BODY) -> str:
    """Where a row of a block starts, as other sheets read it."""
    return layout.cell("bridge", row, block.start)


def _aim(layout: Layout, block: Block) -> list[str]:
    """What was expected of the KGI itself, on Tree: only that comparison asks for it."""
    return [layout.cell("tree", BODY, TREE["mid"])] if block.reference == "expected" else []


def _start(layout: Layout, entry: Entry, node: Node, block: Block) -> Cell:
    """A leaf's by Tree, a parent's by its split."""
    value, level = block.way.begins[entry.key], naming.level(layout, entry.kpi)
    if node.leaf:
        name = column(block.reference, entry)
        shown = layout.shown(entry, name) if value is None else value
        return Cell(entry.row, block.start, shown, layout.cell("tree", entry.row, TREE[name]), "linked", level)
    split = split_of(layout.report.tree, node).excel(children(layout, node, block.start))
    return Cell(entry.row, block.start, "" if value is None else value, f'IFERROR({split},"")', "number_grey", level)
