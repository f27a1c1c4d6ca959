"""Tree: every KPI against last year, last month and plan, in the order of the tree; the month selector moves it."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import naming, verdicts
from nenrin.sheets.address import area, spot
from nenrin.sheets.book import Sheet
from nenrin.sheets.bridge_columns import AT as BRIDGE
from nenrin.sheets.cell import Cell
from nenrin.sheets.drawing import Bars, Rule, Sparkline
from nenrin.sheets.feeds import trend
from nenrin.sheets.frame import band, head, status_rules
from nenrin.sheets.layout import STATUS, Layout
from nenrin.sheets.rows import BODY, HEAD, Entry
from nenrin.sheets.tree_columns import AT, NAMES, OVER, PRINTED, REFERENCES, WIDTHS
from nenrin.sheets.tree_figures import figures
from nenrin.sheets.variance import NONE

_STATUS = ((0, 2), (5, 6), (8, 10))
_LEVELS = 7
_ROW = 18.0


def tree(layout: Layout) -> Sheet:
    """One row a node; below, the KPIs beside the tree."""
    rows = [entry.row for entry in layout.entries]
    aside = [entry for entry in layout.entries if entry.node is None]
    title = band(aside[0].row - 1, (0, PRINTED), layout.words.text("sheet.tree.aside")) if aside else []
    return Sheet(
        name=layout.name("tree"),
        cells=(*head(layout, "tree", _STATUS), *_titles(layout), *title,
               *(cell for entry in layout.entries for cell in _line(layout, entry))),
        widths=WIDTHS,
        heights=((HEAD, 32), *((row, _ROW) for row in rows)),
        outline=tuple((entry.row, min(entry.node.depth, _LEVELS)) for entry in layout.nodes if entry.node),
        freeze=(BODY, 1),
        head=HEAD,
        pages_wide=2,
        repeat_columns=(0, 2),
        print_columns=(0, PRINTED),
        breaks=(AT["ytd"],),
        tab="output",
        sparklines=tuple(Sparkline(entry.row, AT["trend"], trend(layout, entry)) for entry in layout.entries),
        rules=(*status_rules(layout, _STATUS), *_colours(layout, max(rows)), *_bands(layout, max(rows))),
        bars=(Bars(area((BODY, AT["effect"]), (max(rows), AT["effect"]))),),
    )


def _titles(layout: Layout) -> Iterator[Cell]:
    words = layout.words
    for name in NAMES:
        text = words.text(f"sheet.tree.column.{name.removeprefix('ytd_') if name.startswith('ytd_p') else name}")
        yield Cell(HEAD, AT[name], text, role="head_left" if name in ("kpi", "key") else "head")
    for name, group in OVER.items():
        yield Cell(STATUS + 1, AT[name], words.text(f"sheet.tree.over.{group}"), role="over")


def _line(layout: Layout, entry: Entry) -> Iterator[Cell]:
    yield from _about(layout, entry)
    yield from figures(layout, entry)
    yield from _linked(layout, entry)


def _linked(layout: Layout, entry: Entry) -> Iterator[Cell]:
    """What other sheets found out: the effect on the KGI, the verdict, and where an explanation is written."""
    row, number = entry.row, naming.change(layout, layout.report.root)
    effect = layout.way.effects.get(entry.key)
    if entry.node is None:
        yield Cell(row, AT["effect"], NONE, role="number")
    else:
        there = layout.cell("bridge", row, BRIDGE["effect"])
        yield Cell(row, AT["effect"], NONE if effect is None else effect, there, "number", number)
    if entry.back:
        return
    state = layout.words.verdict(layout.report, entry.kpi)
    yield Cell(row, AT["verdict"], state, verdicts.cell(layout, entry.kpi, "verdict"), "text_centre")
    there = layout.cell("explanations", layout.registered[entry.kpi], 0)
    yield Cell(row, AT["explain"], layout.name("explanations"), role="pointer_centre", link=there)


def _about(layout: Layout, entry: Entry) -> Iterator[Cell]:
    """What the KPI is, and where its numbers and its explanation stand."""
    kpi, words, row = layout.report.kpi(entry.kpi), layout.words, entry.row
    bold = "text_bold" if entry.node and entry.depth <= 1 else "text"
    yield Cell(row, AT["kpi"], naming.entry_label(layout, entry), role=bold, indent=entry.depth)
    yield Cell(row, AT["sign"], entry.node.operator if entry.node else "", role="grey_centre")
    yield Cell(row, AT["unit"], naming.unit(layout, entry.kpi), role="grey_centre")
    yield Cell(row, AT["better"], words.text(f"sheet.better.{kpi.better}"), role="grey_centre")
    stance = "strategic" if kpi.strategic else "moves_with" if kpi.stance.startswith("moves_with") else "still"
    yield Cell(row, AT["stance"], words.text(f"sheet.stance.{stance}"), role="grey_centre")
    yield Cell(row, AT["trend"], None, role="text")
    sheet, link = layout.source(entry.kpi) or ("calc", None)
    yield Cell(row, AT["calc"], layout.name(sheet), role="pointer_centre" if link else "grey_centre", link=link)
    direction = naming.direction(layout, entry.kpi)
    yield Cell(row, AT["direction"], direction, role="number_grey", number_format='"+"0;"−"0;0')
    yield Cell(row, AT["rate"], float(naming.rate(layout, entry.kpi)), role="number_grey", number_format="0")
    yield Cell(row, AT["key"], entry.key, role="grey")


def _colours(layout: Layout, last: int) -> Iterator[Rule]:
    """Teal and orange by F and U beside."""
    for reference in REFERENCES:
        mark = spot(BODY, AT[f"{reference}_mark"], "column")
        where = area((BODY, AT[f"{reference}_change"]), (last, AT[f"{reference}_mark"]))
        for look in ("favourable", "unfavourable"):
            yield Rule(where, f'{mark}="{layout.words.text(f"sheet.mark.{look}")}"', look)


def _bands(layout: Layout, last: int) -> Iterator[Rule]:
    """Amber where the month lies outside its expected band."""
    where = area((BODY, AT["band"]), (last, AT["band"]))
    yield Rule(where, f'{spot(BODY, AT["band"])}="{layout.words.text("sheet.band.outside")}"', "issue")
