"""Verdicts: the rule that turns a surprise and what is known about it into a state, step by step, one KPI a row."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import naming
from nenrin.sheets.address import area
from nenrin.sheets.book import Sheet
from nenrin.sheets.cell import Cell
from nenrin.sheets.counts import counts, flags
from nenrin.sheets.frame import head, status_rules
from nenrin.sheets.layout import Layout
from nenrin.sheets.rows import BODY, HEAD
from nenrin.sheets.since_lines import since_lines
from nenrin.sheets.standing import standing
from nenrin.sheets.verdict_columns import AT, NAMES, SINCE, WIDTHS
from nenrin.sheets.verdict_since import since
from nenrin.sheets.verdict_steps import steps

_STATUS = ((0, 1), (4, 5), (6, 7))


def verdicts(layout: Layout) -> Sheet:
    """Every KPI in the order of the file; Tree and Explanations read the last columns."""
    kpis = tuple(layout.report.tree.kpis)
    return Sheet(
        name=layout.name("verdicts"),
        cells=(*head(layout, "verdicts", _STATUS, says=2), *_titles(layout),
               *(cell for row, kpi in enumerate(kpis, BODY) for cell in _line(layout, row, kpi)), *counts(layout),
               *since_lines(layout)),
        widths=WIDTHS,
        heights=((HEAD, 46),),
        freeze=(BODY, 1),
        head=HEAD,
        pages_wide=4,
        repeat_columns=(0, 1),
        breaks=(AT["outside"], AT["judged"], AT["reason"]),
        tab="working",
        rules=status_rules(layout, _STATUS),
    )


def row_of(layout: Layout, kpi: str) -> int:
    """The row of a KPI."""
    return BODY + layout.order[kpi]


def column(layout: Layout, name: str) -> str:
    """A column over all KPIs, as other sheets search it."""
    last = BODY + len(layout.report.tree.kpis) - 1
    return layout.on("verdicts", area((BODY, AT[name]), (last, AT[name]), "both"))


def cell(layout: Layout, kpi: str, name: str) -> str:
    """One cell, as other sheets read it."""
    return layout.cell("verdicts", row_of(layout, kpi), AT[name])


def _titles(layout: Layout) -> Iterator[Cell]:
    for name in (name for name in NAMES if name not in SINCE or standing(layout)):
        role = "head_left" if name in ("kpi", "reason", "key") else "head"
        yield Cell(HEAD, AT[name], layout.words.text(f"sheet.verdicts.column.{name}"), role=role)


def _line(layout: Layout, row: int, kpi: str) -> Iterator[Cell]:
    report, words = layout.report, layout.words
    _, link = layout.source(kpi) or ("", None)
    yield Cell(row, AT["kpi"], naming.label(layout, kpi), role="pointer" if link else "text_bold", link=link)
    yield Cell(row, AT["unit"], naming.unit(layout, kpi), role="grey_centre")
    yield Cell(row, AT["strategic"], float(report.kpi(kpi).strategic), role="number_grey", number_format="0")
    yield Cell(row, AT["direction"], naming.direction(layout, kpi), role="number_grey", number_format='"+"0;"−"0;0')
    yield Cell(row, AT["reason"], words.say(report.verdict(kpi).reason), role="grey_wrapped_middle", indent=1)
    yield Cell(row, AT["key"], kpi, role="grey")
    yield from steps(layout, row, kpi)
    yield from flags(layout, row, kpi)
    yield from since(layout, row, kpi)
