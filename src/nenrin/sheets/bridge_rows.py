"""One row of Bridge: a node at both ends of the way, its multiplier to the root, its effect and its rank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nenrin.sheets import formats, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.bridge_beside import beside, others
from nenrin.sheets.bridge_columns import AT, blocks
from nenrin.sheets.bridge_divisors import crossed, crosses
from nenrin.sheets.bridge_working import children, working
from nenrin.sheets.bridge_year import year
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import AC, PL
from nenrin.sheets.path import split_of
from nenrin.sheets.rows import BODY, Entry
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.tree import Node

NONE = "–"
_MULTIPLIER = "#,##0.0000"
_COMPARED = ("py", "pm", "pl")
"""The columns of Tree with the references, in the order of the list on Settings."""


@dataclass(frozen=True)
class _Row:
    """One node's row being filled."""

    layout: Layout
    entry: Entry
    node: Node

    def at(self, name: str, fixed: str = "") -> str:
        """The cell of a column in this row."""
        return spot(self.entry.row, AT[name], fixed)

    def top(self, name: str) -> str:
        """The cell of a column in the root's row."""
        return spot(BODY, AT[name], "both")

    def cell(self, name: str, value: Value, formula: str, number: str = "", role: str = "number") -> Cell:
        """A calculated cell of this row."""
        return Cell(self.entry.row, AT[name], value, formula, role, number)


def line(layout: Layout, entry: Entry, node: Node) -> Iterator[Cell]:
    """All cells of a row."""
    row, there = _Row(layout, entry, node), layout.cell("tree", entry.row, TREE["kpi"])
    name = naming.entry_label(layout, entry)
    yield Cell(entry.row, AT["kpi"], name, role="pointer_plain", indent=node.depth, link=there)
    yield Cell(entry.row, AT["sign"], node.operator, role="grey_centre")
    yield Cell(entry.row, AT["unit"], naming.unit(layout, entry.kpi), role="grey_centre")
    yield Cell(entry.row, AT["driver"], float(node.leaf), role="grey_centre", number_format='"●";;""')
    yield from _ends(row)
    yield from _effect(row)
    yield from _ranked(row)
    yield year(layout, entry, node)
    yield from working(layout, entry, node, blocks(layout)[0])
    for block in others(layout):
        yield from beside(layout, entry, node, block)


def _crossing(row: _Row) -> Iterator[Cell]:
    """Whether a divisor of the split is zero somewhere between both ends; nothing where nothing is divided."""
    yield Cell(row.entry.row, AT["crosses"], None, role="number_grey")
    if row.node.leaf:
        return
    taken, split = row.layout.way, split_of(row.layout.way.tree, row.node)
    start, end = (children(row.layout, row.node, AT[name]) for name in ("start", "end"))
    formula = crosses(split, start, end)
    if formula is not None:
        begins, ends = (
            {(child.kpi, child.back): known[child.path] for child in row.node.children}
            for known in (taken.begins, taken.ends)
        )
        there = [{name: value for name, value in one.items() if value is not None} for one in (begins, ends)]
        yield row.cell("crosses", float(crossed(split, *there)), formula, '0;0;"–"', "number_grey")


def _ends(row: _Row) -> Iterator[Cell]:
    """The reference, the actual value and the change; parents through their children."""
    entry, taken, level = row.entry, row.layout.way, naming.level(row.layout, row.entry.kpi)
    first, second, third = (row.layout.cell("tree", entry.row, TREE[name]) for name in _COMPARED)
    links = {
        "start": f"IF(bridge_ref=1,{first},IF(bridge_ref=2,{second},{third}))",
        "end": row.layout.cell("tree", entry.row, TREE["ac"]),
    }
    for name, known in (("start", taken.begins), ("end", taken.ends)):
        value = known[entry.key]
        if row.node.leaf:
            shown = _blank(row.layout, entry, name) if value is None else value
            yield row.cell(name, shown, links[name], level, "linked")
        else:
            split = split_of(taken.tree, row.node).excel(children(row.layout, row.node, AT[name]))
            yield row.cell(name, "" if value is None else value, f'IFERROR({split},"")', level)
    begin, end = taken.begins[entry.key], taken.ends[entry.key]
    change, start, stop = NONE if begin is None or end is None else end - begin, row.at("start"), row.at("end")
    formula = f'IF(COUNT({start},{stop})=2,{stop}-{start},"{NONE}")'
    yield row.cell("change", change, formula, naming.change(row.layout, entry.kpi))


def _blank(layout: Layout, entry: Entry, name: str) -> str:
    """What Tree shows where it has no number: nothing, or – where there is no series at all."""
    series = PL if name == "start" and layout.reference == "plan" else AC
    return "" if layout.line(series, entry.kpi) else NONE


def _effect(row: _Row) -> Iterator[Cell]:
    """Multiplier to the root and effect on it; a parent's effect is the sum of its children's."""
    taken, key = row.layout.way, row.entry.key
    multiplier = taken.multiplier(key) if taken.known else NONE
    formula = f'IF(bridge_ok=1,{blocks(row.layout)[0].averaged(row.entry.row)},"{NONE}")'
    yield row.cell("multiplier", multiplier, formula, formats.plain(_MULTIPLIER, row.layout.words))
    places = children(row.layout, row.node, AT["effect"])
    below = "+".join(places(child.kpi, child.back) for child in row.node.children)
    spelled = below or f"{row.at('change')}*{row.at('multiplier')}"
    money = naming.change(row.layout, row.layout.report.root)
    effect, role = taken.effects.get(key), "number" if row.node.leaf else "number_bold"
    yield row.cell("effect", NONE if effect is None else effect, f'IF(bridge_ok=1,{spelled},"{NONE}")', money, role)
    top, total = row.top("effect"), taken.effects.get(taken.tree.root.path)
    share = effect / total if effect is not None and total else NONE
    formula = f'IF(N({top})=0,"{NONE}",{row.at("effect")}/{top})'
    yield row.cell("share", share, formula, formats.relative(row.layout.words))


def _ranked(row: _Row) -> Iterator[Cell]:
    """The effect of leaves alone, its size as a share of the root (rounded, so that equals tie), and its rank."""
    taken, key, leaf = row.layout.way, row.entry.key, f"{row.at('driver')}=1"
    driven, money = taken.effects.get(key, 0.0) * row.node.leaf, naming.change(row.layout, row.layout.report.root)
    yield row.cell("if_driver", driven, f"N({row.at('effect')})*{row.at('driver')}", money, "number_bold")
    scale = f"MAX(1,ABS(N({row.top('end')})))"
    size = f"IF({leaf},ROUND(ABS({row.at('if_driver')})/{scale},9),-1)"
    yield row.cell("size", taken.sizes[key], size, '0.0000%;"–"', "number_grey")
    sizes = area((BODY, AT["size"]), (row.layout.nodes[-1].row, AT["size"]), "both")
    equals = f"COUNTIF({row.top('size')}:{row.at('size')},{row.at('size')})"
    rank, formula = taken.ranks.get(key), f"RANK({row.at('size')},{sizes})+{equals}-1"
    shown = NONE if rank is None else float(rank)
    yield from _crossing(row)
    yield row.cell("rank", shown, f'IF({leaf},{formula},"{NONE}")', "0", "number_grey")
