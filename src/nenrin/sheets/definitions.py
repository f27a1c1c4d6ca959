"""Definitions: what every KPI means and how it is judged, where the rows come from, what their columns are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from nenrin.sheets import naming
from nenrin.sheets.book import Sheet
from nenrin.sheets.calc import in_words
from nenrin.sheets.cell import Cell
from nenrin.sheets.definitions_columns import WIDTHS, titles
from nenrin.sheets.definitions_judged import judged, segments
from nenrin.sheets.definitions_rules import GONE, rules
from nenrin.sheets.definitions_sources import columns, dimensions, sources
from nenrin.sheets.frame import head, status_rules
from nenrin.sheets.layout import FISCAL, Layout
from nenrin.sheets.rows import BODY, HEAD
from nenrin.tree import Kpi
from nenrin.vocabulary import UNSAID
from nenrin.words import spell_measure

_STATUS = ((0, 1), (2, 3), (4, 5))
_KPI = (
    "kpi", "id", "unit", "better", "stance", "made", "definition", "split", "note", "target", "judged", "answers",
)


def definitions(layout: Layout) -> Sheet:
    """The KPI dictionary, the data dictionary – sources, columns, segments –, and the rules of the calendar."""
    starts, cells = BODY + len(layout.report.tree.kpis) + 1, _cells(layout)
    return Sheet(
        name=layout.name("definitions"),
        cells=(*head(layout, "definitions", _STATUS), *cells),
        widths=tuple((column, column, width) for column, width in enumerate(WIDTHS)),
        heights=((HEAD, 22),),
        freeze=(BODY, 1),
        head=HEAD,
        repeat_rows=(0, FISCAL),
        row_breaks=(starts,),
        tab="output",
        rules=status_rules(layout, _STATUS),
    )


def gone_cell(layout: Layout) -> str | None:
    """After how many months a customer counts as gone, as other sheets read it; None where there are no customers."""
    label = layout.words.text(f"sheet.definitions.rule.{GONE}")
    row = next((cell.row for cell in reversed(_cells(layout)) if cell.column == 0 and cell.value == label), None)
    return None if row is None else layout.cell("definitions", row, 1)


@lru_cache(maxsize=1)
def _cells(layout: Layout) -> tuple[Cell, ...]:
    """All tables, each two rows below the one before."""
    kpis = layout.report.tree.kpis
    cells = [*_titles(layout)]
    cells += [cell for row, (name, kpi) in enumerate(kpis.items(), BODY) for cell in _line(layout, row, name, kpi)]
    for part in (sources, columns, dimensions, rules):
        cells += part(layout, max(cell.row for cell in cells) + 2)
    return tuple(cells)


def _titles(layout: Layout) -> Iterator[Cell]:
    return titles(layout, HEAD, _KPI)


def _line(layout: Layout, row: int, name: str, kpi: Kpi) -> Iterator[Cell]:
    words = layout.words
    stance = "strategic" if kpi.strategic else "moves_with" if kpi.mover else "still"
    answers = kpi.answers_for
    texts = (
        words.label(kpi.label), name, naming.unit(layout, name), words.text(f"sheet.better.{kpi.better}"),
        words.text(f"sheet.stance.{stance}"), words.text(f"sheet.made.{'formula' if kpi.formula else 'rows'}"),
        _defined(layout, kpi), _split(layout, kpi), words.label(kpi.note) if kpi.note else "–",
        _target(layout, name, kpi), judged(layout, kpi), words.label(answers) if answers else "–",
    )
    for column, text in enumerate(texts):
        yield Cell(row, column, text, role="text_wrapped_bold" if column == 0 else "text_wrapped")


def _split(layout: Layout, kpi: Kpi) -> str:
    """Its parts, and the segments by which it is read too."""
    parts = [in_words(layout, kpi.split)] if kpi.split else []
    by = segments(layout, kpi)
    return "\n".join((*parts, *([layout.words.text("sheet.definitions.by", dimensions=by)] if by else []))) or "–"


def _defined(layout: Layout, kpi: Kpi) -> str:
    """A formula in words, or the measure's aggregate, column and condition."""
    if kpi.formula is not None:
        return in_words(layout, kpi.formula)
    if kpi.measure is None:
        return "–"
    return naming.clean(spell_measure(kpi.measure, layout.report.measures.names, layout.words))


def _target(layout: Layout, name: str, kpi: Kpi) -> str:
    if kpi.target is None:
        return "–"
    words, target = layout.words, kpi.target
    value = words.amount(layout.report.figure(name, target.value))
    named = (words.label(text or UNSAID) for text in (target.owner, target.action))
    parts = (value, words.month(target.by) if target.by else "", *named)
    return " · ".join(part for part in parts if part)
