"""Calc: every KPI in every month, in the same columns as Data; one formula per row."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.formulas import Formula
from nenrin.sheets import formats, naming
from nenrin.sheets.address import spot
from nenrin.sheets.book import Sheet
from nenrin.sheets.calc_lines import line
from nenrin.sheets.cell import Cell
from nenrin.sheets.frame import band, head, status_rules, titles
from nenrin.sheets.layout import BEFORE, FIRST, FISCAL, Layout, serial
from nenrin.sheets.model import SEGMENT, TIE
from nenrin.sheets.rows import BODY, HEAD, Row

_STATUS = ((0, 1), (2, 3), (4, 5))
_COLUMNS = tuple(enumerate(("id", "kpi", "unit", "scenario", "rule", "from")))
_SHARE = "0.0E+00"
_A_PAGE = 12


def calc(layout: Layout) -> Sheet:
    """Links to Data, and what follows from them."""
    return Sheet(
        name=layout.name("calc"),
        cells=(*head(layout, "calc", _STATUS), *_head(layout), *_body(layout)),
        widths=(
            (0, 0, 26), (1, 1, 36), (2, 2, 10), (3, 3, 9), (4, 4, 44), (5, 5, 10), (6, 6, 2),
            (FIRST, layout.last, 11.5),
        ),
        heights=((HEAD, 30),),
        freeze=(BODY, 2),
        head=HEAD,
        pages_wide=-(-len(layout.months) // _A_PAGE),
        repeat_columns=(0, 3),
        tab="working",
        rules=status_rules(layout, _STATUS),
    )


def _head(layout: Layout) -> Iterator[Cell]:
    """Column titles; the months come from Data, their number in the fiscal year from the one before."""
    yield from titles(layout, "calc", _COLUMNS, left=2)
    yield Cell(HEAD, 4, layout.words.text("sheet.calc.column.rule"), role="head_left")
    yield Cell(FISCAL, 1, layout.words.text("sheet.calc.fiscal"), role="label")
    starts = layout.report.tree.year_starts
    yield Cell(FISCAL, BEFORE, float((layout.months[0].number - starts) % 12), "year_first-1", "over_number", "0")
    for column, month in enumerate(layout.months, FIRST):
        before = spot(FISCAL, column - 1)
        number = float((month.number - starts) % 12 + 1)
        yield Cell(FISCAL, column, number, f"IF({before}=12,1,{before}+1)", "over_number", "0")
        there = layout.cell("data", HEAD, column)
        yield Cell(HEAD, column, serial(month), there, "month", formats.month(layout.words))


def _body(layout: Layout) -> Iterator[Cell]:
    for block in layout.calc_blocks:
        yield from band(layout.calc[block.title, ""], (0, layout.last), layout.words.text(f"sheet.block.{block.title}"))
        for row in block.rows:
            yield from _line(layout, row)


def _line(layout: Layout, row: Row) -> Iterator[Cell]:
    at, kpi, name = layout.calc[row], naming.kpi_of(row), row[0]
    whole = naming.whole(layout, kpi)
    shared = name in (TIE, SEGMENT)
    number = formats.plain(_SHARE, layout.words) if shared else formats.level(whole, layout.words)
    rule = line(layout, row)
    unit = "–" if shared else naming.unit(layout, kpi, whole)
    yield Cell(at, 0, kpi, role="grey")
    yield Cell(at, 1, naming.row_label(layout, row), role="text")
    yield Cell(at, 2, unit, role="grey_centre")
    yield Cell(at, 3, layout.words.text(f"sheet.row.{name}"), role="grey_centre")
    yield Cell(at, 4, _said(layout, row), role="grey_wrapped_middle")
    if rule.linked:
        yield Cell(at, 5, layout.name("data"), role="pointer_centre", link=layout.cell("data", layout.data[row], FIRST))
    else:
        yield Cell(at, 5, "–", role="grey_centre")
    yield Cell(at, BEFORE, "–", role="label")
    role = "linked" if rule.linked else "number"
    for column, month in enumerate(layout.months, FIRST):
        value = rule.value(month)
        yield Cell(at, column, "" if value is None else value, rule.formula(column, month), role, number)


def _said(layout: Layout, row: Row) -> str:
    """The rule of a row, in words."""
    name, key = row
    if name == SEGMENT:
        return layout.words.text(f"sheet.rule.{name}")
    if name == TIE:
        split = layout.report.kpi(key).split
        return layout.words.text("sheet.rule.tie", split=in_words(layout, split) if split else "")
    rule = layout.model.rule(name, key)
    return in_words(layout, rule) if isinstance(rule, Formula) else layout.words.text(f"sheet.rule.{rule}")


def in_words(layout: Layout, formula: Formula) -> str:
    """A formula as people say it."""
    return formula.words(lambda kpi: naming.label(layout, kpi), layout.words.language)
