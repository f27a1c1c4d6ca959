"""Bridge: how much of the KGI's change each node brought about, recomputed before the reader's eyes."""

from __future__ import annotations

import math
from collections.abc import Iterator

from nenrin.sheets import naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.book import Sheet
from nenrin.sheets.bridge_beside import beside_foot, beside_titles
from nenrin.sheets.bridge_columns import AT, NAMES, PLACE, WEIGHT, Block, blocks, printed, widths
from nenrin.sheets.bridge_rows import line
from nenrin.sheets.bridge_year import closing
from nenrin.sheets.cell import Cell
from nenrin.sheets.closing import left_over
from nenrin.sheets.drawing import Bars
from nenrin.sheets.frame import head, status_rules
from nenrin.sheets.layout import FISCAL, Layout
from nenrin.sheets.lists import quadrature_cell
from nenrin.sheets.path import rule
from nenrin.sheets.rows import BODY, HEAD

_STATUS = ((0, 2), (4, 5), (6, 7))
OK = (FISCAL, AT["effect"])
"""The cell that says whether there is a bridge: 1, or 0 where a value is absent."""


def bridge(layout: Layout) -> Sheet:
    """The same rows as Tree; below them the proof that nothing is left over."""
    found, last = blocks(layout), layout.nodes[-1].row
    lines = (cell for entry in layout.nodes if entry.node for cell in line(layout, entry, entry.node))
    above = (*head(layout, "bridge", _STATUS), *_compared(layout), *_titles(layout))
    return Sheet(
        name=layout.name("bridge"),
        cells=(*above, *lines, *_foot(layout)),
        widths=widths(found),
        heights=((HEAD, 32),),
        outline=tuple((entry.row, min(entry.node.depth, 7)) for entry in layout.nodes if entry.node),
        groups=tuple((one.start if one.reference else one.first, one.last) for one in found),
        freeze=(BODY, 1),
        head=HEAD,
        print_columns=(0, printed(layout)),
        tab="output",
        rules=status_rules(layout, _STATUS),
        bars=(Bars(area((BODY, AT["if_driver"]), (last, AT["if_driver"]))),),
    )


def root_cell(layout: Layout, name: str) -> str:
    """A cell of the root's row, on Bridge."""
    return layout.cell("bridge", BODY, AT[name], "both")


def foot_row(layout: Layout) -> int:
    """The row under the last node: the sum of the drivers, the change, and what is left."""
    return layout.nodes[-1].row + 1


def _compared(layout: Layout) -> Iterator[Cell]:
    """What the bridge compares with; the reader chooses it on Settings."""
    words, said = layout.words, layout.words.text(f"sheet.reference.{layout.reference}")
    yield Cell(FISCAL, 0, words.text("sheet.bridge.compares"), role="label")
    yield Cell(FISCAL, AT["start"], said, "bridge_with", "status_left")
    ends = f"COUNT({spot(BODY, AT['start'])},{spot(BODY, AT['end'])})"
    yield Cell(FISCAL, OK[1] - 1, words.text("sheet.bridge.ok"), role="label_right")
    yield Cell(*OK, float(layout.way.known), f"IF({ends}=2,1,0)", "status", "0")


def _titles(layout: Layout) -> Iterator[Cell]:
    words = layout.words
    for name in NAMES:
        role = "head_left" if name == "kpi" else "head"
        yield Cell(HEAD, AT[name], words.text(f"sheet.bridge.column.{name}"), role=role)
    yield from beside_titles(layout)
    for block in blocks(layout):
        yield from _points(layout, block)


def _points(layout: Layout, block: Block) -> Iterator[Cell]:
    """Above the working columns: which point, where on the way it lies, and how much it weighs."""
    words, (places, weights) = layout.words, rule(block.way.count)
    for point in range(block.way.count):
        number = point + 1
        value, adjoint = block.value(point), block.adjoint(point)
        yield Cell(HEAD, value, words.text("sheet.bridge.value_at", point=number), role="head")
        yield Cell(HEAD, adjoint, words.text("sheet.bridge.adjoint_at", point=number), role="head")
        for row, column, kept in ((PLACE, 1, places[point]), (WEIGHT, 2, weights[point])):
            there = layout.on("settings", quadrature_cell(point, column))
            yield from (Cell(row, at, kept, there, "over_number", "0.0000") for at in (value, adjoint))


def _foot(layout: Layout) -> Iterator[Cell]:
    """Sum of the drivers, the change of the root, the residual: nothing is left over."""
    row, words, taken = foot_row(layout), layout.words, layout.way
    number = naming.change(layout, layout.report.root)
    drivers = area((BODY, AT["if_driver"]), (row - 1, AT["if_driver"]))
    begin, end = (ends[taken.tree.root.path] or 0.0 for ends in (taken.begins, taken.ends))
    change = end - begin if taken.known else 0.0
    summed = math.fsum(taken.effects.get(node.path, 0.0) for node in taken.tree.nodes if node.leaf)
    total, there = spot(row, AT["if_driver"]), spot(row, AT["change"])
    for column in range(printed(layout) + 1):
        for at in (row, row + 1):
            yield Cell(at, column, None, role="section")
    yield Cell(row, 0, words.text("sheet.bridge.sum"), role="section")
    yield Cell(row, AT["change"], change, f"N({spot(BODY, AT['change'])})", "total", number)
    yield Cell(row, AT["if_driver"], summed, f"SUM({drivers})", "total", number)
    yield Cell(row + 1, 0, words.text("sheet.bridge.residual"), role="section")
    left = left_over(f"{total}-{there}", there, drivers)
    yield Cell(row + 1, AT["if_driver"], 0.0, left, "total", "0")
    yield from closing(layout, row)
    yield from beside_foot(layout, row)
