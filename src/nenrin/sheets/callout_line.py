"""One call-out: change = expected change + known causes + what remains, every number a link or a short formula."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nenrin.findings import Callout
from nenrin.sheets import naming, verdicts
from nenrin.sheets.address import spot
from nenrin.sheets.callout_columns import AT
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.judgement import NONE, Judgement
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import WEIGHT
from nenrin.sheets.tree_columns import AT as TREE

_LEVELS = ("ac", "low", "mid", "high")
_SIZES = ("surprise", "explained", "unexplained")


@dataclass(frozen=True)
class _Line:
    """One call-out's row being filled."""

    layout: Layout
    row: int
    kpi: str

    @property
    def judged(self) -> Judgement:
        """The KPI's numbers."""
        return Judgement(self.layout, self.kpi)

    def at(self, name: str) -> str:
        """A cell of the row."""
        return spot(self.row, AT[name])

    def cell(self, name: str, value: Value, formula: str, number: str, role: str = "number") -> Cell:
        """A calculated cell of the row."""
        return Cell(self.row, AT[name], value, formula, role, number)


def line(layout: Layout, row: int, callout: Callout) -> Iterator[Cell]:
    """All cells of a row."""
    words, made = layout.words, _Line(layout, row, callout.kpi)
    there = layout.cell("tree", layout.entry(callout.kpi).row, 0)
    state = words.state(made.judged.verdict)
    yield Cell(row, AT["number"], float(callout.number), role="mark", number_format="0")
    yield Cell(row, AT["kpi"], naming.label(layout, callout.kpi), role="pointer", link=there)
    yield Cell(row, AT["unit"], naming.unit(layout, callout.kpi), role="grey_centre")
    yield from _linked(made)
    yield from _reckoned(made)
    yield made.cell("state", state, verdicts.cell(layout, callout.kpi, "verdict"), "", "text_centre")


def _linked(made: _Line) -> Iterator[Cell]:
    """What Verdicts and Tree have reckoned already."""
    layout, judged = made.layout, made.judged
    level, change = naming.level(layout, made.kpi), naming.change(layout, made.kpi)
    for name in (*_LEVELS, *_SIZES, "covered"):
        size = judged.sizes.get(name)
        value: Value = judged.shown(name) if name in _LEVELS else NONE if size is None else size
        number = level if name in _LEVELS else change if name in _SIZES else "0%"
        bold = "number_bold" if name in ("ac", "unexplained") else "number"
        yield made.cell(name, value, verdicts.cell(layout, made.kpi, name), number, bold)
    entry = layout.entry(made.kpi)
    before = layout.read(entry, "pm")
    yield made.cell("pm", "" if before is None else before, layout.cell("tree", entry.row, TREE["pm"]), level)


def _reckoned(made: _Line) -> Iterator[Cell]:
    """Changes against the month before, how far outside the range, the effect on the KGI, and the proof."""
    layout, judged = made.layout, made.judged
    number, before = naming.change(layout, made.kpi), layout.read(layout.entry(made.kpi), "pm")
    actual, low, mid, high = (judged.read(name) for name in _LEVELS)
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
    weight = layout.model.value(WEIGHT, made.kpi, layout.report.month) or 0.0
    weights = layout.put_in(WEIGHT, made.kpi)
    there = made.at("unexplained")
    spelled = f'"{NONE}"'
    if weights:
        spelled = f'IF(COUNT({there},INDEX({weights},pos_ac))=2,{there}*INDEX({weights},pos_ac),"{NONE}")'
    remains = judged.sizes["unexplained"]
    known = layout.model.value(WEIGHT, made.kpi, layout.report.month) is not None and remains is not None
    effect: Value = weight * judged.size("unexplained") if known else NONE
    root = naming.change(layout, layout.report.root)
    yield made.cell("effect", effect, spelled, root, "number_bold")
    parts = "-".join(f"N({made.at(name)})" for name in ("change", "expected_change", "explained", "unexplained"))
    told = f"ROUND(({parts})/MAX(1,ABS(N({here}))),9)"
    whole = f"{made.at('change')},{made.at('expected_change')}"
    closes: Value = 0.0 if None not in (actual, mid, before) else NONE
    yield made.cell("closes", closes, f'IF(COUNT({whole})=2,{told},"{NONE}")', "0", "number_grey")
