"""Unexplained: the call-outs of the month chosen, ranked – what was expected, what came, what remains unexplained."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import callout_below, callout_ranks, callout_run, naming, since_lines
from nenrin.sheets.address import area, spot
from nenrin.sheets.bands import SIDES, chart
from nenrin.sheets.book import Sheet
from nenrin.sheets.callout_card import cards, counted
from nenrin.sheets.callout_columns import AT, CHANGES, LAST, LEVELS, NAMES, WIDTHS
from nenrin.sheets.callout_kpis import charts, forms
from nenrin.sheets.callout_line import line
from nenrin.sheets.callout_rows import rows
from nenrin.sheets.callout_width import widths
from nenrin.sheets.cell import Cell
from nenrin.sheets.drawing import Rule
from nenrin.sheets.frame import head, status_rules
from nenrin.sheets.layout import FISCAL, Layout
from nenrin.sheets.rows import BODY, HEAD
from nenrin.sheets.standing import standing
from nenrin.sheets.worklist import worklist

_STATUS = ((1, 2), (3, 4), (5, 6))
_OVER = {"ac": "change", "low": "expected", "explained": "known"}
_LEFT = frozenset({"kpi"})
_ONE_PAGE = 80
"""Rows that still read well on one page."""


def unexplained(layout: Layout) -> Sheet:
    """The call-outs with live numbers, their months as charts, what is open from earlier months; all in words."""
    lines = [cell for number in range(1, rows(layout) + 1) for cell in line(layout, BODY + number - 1, number)]
    none = [] if lines else [Cell(BODY, AT["kpi"], layout.words.text("sheet.unexplained.none"), role="text")]
    drawn = callout_below.drawn(layout)
    below = [*_since(layout, drawn - 1), *_drawn(layout, drawn)]
    below += worklist(layout, callout_below.worked(layout))
    below += cards(layout, callout_below.told(layout))
    below += callout_run.table(layout)
    last = max((cell.row for cell in below), default=BODY)
    return Sheet(
        name=layout.name("unexplained"),
        cells=(*head(layout, "unexplained", _STATUS), counted(layout), *_titles(layout), *lines, *none, *below),
        widths=widths(layout, WIDTHS),
        heights=((HEAD, 46),),
        freeze=(BODY, 2),
        head=HEAD,
        print_columns=(0, LAST),
        tab="output",
        tall=1 if last <= _ONE_PAGE else 0,
        charts=tuple(chart(layout, number, _row(drawn, number) + 1) for number in range(1, charts(layout) + 1)),
        rules=(*status_rules(layout, _STATUS), *_rules(layout)),
    )


def closes_area(layout: Layout) -> str | None:
    """The cells that must be 0, on Unexplained; None without a call-out."""
    last = BODY + rows(layout) - 1
    return layout.on("unexplained", area((BODY, AT["closes"]), (last, AT["closes"]), "both")) if last >= BODY else None


def _titles(layout: Layout) -> Iterator[Cell]:
    unit = naming.unit(layout, layout.report.root)
    for name, group in _OVER.items():
        yield Cell(FISCAL, AT[name], layout.words.text(f"sheet.unexplained.over.{group}"), role="over")
    for name in NAMES:
        if name == "since" and not standing(layout):
            continue
        role = "head_left" if name in _LEFT else "head"
        text = layout.words.text(f"sheet.unexplained.column.{name}", unit=unit)
        yield Cell(HEAD, AT[name], text, role=role)


def _rules(layout: Layout) -> Iterator[Rule]:
    """Every row in the number formats of its KPI; a row that the month chosen has no call-out for is no row."""
    first, last = BODY, BODY + rows(layout) - 1
    if last < first:
        return
    yield Rule(area((first, 0), (last, LAST)), f'{spot(first, 0, "column")}=""', "blank")
    against, same = spot(first, AT["since"], "column"), since_lines.as_issued(layout)
    yield Rule(area((first, AT["since"]), (last, AT["since"])), f'AND({against}<>"",{against}<>"{same}")', "changed")
    for number, both in enumerate(forms(layout), 1):
        for columns, spelled in zip((LEVELS, CHANGES), both, strict=True):
            for begin, end in columns:
                where = area((first, AT[begin]), (last, AT[end]))
                yield Rule(where, f"{spot(first, AT['format'], 'column')}={number}", "number", spelled)


def _drawn(layout: Layout, row: int) -> Iterator[Cell]:
    """What each chart shows, in the cell above it."""
    for number in range(1, charts(layout) + 1):
        said, _ = callout_ranks.title(layout, number)
        there = callout_ranks.cell(layout, number, "title")
        yield Cell(_row(row, number), SIDES[(number - 1) % 2], said, there, "strong")


def _since(layout: Layout, row: int) -> Iterator[Cell]:
    """Between the list and the charts: what an edit made of the questions; nothing as issued."""
    there = since_lines.there(layout)
    if there is not None:
        yield Cell(row, AT["kpi"], "", there, "strong")


def _row(first: int, number: int) -> int:
    """The row above a chart, two of them side by side."""
    return first + (number - 1) // 2 * callout_below.CHART_ROWS
