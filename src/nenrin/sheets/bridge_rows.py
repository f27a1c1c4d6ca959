"""One row of Bridge: a node's values along the way, its multiplier to the root and its effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from nenrin.formulas import Cell as Address
from nenrin.sheets import formats, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.bridge_columns import AT, PLACE, WEIGHT, adjoints_at, values_at
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.layout import BODY, Entry, Layout
from nenrin.sheets.model import AC, PL
from nenrin.sheets.path import Way, split_of
from nenrin.sheets.slope import Term, slope, times
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.tree import Node

NONE = "–"
_WORK = '#,##0.0000;"−"#,##0.0000;0'
_COMPARED = ("py", "pm", "pl")
"""The columns of Tree with the references, in the order of the list on Settings."""


@dataclass(frozen=True)
class _Row:
    """One node's row being filled."""

    layout: Layout
    entry: Entry
    node: Node

    @property
    def taken(self) -> Way:
        """The way of the bridge."""
        return self.layout.way

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """The row of every node by path."""
        return {entry.key: entry.row for entry in self.layout.nodes}

    def at(self, name: str, fixed: str = "") -> str:
        """The cell of a column in this row."""
        return spot(self.entry.row, AT[name], fixed)

    def children(self, node: Node, column: int) -> Address:
        """Where a split finds the node's children in a column."""
        return lambda kpi, back: next(
            spot(self.rows[child.path], column) for child in node.children if (child.kpi, child.back) == (kpi, back)
        )

    def cell(self, name: str, value: Value, formula: str, role: str, number: str = "") -> Cell:
        """A calculated cell of this row."""
        return Cell(self.entry.row, AT[name], value, formula, role, number)


def line(layout: Layout, entry: Entry, node: Node) -> Iterator[Cell]:
    """All cells of a row."""
    row = _Row(layout, entry, node)
    there = layout.cell("tree", entry.row, TREE["kpi"])
    yield Cell(entry.row, AT["kpi"], naming.entry_label(layout, entry), role="pointer_plain", indent=node.depth, link=there)
    yield Cell(entry.row, AT["sign"], node.operator, role="grey_centre")
    yield Cell(entry.row, AT["unit"], naming.unit(layout, entry.kpi), role="grey_centre")
    yield Cell(entry.row, AT["driver"], float(node.leaf), role="grey_centre", number_format='"●";;""')
    yield from _ends(row)
    yield from _effect(row)
    yield from _working(row)


def _ends(row: _Row) -> Iterator[Cell]:
    """The reference, the actual value and the change; parents through their children."""
    entry, level = row.entry, naming.level(row.layout, row.entry.kpi)
    first, second, third = (row.layout.cell("tree", entry.row, TREE[name]) for name in _COMPARED)
    links = {
        "start": f"IF(bridge_ref=1,{first},IF(bridge_ref=2,{second},{third}))",
        "end": row.layout.cell("tree", entry.row, TREE["ac"]),
    }
    known = {"start": row.taken.begins, "end": row.taken.ends}
    for name, link in links.items():
        value = known[name][entry.key]
        if row.node.leaf:
            yield row.cell(name, value if value is not None else _blank(row.layout, entry, name), link, "linked", level)
        else:
            split = split_of(row.taken.tree, row.node).excel(row.children(row.node, AT[name]))
            yield row.cell(name, "" if value is None else value, f'IFERROR({split},"")', "number", level)
    begin, end = row.taken.begins[entry.key], row.taken.ends[entry.key]
    change = NONE if begin is None or end is None else end - begin
    start, stop = row.at("start"), row.at("end")
    number = naming.change(row.layout, entry.kpi)
    yield row.cell("change", change, f'IF(COUNT({start},{stop})=2,{stop}-{start},"{NONE}")', "number", number)


def _blank(layout: Layout, entry: Entry, name: str) -> str:
    """What Tree shows where it has no number: nothing, or – where there is no series at all."""
    series = PL if name == "start" and layout.reference == "plan" else AC
    return "" if layout.line(series, entry.kpi) else NONE


