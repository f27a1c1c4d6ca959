"""Definitions: what every KPI means, and what every column of the sources is."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.sheets import naming
from nenrin.sheets.book import Sheet
from nenrin.sheets.calc import in_words
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band, head, status_rules
from nenrin.sheets.layout import Layout
from nenrin.sheets.rows import BODY, HEAD
from nenrin.tree import Kpi
from nenrin.vocabulary import UNSAID
from nenrin.words import spell_measure

_STATUS = ((0, 1), (2, 3), (4, 5))
_KPI = ("kpi", "id", "unit", "better", "stance", "made", "definition", "split", "note", "target")
_SOURCE = ("source", "column", "type", "personal", "required", "", "headers")
_WIDTHS = (34, 24, 12, 12, 12, 12, 54, 38, 38, 38)


def definitions(layout: Layout) -> Sheet:
    """The KPI dictionary, then the data dictionary."""
    kpis = layout.report.tree.kpis
    return Sheet(
        name=layout.name("definitions"),
        cells=(*head(layout, "definitions", _STATUS), *_titles(layout, HEAD, _KPI),
               *(cell for row, (name, kpi) in enumerate(kpis.items(), BODY) for cell in _line(layout, row, name, kpi)),
               *_sources(layout, BODY + len(kpis) + 1)),
        widths=tuple((column, column, width) for column, width in enumerate(_WIDTHS)),
        heights=((HEAD, 22),),
        freeze=(BODY, 1),
        head=HEAD,
        tab="output",
        rules=status_rules(layout, _STATUS),
    )


def _titles(layout: Layout, row: int, names: tuple[str, ...]) -> Iterator[Cell]:
    for column, name in enumerate(names):
        text = layout.words.text(f"sheet.definitions.column.{name}") if name else None
        yield Cell(row, column, text, role="head_left")


def _line(layout: Layout, row: int, name: str, kpi: Kpi) -> Iterator[Cell]:
    words = layout.words
    stance = "strategic" if kpi.strategic else "moves_with" if kpi.stance.startswith("moves_with") else "still"
    texts = (
        words.label(kpi.label), name, naming.unit(layout, name), words.text(f"sheet.better.{kpi.better}"),
        words.text(f"sheet.stance.{stance}"), words.text(f"sheet.made.{'formula' if kpi.formula else 'rows'}"),
        _defined(layout, kpi), in_words(layout, kpi.split) if kpi.split else "–",
        words.label(kpi.note) if kpi.note else "–", _target(layout, name, kpi),
    )
    for column, text in enumerate(texts):
        yield Cell(row, column, text, role="text_wrapped_bold" if column == 0 else "text_wrapped")


def _defined(layout: Layout, kpi: Kpi) -> str:
    """A formula in words, or the measure's aggregate, column and condition."""
    if kpi.formula is not None:
        return in_words(layout, kpi.formula)
    if kpi.measure is None:
        return "–"
    return naming.clean(spell_measure(kpi.measure, layout.report.measures.names, layout.words.language))


def _target(layout: Layout, name: str, kpi: Kpi) -> str:
    if kpi.target is None:
        return "–"
    words, target = layout.words, kpi.target
    value = words.amount(layout.report.figure(name, target.value))
    named = (words.label(text or UNSAID) for text in (target.owner, target.action))
    parts = (value, words.month(target.by) if target.by else "", *named)
    return " · ".join(part for part in parts if part)


def _sources(layout: Layout, row: int) -> Iterator[Cell]:
    """Every declared column of every source."""
    words = layout.words
    yield from band(row, (0, len(_WIDTHS) - 1), words.text("sheet.definitions.sources"))
    yield from _titles(layout, row + 1, _SOURCE)
    at = row + 2
    for name, source in layout.report.sources.items():
        for column, spec in source.columns.items():
            flags = (spec.personal, spec.required)
            said = [words.text(f"sheet.answer.{'yes' if flag else 'no'}") for flag in flags]
            read, called = ", ".join(spec.headers) or column, naming.source(layout, name)
            for place, text in enumerate((called, column, spec.type, *said, None, read)):
                yield Cell(at, place, text, role="text_wrapped")
            at += 1
