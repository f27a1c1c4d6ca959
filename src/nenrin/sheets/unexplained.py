"""Unexplained: one row a call-out – what was expected, what came, what is claimed, what remains and where it sits."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import naming
from nenrin.sheets.address import area
from nenrin.sheets.bands import chart, drawn
from nenrin.sheets.book import Sheet
from nenrin.sheets.callout_card import cards
from nenrin.sheets.callout_columns import AT, NAMES, WIDTHS
from nenrin.sheets.callout_line import line
from nenrin.sheets.callout_rows import called
from nenrin.sheets.cell import Cell
from nenrin.sheets.drawing import Chart
from nenrin.sheets.frame import head, status_rules
from nenrin.sheets.layout import FISCAL, Layout
from nenrin.sheets.rows import BODY, HEAD
from nenrin.sheets.worklist import worklist

_STATUS = ((1, 2), (3, 4), (5, 6))
_OVER = {"ac": "change", "low": "expected", "explained": "known"}
_LEFT = frozenset({"kpi"})
_CHART_ROWS = 14
_ONE_PAGE = 80
"""Rows that still read well on one page: a chart is not cut in two where it ends a little below the first."""


def unexplained(layout: Layout) -> Sheet:
    """The call-outs of the month chosen, with live numbers; then the month in words, and what is open."""
    kpis, words = called(layout), layout.words
    lines = [cell for row, kpi in enumerate(kpis, BODY) for cell in line(layout, row, kpi)]
    none = [] if kpis else [Cell(BODY, AT["kpi"], words.text("sheet.unexplained.none"), role="text")]
    below = list(cards(layout))
    below += worklist(layout, max(cell.row for cell in below) + 2)
    ends = max(cell.row for cell in below) + 2
    return Sheet(
        name=layout.name("unexplained"),
        cells=(*head(layout, "unexplained", _STATUS), *_titles(layout), *lines, *none, *below),
        widths=WIDTHS,
        heights=((HEAD, 46),),
        freeze=(BODY, 2),
        head=HEAD,
        tab="output",
        tall=1 if ends + -(-len(drawn(layout)) // 2) * _CHART_ROWS <= _ONE_PAGE else 0,
        charts=tuple(_charts(layout, ends)),
        rules=status_rules(layout, _STATUS),
    )


def closes_area(layout: Layout) -> str | None:
    """The cells that must be 0, on Unexplained; None without a call-out."""
    last = BODY + len(called(layout)) - 1
    return layout.on("unexplained", area((BODY, AT["closes"]), (last, AT["closes"]), "both")) if last >= BODY else None


def _titles(layout: Layout) -> Iterator[Cell]:
    unit = naming.unit(layout, layout.report.root)
    for name, group in _OVER.items():
        yield Cell(FISCAL, AT[name], layout.words.text(f"sheet.unexplained.over.{group}"), role="over")
    for name in NAMES:
        role = "head_left" if name in _LEFT else "head"
        text = layout.words.text(f"sheet.unexplained.column.{name}", unit=unit)
        yield Cell(HEAD, AT[name], text, role=role)


def _charts(layout: Layout, row: int) -> Iterator[Chart]:
    """The months of every drawn KPI inside and outside their range."""
    for number, kpi in enumerate(drawn(layout)):
        yield chart(layout, kpi, row + number // 2 * _CHART_ROWS)
