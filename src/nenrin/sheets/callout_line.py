"""One call-out: change = expected change + known causes + what remains, every number a link or a short formula."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from nenrin.findings import State
from nenrin.sheets import callout_ranks, naming, settings, since_lines, verdicts
from nenrin.sheets.address import spot
from nenrin.sheets.blocks import of_calc
from nenrin.sheets.callout_columns import AT
from nenrin.sheets.callout_kpis import form, form_number
from nenrin.sheets.callout_rows import latest, own
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.judgement import NONE, Judgement
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import WEIGHT
from nenrin.sheets.standing import standing

_LEVELS = ("ac", "low", "mid", "high")
_SIZES = ("surprise", "explained", "unexplained")


@dataclass(frozen=True)
class _Line:
    """The row of one number being filled: blank where the month chosen has fewer call-outs."""

    layout: Layout
    row: int
    number: int

    @cached_property
    def judged(self) -> Judgement | None:
        """The numbers of the KPI that has it in the issued month."""
        found = own(self.layout, self.number)
        return None if found is None else Judgement(self.layout, found.kpi)

    @cached_property
    def formats(self) -> tuple[str, str]:
        """Of its levels and changes, until a rule says another: those of the latest KPI called out with the number."""
        return form(self.layout, latest(self.layout, self.number))

    def at(self, name: str) -> str:
        """A cell of the row."""
        return spot(self.row, AT[name])

    def there(self, name: str) -> str:
        """What Feeds knows of the KPI."""
        return callout_ranks.cell(self.layout, self.number, name)

    def cell(self, name: str, value: Value, formula: str, number: str = "", role: str = "number") -> Cell:
        """A calculated cell of the row; nothing in a month without this number."""
        shown = "" if self.judged is None else value
        return Cell(self.row, AT[name], shown, f'IF({spot(self.row, 0, "column")}="","",{formula})', role, number)


def line(layout: Layout, row: int, number: int) -> Iterator[Cell]:
    """All cells of a row."""
    made = _Line(layout, row, number)
    judged, kpi = made.judged, made.judged.kpi if made.judged else layout.report.root
    yield Cell(row, AT["number"], float(number) if judged else "", made.there("called"), "mark", "0")
    yield made.cell("kpi", naming.label(layout, kpi), made.there("label"), role="text_bold")
    yield made.cell("unit", naming.unit(layout, kpi), made.there("unit"), role="grey_centre")
    yield from _linked(made)
    yield from _reckoned(made)
    state = layout.words.verdict(layout.report, kpi) if judged else ""
    yield made.cell("state", state, _verdict(made, "verdict"), role="text_centre")
    if standing(layout):
        yield made.cell("since", since_lines.as_issued(layout), _verdict(made, "since"), role="text_centre")
    yield made.cell("format", form_number(layout, kpi), made.there("format"), "0", "number_grey")


def _verdict(made: _Line, name: str) -> str:
    """A column of Verdicts in the KPI's row."""
    return f"INDEX({verdicts.column(made.layout, name)},{made.there('verdicts')})"


def _linked(made: _Line) -> Iterator[Cell]:
    """What Verdicts has reckoned already, and the month before by Calc."""
    layout, judged, (level, change) = made.layout, made.judged, made.formats
    for name in (*_LEVELS, *_SIZES, "covered"):
        size = judged.sizes.get(name) if judged else None
        value: Value = judged.shown(name) if judged and name in _LEVELS else NONE if size is None else size
        number = level if name in _LEVELS else change if name in _SIZES else "0%"
        yield made.cell(name, value, _verdict(made, name), number, _bold(name))
    before, calc = _before(made), of_calc(layout)
    found = f"INDEX({calc.months},{made.there('calc')},pos_pm)" if calc else '""'
    yield made.cell("pm", "" if before is None else before, f'IF(pos_pm<1,"",{found})', level)


def _bold(name: str) -> str:
    return "number_bold" if name in ("ac", "unexplained") else "number"


def _before(made: _Line) -> float | None:
    """The month before."""
    return made.layout.read(made.layout.entry(made.judged.kpi), "pm") if made.judged else None


def _reckoned(made: _Line) -> Iterator[Cell]:
    """Changes against the month before, how far outside the range, the effect on the KGI, and the proof."""
    judged, before, number = made.judged, _before(made), made.formats[1]
    actual, low, mid, high = (judged.read(name) if judged else None for name in _LEVELS)
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
    effect = _effect(made)
    yield from (effect, _material(made, effect.value))
    parts = "-".join(f"N({made.at(name)})" for name in ("change", "expected_change", "explained", "unexplained"))
    summed = f"ROUND(({parts})/MAX(1,ABS(N({here}))),9)"
    whole = f"{made.at('change')},{made.at('expected_change')}"
    closes: Value = 0.0 if None not in (actual, mid, before) else NONE
    yield made.cell("closes", closes, f'IF(COUNT({whole})=2,{summed},"{NONE}")', "0", "number_grey")


def _effect(made: _Line) -> Cell:
    """What the rest does to the KGI, by what one unit of it did in the month."""
    layout, judged, there, weight = made.layout, made.judged, made.at("unexplained"), made.there("weight")
    size = layout.model.value(WEIGHT, judged.kpi, layout.report.month) if judged else None
    known = size is not None and judged is not None and judged.sizes["unexplained"] is not None
    effect: Value = (size or 0.0) * judged.size("unexplained") if known and judged else NONE
    spelled = f'IF(COUNT({there})*{weight}=0,"{NONE}",{there}*{weight})'
    return made.cell("effect", effect, spelled, naming.change(layout, layout.report.root), "number_bold")


def _material(made: _Line, effect: Value) -> Cell:
    """Whether the rest still matters; not said of changes that hide each other, whose rest is small by their nature."""
    layout, here = made.layout, made.at("effect")
    yes, no = (layout.words.text(f"sheet.answer.{answer}") for answer in ("yes", "no"))
    asked = made.judged is not None and made.judged.verdict is not State.MASKED and isinstance(effect, float)
    large = isinstance(effect, float) and abs(effect) >= settings.materiality(layout)
    hidden = f'{made.at("state")}="{layout.words.state(State.MASKED)}"'
    formula = f'IF(OR(COUNT({here})=0,{hidden}),"",IF(ABS({here})>=materiality,"{yes}","{no}"))'
    return Cell(made.row, AT["material"], (yes if large else no) if asked else "", formula, "text_centre")
