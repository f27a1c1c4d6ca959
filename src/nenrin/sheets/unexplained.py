"""Unexplained: one row a call-out – what was expected, what came, what is claimed, what remains and where it sits."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.findings import Callout
from nenrin.sheets import naming, verdicts
from nenrin.sheets.address import area, spot
from nenrin.sheets.book import Sheet
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.frame import band, head, status_rules
from nenrin.sheets.judgement import NONE, Judgement
from nenrin.sheets.layout import BODY, HEAD, STATUS, Layout
from nenrin.sheets.model import WEIGHT
from nenrin.sheets.tree_columns import AT as TREE

_STATUS = ((1, 2), (3, 4), (5, 6))
_WIDTHS: dict[str, float] = {
    "number": 5, "kpi": 32, "unit": 11, "ac": 11, "pm": 11, "change": 12, "low": 11, "mid": 11, "high": 11,
    "expected_change": 12, "excess": 12, "surprise": 12, "explained": 12, "unexplained": 12, "covered": 9, "effect": 13,
    "closes": 9, "where": 44, "question": 90, "state": 20,
}
NAMES = tuple(_WIDTHS)
AT = {name: column for column, name in enumerate(NAMES)}
"""The column of every name, from 0."""


def unexplained(layout: Layout) -> Sheet:
    """The call-outs of the issued month, weightiest first, with live numbers; below, the KPIs to watch."""
    callouts, words = layout.report.findings.callouts, layout.words
    lines = [cell for row, callout in enumerate(callouts, BODY) for cell in _line(layout, row, callout)]
    last = BODY + max(len(callouts), 1) - 1
    none = [] if callouts else [Cell(BODY, 1, words.text("sheet.unexplained.none"), role="text")]
    groups = (("ac", "change"), ("low", "expected"), ("explained", "known"), ("where", "where"))
    over = [Cell(STATUS + 1, AT[name], words.text(f"sheet.unexplained.over.{group}"), role="over") for name, group in groups]
    return Sheet(
        name=layout.name("unexplained"),
        cells=(*head(layout, "unexplained", _STATUS), *over, *_titles(layout), *lines, *none, *_watch(layout, last + 2)),
        widths=tuple((column, column, width) for column, width in enumerate(_WIDTHS.values())),
        heights=((HEAD, 46),),
        freeze=(BODY, 2),
        head=HEAD,
        pages_wide=2,
        repeat_columns=(0, 1),
        breaks=(AT["where"],),
        tab="output",
        rules=status_rules(layout, _STATUS),
    )


def closes_area(layout: Layout) -> str | None:
    """The cells that must be 0, on Unexplained; None without a call-out."""
    count = len(layout.report.findings.callouts)
    return layout.on("unexplained", area((BODY, AT["closes"]), (BODY + count - 1, AT["closes"]), "both")) if count else None


def _titles(layout: Layout) -> Iterator[Cell]:
    for name in NAMES:
        role = "head_left" if name in ("kpi", "where", "question") else "head"
        yield Cell(HEAD, AT[name], layout.words.text(f"sheet.unexplained.column.{name}"), role=role)


def _line(layout: Layout, row: int, callout: Callout) -> Iterator[Cell]:
    words, entry = layout.words, layout.entry(callout.kpi)
    yield Cell(row, AT["number"], float(callout.number), role="mark", number_format="0")
    there = layout.cell("tree", entry.row, 0)
    yield Cell(row, AT["kpi"], naming.label(layout, callout.kpi), role="pointer", link=there)
    yield Cell(row, AT["unit"], naming.unit(layout, callout.kpi), role="grey_centre")
    yield from _numbers(layout, row, callout)
    yield Cell(row, AT["where"], _where(layout, callout), role="text_wrapped")
    yield Cell(row, AT["question"], words.say(callout.question), role="text_wrapped")


def _numbers(layout: Layout, row: int, callout: Callout) -> Iterator[Cell]:
    """change = expected change + known + unknown, to zero; every number from Verdicts and Tree."""
    kpi, judged = callout.kpi, Judgement(layout, callout.kpi)
    at = {name: spot(row, column) for name, column in AT.items()}
    level, change = naming.level(layout, kpi), naming.change(layout, kpi)
    entry = layout.entry(kpi)
    before, root = layout.read(entry, "pm"), naming.change(layout, layout.report.root)
    actual, low, mid, high = (judged.read(name) for name in ("ac", "low", "mid", "high"))
    for name in ("ac", "low", "mid", "high", "surprise", "explained", "unexplained", "covered"):
        value: Value = judged.shown(name) if name in ("ac", "low", "mid", "high") else judged.sizes[name]
        number = level if name in ("ac", "low", "mid", "high") else "0%" if name == "covered" else change
        bold = "number_bold" if name in ("ac", "unexplained") else "number"
        yield Cell(row, AT[name], NONE if value is None else value, verdicts.cell(layout, kpi, name), bold, number)
    yield Cell(row, AT["pm"], "" if before is None else before, layout.cell("tree", entry.row, TREE["pm"]), "number", level)
    yield Cell(row, AT["state"], layout.words.state(judged.verdict), verdicts.cell(layout, kpi, "verdict"), "text_centre")
    for name, actual_cell, first, second in (("change", at["ac"], actual, before), ("expected_change", at["mid"], mid, before)):
        formula = f'IF(COUNT({actual_cell},{at["pm"]})=2,{actual_cell}-{at["pm"]},"{NONE}")'
        yield Cell(row, AT[name], NONE if first is None or second is None else first - second, formula, "number", change)
    excess: Value = NONE
    if actual is not None and low is not None and high is not None:
        excess = max(0.0, actual - high) + min(0.0, actual - low)
    spelled = f"MAX(0,{at['ac']}-{at['high']})+MIN(0,{at['ac']}-{at['low']})"
    yield Cell(
        row, AT["excess"], excess, f'IF(COUNT({at["ac"]},{at["low"]},{at["high"]})<3,"{NONE}",{spelled})', "number", change,
    )
    weight, left = layout.model.value(WEIGHT, kpi, layout.report.month), judged.sizes["unexplained"]
    line = layout.put_in(WEIGHT, kpi)
    effect = f"N(INDEX({line},pos_ac))" if line else "0"
    yield Cell(row, AT["effect"], (weight or 0.0) * (left or 0.0), f"N({at['unexplained']})*{effect}", "number_bold", root)
    parts = "-".join(f"N({at[name]})" for name in ("change", "expected_change", "explained", "unexplained"))
    yield Cell(row, AT["closes"], 0.0, f"ROUND(({parts})/MAX(1,ABS(N({at['ac']}))),9)", "number_grey", "0")



def _where(layout: Layout, callout: Callout) -> str:
    """The segments that hold it, largest first."""
    words = layout.words
    parts = []
    for where in callout.where:
        named = layout.report.dimensions.get(where.dimension)
        cut = words.label(named.label) if named else where.dimension
        parts.append(words.text("sheet.unexplained.segment", dimension=cut, segment=where.segment, share=f"{where.share:.0%}"))
    return "\n".join(parts) or words.text("sheet.unexplained.nowhere")


def _watch(layout: Layout, row: int) -> Iterator[Cell]:
    """KPIs that are unusual but not yet a question."""
    words, watch = layout.words, layout.report.findings.watch
    yield from band(row, (0, AT["state"]), words.text("sheet.unexplained.watch"))
    for at, kpi in enumerate(watch, row + 1):
        yield Cell(at, AT["kpi"], naming.label(layout, kpi), role="pointer", link=layout.cell("tree", layout.entry(kpi).row, 0))
        yield Cell(at, AT["unit"], words.say(layout.report.verdict(kpi).reason), role="label")
    if not watch:
        yield Cell(row + 1, AT["kpi"], words.text("sheet.unexplained.nothing"), role="label")
