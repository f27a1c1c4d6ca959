"""Bridge: how much of the KGI's change each node brought about, recomputed before the reader's eyes."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import formats, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.book import Sheet
from nenrin.sheets.bridge_columns import AT, NAMES, PLACE, PRINTED, WEIGHT, adjoints_at, values_at, widths
from nenrin.sheets.bridge_rows import line
from nenrin.sheets.cell import Cell
from nenrin.sheets.drawing import Bars
from nenrin.sheets.frame import head, status_rules
from nenrin.sheets.layout import BODY, FISCAL, HEAD, STATUS, Layout
from nenrin.sheets.path import Way, points, rule, way
from nenrin.sheets.settings import comparison, quadrature_cell
from nenrin.sheets.tree_columns import AT as TREE

_STATUS = (0, 4, 6)


def bridge(layout: Layout) -> Sheet:
    """The same rows as Tree; below them the proof that nothing is left over."""
    count, last = points(layout.report), layout.nodes[-1].row
    taken = way(layout.report, comparison(layout))
    lines = (cell for entry in layout.nodes for cell in line(layout, entry, taken))
    return Sheet(
        name=layout.name("bridge"),
        cells=(*head(layout, "bridge", _STATUS), *_compared(layout), *_titles(layout, count), *lines, *_foot(layout, taken)),
        widths=widths(count),
        heights=((HEAD, 32),),
        outline=tuple((entry.row, min(entry.node.depth, 7)) for entry in layout.nodes if entry.node),
        groups=((values_at(0), adjoints_at(count - 1, count)),),
        freeze=(BODY, 1),
        head=HEAD,
        print_columns=(0, PRINTED),
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
    words, said = layout.words, layout.words.text(f"sheet.reference.{comparison(layout)}")
    yield Cell(FISCAL, 0, words.text("sheet.bridge.compares"), role="label")
    yield Cell(FISCAL, 4, said, "bridge_with", "status_left")


def _titles(layout: Layout, count: int) -> Iterator[Cell]:
    words = layout.words
    for name in NAMES:
        role = "head_left" if name == "kpi" else "head"
        yield Cell(HEAD, AT[name], words.text(f"sheet.bridge.column.{name}"), role=role)
    places, weights = rule(count)
    for point in range(count):
        number = point + 1
        value, adjoint = values_at(point), adjoints_at(point, count)
        yield Cell(HEAD, value, words.text("sheet.bridge.value_at", point=number), role="head")
        yield Cell(HEAD, adjoint, words.text("sheet.bridge.adjoint_at", point=number), role="head")
        for row, column, kept in ((PLACE, 1, places[point]), (WEIGHT, 2, weights[point])):
            for at in (value, adjoint):
                yield Cell(row, at, kept, layout.on("settings", quadrature_cell(point, column)), "over_number", "0.0000")
    yield Cell(PLACE, values_at(0) - 1, None, role="plain")


def _foot(layout: Layout, taken: Way) -> Iterator[Cell]:
    """Sum of the drivers, the change of the root, the residual: nothing is left over."""
    row, root, words = foot_row(layout), layout.nodes[0], layout.words
    number = formats.change(naming.printed(layout, root.kpi), words)
    drivers = area((BODY, AT["if_driver"]), (layout.nodes[-1].row, AT["if_driver"]))
    change = taken.end[root.key] - taken.start[root.key] if taken.start else 0.0
    leaves = [entry.key for entry in layout.nodes if entry.node and entry.node.leaf]
    summed = sum((taken.end[key] - taken.start[key]) * taken.multiplier(key) for key in leaves) if taken.start else 0.0
    for column in range(PRINTED + 1):
        yield Cell(row, column, None, role="section")
    yield Cell(row, 0, words.text("sheet.bridge.sum"), role="section")
    yield Cell(row, AT["change"], change, f"N({spot(BODY, AT['change'])})", "total", number)
    yield Cell(row, AT["if_driver"], summed, f"SUM({drivers})", "total", number)
    yield Cell(row + 1, 0, words.text("sheet.bridge.residual"), role="section")
    for column in range(1, PRINTED + 1):
        yield Cell(row + 1, column, None, role="section")
    left = f"ROUND(({spot(row, AT['if_driver'])}-{spot(row, AT['change'])})/MAX(1,ABS({spot(row, AT['change'])})),9)"
    yield Cell(row + 1, AT["if_driver"], 0.0, left, "total", "0")


def reference_cells(layout: Layout, row: int) -> tuple[str, ...]:
    """The cells of Tree with a row's references, in the order of the list on Settings."""
    return tuple(layout.cell("tree", row, TREE[name]) for name in ("py", "pm", "pl"))
