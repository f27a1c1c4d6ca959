"""One call-out: change = expected change + known causes + what remains, every number a link or a short formula."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from nenrin.sheets import naming, verdicts
from nenrin.sheets.address import spot
from nenrin.sheets.callout_columns import AT
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.judgement import NONE, Judgement
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import WEIGHT
from nenrin.sheets.names import CALLED
from nenrin.sheets.tree_columns import AT as TREE

_LEVELS = ("ac", "low", "mid", "high")
_SIZES = ("surprise", "explained", "unexplained")


@dataclass(frozen=True)
class _Line:
    """One KPI's row being filled: its numbers stand in the months in which it was called out."""

    layout: Layout
    row: int
    kpi: str

    @cached_property
    def judged(self) -> Judgement:
        """The KPI's numbers."""
        return Judgement(self.layout, self.kpi)

    @cached_property
    def number(self) -> float | None:
        """Its place among the call-outs of the issued month; None where it is not one of them."""
        return self.layout.model.value(CALLED, self.kpi, self.layout.report.month)

    def at(self, name: str) -> str:
        """A cell of the row."""
        return spot(self.row, AT[name])

    def cell(self, name: str, value: Value, formula: str, number: str, role: str = "number") -> Cell:
        """A calculated cell of the row."""
        return Cell(self.row, AT[name], value, formula, role, number)

    def linked(self, name: str, value: Value, there: str, number: str, role: str = "number") -> Cell:
        """What another sheet has reckoned, in a month in which the KPI is called out."""
        shown = value if self.number is not None else NONE
        return self.cell(name, shown, f'IF(ISNUMBER({self.at("number")}),{there},"{NONE}")', number, role)


def line(layout: Layout, row: int, kpi: str) -> Iterator[Cell]:
    """All cells of a row."""
    words, made = layout.words, _Line(layout, row, kpi)
    there, called = layout.cell("tree", layout.entry(kpi).row, 0), f"INDEX({layout.put_in(CALLED, kpi)},pos_ac)"
    state = words.state(made.judged.verdict)
    shown = NONE if made.number is None else made.number
    yield made.cell("number", shown, f'IF(N({called})=0,"{NONE}",{called})', "0", "mark")
    yield Cell(row, AT["kpi"], naming.label(layout, kpi), role="pointer", link=there)
    yield Cell(row, AT["unit"], naming.unit(layout, kpi), role="grey_centre")
    yield from _linked(made)
    yield from _reckoned(made)
    yield made.linked("state", state, verdicts.cell(layout, kpi, "verdict"), "", "text_centre")


def _linked(made: _Line) -> Iterator[Cell]:
    """What Verdicts and Tree have reckoned already."""
    layout, judged = made.layout, made.judged
    level, change = naming.level(layout, made.kpi), naming.change(layout, made.kpi)
    for name in (*_LEVELS, *_SIZES, "covered"):
        size = judged.sizes.get(name)
        value: Value = judged.shown(name) if name in _LEVELS else NONE if size is None else size
        number = level if name in _LEVELS else change if name in _SIZES else "0%"
        bold = "number_bold" if name in ("ac", "unexplained") else "number"
        yield made.linked(name, value, verdicts.cell(layout, made.kpi, name), number, bold)
    entry = layout.entry(made.kpi)
    before = layout.read(entry, "pm")
    yield made.linked("pm", "" if before is None else before, layout.cell("tree", entry.row, TREE["pm"]), level)


def _reckoned(made: _Line) -> Iterator[Cell]:
    """Changes against the month before, how far outside the range, the effect on the KGI, and the proof."""
    layout, judged, told = made.layout, made.judged, made.number is not None
    number, before = naming.change(layout, made.kpi), layout.read(layout.entry(made.kpi), "pm") if told else None
    actual, low, mid, high = (judged.read(name) if told else None for name in _LEVELS)
    for name, source, value in (("change", "ac", actual), ("expected_change", "mid", mid)):
        here, there = made.at(source), made.at("pm")
        change = NONE if value is None or before is None else value - before
        yield made.cell(name, change, f'IF(COUNT({here},{there})=2,{here}-{there},"{NONE}")', number)
    excess: Value = NONE
    if actual is not None and low is not None and high is not None:
        excess = max(0.0, actual - high) + min(0.0, actual - low)
    here, least, most = made.at("ac"), made.at("low"), made.at("high")
    beyond = f"MAX(0,{here}-{most})+MIN(0,{here}-{least})"
    yield made.cell("excess", excess, f'IF(COUNT({here},{least},{most})<3,"{NONE}",{beyond})', number)
    yield _effect(made)
    parts = "-".join(f"N({made.at(name)})" for name in ("change", "expected_change", "explained", "unexplained"))
    summed = f"ROUND(({parts})/MAX(1,ABS(N({here}))),9)"
    whole = f"{made.at('change')},{made.at('expected_change')}"
    closes: Value = 0.0 if None not in (actual, mid, before) else NONE
    yield made.cell("closes", closes, f'IF(COUNT({whole})=2,{summed},"{NONE}")', "0", "number_grey")


def _effect(made: _Line) -> Cell:
    """What the rest does to the KGI, by what one unit of it did in the month."""
    layout, there = made.layout, made.at("unexplained")
    weight, weights = layout.model.value(WEIGHT, made.kpi, layout.report.month), layout.put_in(WEIGHT, made.kpi)
    spelled = f'"{NONE}"'
    if weights:
        spelled = f'IF(COUNT({there},INDEX({weights},pos_ac))=2,{there}*INDEX({weights},pos_ac),"{NONE}")'
    known = weight is not None and made.number is not None and made.judged.sizes["unexplained"] is not None
    effect: Value = (weight or 0.0) * made.judged.size("unexplained") if known else NONE
    return made.cell("effect", effect, spelled, naming.change(layout, layout.report.root), "number_bold")