def _effect(row: _Row) -> Iterator[Cell]:
    """Multiplier to the root, effect on it, its share, and – for the leaves – the rank by size."""
    taken, key, last = row.taken, row.entry.key, row.layout.nodes[-1].row
    money = naming.change(row.layout, row.layout.report.root)
    adjoints = [adjoints_at(point, taken.count) for point in (0, taken.count - 1)]
    weights = area((WEIGHT, adjoints[0]), (WEIGHT, adjoints[1]), "both")
    own = area((row.entry.row, adjoints[0]), (row.entry.row, adjoints[1]), "column")
    multiplier = taken.multiplier(key) if taken.known else NONE
    yield row.cell("multiplier", multiplier, f'IF(bridge_ok=1,SUMPRODUCT({weights},{own}),"{NONE}")', "number", _WORK)
    effect = taken.effects.get(key)
    below = "+".join(spot(row.rows[child.path], AT["effect"]) for child in row.node.children)
    spelled = below or f"{row.at('change')}*{row.at('multiplier')}"
    bold = "number" if row.node.leaf else "number_bold"
    yield row.cell("effect", NONE if effect is None else effect, f'IF(bridge_ok=1,{spelled},"{NONE}")', bold, money)
    top = spot(BODY, AT["effect"], "both")
    total = taken.effects.get(taken.tree.root.path)
    share = effect / total if effect is not None and total else NONE
    yield row.cell("share", share, f'IF(N({top})=0,"{NONE}",{row.at("effect")}/{top})', "number", formats.relative(row.layout.words))
    driven = (effect or 0.0) * row.node.leaf
    yield row.cell("if_driver", driven, f"N({row.at('effect')})*{row.at('driver')}", "number_bold", money)
    sizes = sizes_of(taken)
    scale = f"MAX(1,ABS(N({spot(BODY, AT['end'], 'both')})))"
    is_driver = f"{row.at('driver')}=1"
    yield row.cell("size", sizes[key], f"IF({is_driver},ROUND(ABS({row.at('if_driver')})/{scale},9),-1)", "number_grey", '0.0000%;"–"')
    all_sizes = area((BODY, AT["size"]), (last, AT["size"]), "both")
    so_far = f"{spot(BODY, AT['size'], 'both')}:{row.at('size')}"
    ranked = f"RANK({row.at('size')},{all_sizes})+COUNTIF({so_far},{row.at('size')})-1"
    rank = ranks_of(taken).get(key)
    yield row.cell("rank", NONE if rank is None else float(rank), f'IF({is_driver},{ranked},"{NONE}")', "number_grey", "0")


def _working(row: _Row) -> Iterator[Cell]:
    """Values and adjoints at every point of the way."""
    parent = next((entry for entry in row.layout.nodes if entry.node and row.node in entry.node.children), None)
    start, end = row.at("start", "column"), row.at("end", "column")
    for point in range(row.taken.count):
        column, at = values_at(point), adjoints_at(point, row.taken.count)
        if row.node.leaf:
            formula = f"IF(bridge_ok=1,{start}+{spot(PLACE, column, 'row')}*({end}-{start}),0)"
        else:
            formula = f"IFERROR({split_of(row.taken.tree, row.node).excel(row.children(row.node, column))},0)"
        yield Cell(row.entry.row, column, row.taken.values[point][row.entry.key], formula, "number_grey", _WORK)
        formula = "bridge_ok"
        if parent is not None and parent.node is not None:
            term = slope(
                split_of(row.taken.tree, parent.node), (row.node.kpi, row.node.back), row.children(parent.node, column),
            )
            spelled = times(Term(spot(parent.row, at)), term).text
            formula = f"IFERROR({spelled},0)" if "/" in spelled else spelled
        yield Cell(row.entry.row, at, row.taken.adjoints[point][row.entry.key], formula, "number_grey", _WORK)


def sizes_of(taken: Way) -> dict[str, float]:
    """By path, each driver's effect as a share of the root, rounded so that equal effects tie; −1 for other nodes."""
    scale = max(1.0, abs(taken.ends[taken.tree.root.path] or 0.0))
    return {
        node.path: round(abs(taken.effects.get(node.path, 0.0)) / scale, 9) if node.leaf else -1.0
        for node in taken.tree.nodes
    }


def ranks_of(taken: Way) -> dict[str, int]:
    """By path, each driver's rank; of equal ones the upper comes first."""
    sizes = sizes_of(taken)
    leaves = sorted((node.path for node in taken.tree.nodes if node.leaf), key=lambda path: -sizes[path])
    return {path: rank for rank, path in enumerate(leaves, 1)}
