"""Claims of the register after their month: what was claimed, what came, by the numbers of Data and Calc."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nenrin.explanations import Score, Standing
from nenrin.sheets import causes, formats, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.claims_columns import AT
from nenrin.sheets.frame import band
from nenrin.sheets.layout import FIRST, Layout, serial
from nenrin.sheets.model import AC, MID
from nenrin.sheets.rows import HEAD
from nenrin.sheets.series import same

HEADS = 2
"""The rows above the first claim: the title, the columns' titles."""


@dataclass(frozen=True)
class _Claim:
    """One claim of a month that is over, being written into a row; ``written``: the row of its cause, as written."""

    layout: Layout
    row: int
    score: Score
    written: int | None

    @property
    def at(self) -> dict[str, str]:
        """The cells of the row."""
        return {name: spot(self.row, column) for name, column in AT.items()}

    def read(self, series: str) -> tuple[float | None, str | None]:
        """A number of the claim's month, and the formula that finds it."""
        line = self.layout.line(series, self.score.kpi)
        heads = self.layout.on("data", area((HEAD, FIRST), (HEAD, self.layout.last), "both"))
        formula = None if line is None else f"INDEX({line},MATCH({self.at['month']},{heads},0))"
        return self.layout.model.value(series, self.score.kpi, self.score.month), formula


def claims(layout: Layout, row: int) -> Iterator[Cell]:
    """Every scored claim, cause by cause, oldest month first; nothing where no claim has been scored."""
    found = scored(layout)
    if not found:
        return
    words, first = layout.words, row + height(layout) + causes.HEADS
    yield from band(row, (0, AT["missed"]), words.text("sheet.claims.block"))
    for name, column in AT.items():
        role = "head_left" if name in ("cause", "kpi") else "head"
        yield Cell(row + 1, column, words.text(f"sheet.claims.{name}"), role=role)
    written = {cause.id: at for at, cause in enumerate(layout.report.causes, first)}
    for at, (standing, score) in enumerate(found, row + HEADS):
        yield from _line(_Claim(layout, at, score, written.get(score.cause)), standing)


def scored(layout: Layout) -> tuple[tuple[Standing, Score], ...]:
    """Every claim, in the order of its rows."""
    return tuple((standing, score) for standing in layout.report.standings for score in standing.scores)


def rows_of(layout: Layout, row: int) -> dict[str, tuple[int, int]]:
    """By cause, the first and last row of its claims, the first of all being ``row`` below the titles."""
    found: dict[str, tuple[int, int]] = {}
    for at, (standing, _) in enumerate(scored(layout), row + HEADS):
        found[standing.cause] = (found.get(standing.cause, (at, at))[0], at)
    return found


def height(layout: Layout) -> int:
    """How many rows they take, a free one below them included."""
    return len(scored(layout)) + HEADS + 1 if scored(layout) else 0


def _line(made: _Claim, standing: Standing) -> Iterator[Cell]:
    layout, row, score = made.layout, made.row, made.score
    words = layout.words
    yield Cell(row, AT["cause"], naming.short(words.label(standing.label)), role="middle_wrapped_bold")
    there = layout.cell("explanations", layout.registered[score.kpi], 0)
    yield Cell(row, AT["kpi"], naming.label(layout, score.kpi), role="pointer_wrapped", link=there)
    yield Cell(row, AT["month"], serial(score.month), role="grey_centre", number_format=formats.month(words))
    yield Cell(row, AT["outcome"], words.say(score.told), role="grey_wrapped_middle")
    yield Cell(row, AT["unit"], naming.unit(layout, score.kpi), role="grey_centre")
    number = naming.change(layout, score.kpi)
    known = causes.written(layout).get(score.cause) if causes.followed(layout, score.cause) else None
    for name, size in zip(causes.ENDS, known or (None, None), strict=True):
        value: float = getattr(score, name)
        own = spot(made.written, causes.AT[name]) if made.written is not None and same(size, value) else None
        yield Cell(row, AT[name], value, own, "number" if own else "issued", number)
    yield from _observed(made, number)
    yield from _missed(made, number)


def _observed(made: _Claim, number: str) -> Iterator[Cell]:
    """Actual and expected by link, the surprise, all other claims as the run found them, what is left for this one."""
    at, row, score = made.at, made.row, made.score
    level = naming.level(made.layout, score.kpi)
    (actual, actual_at), (mid, mid_at) = made.read(AC), made.read(MID)
    if actual is None or mid is None or actual_at is None or mid_at is None:
        yield Cell(row, AT["observed"], score.observed, role="issued", number_format=number)
        return
    surprise = actual - mid
    others = surprise - score.observed
    others = 0.0 if same(surprise, score.observed) else others
    yield Cell(row, AT["actual"], actual, actual_at, "linked", level)
    yield Cell(row, AT["expected"], mid, mid_at, "linked", level)
    yield Cell(row, AT["surprise"], surprise, f"{at['actual']}-{at['expected']}", "number", number)
    yield Cell(row, AT["others"], others, role="issued", number_format=number)
    observed = surprise - others
    yield Cell(row, AT["observed"], observed, f"{at['surprise']}-{at['others']}", "number_bold", number)
    least, most = min(score.low, score.high), max(score.low, score.high)
    gap: Value = max(0.0, observed - most) + min(0.0, observed - least)
    came, ends = at["observed"], f"({at['low']},{at['high']})"
    beyond = f"MAX(0,{came}-MAX{ends})+MIN(0,{came}-MIN{ends})"
    yield Cell(row, AT["beside"], gap, beyond, "number", number)


def _missed(made: _Claim, number: str) -> Iterator[Cell]:
    """How far from the middle of the claim chance and all claims' ranges allow, and whether it came further off."""
    at, row, score = made.at, made.row, made.score
    yield Cell(row, AT["room"], score.room, role="issued", number_format=number)
    off = f"ABS({at['observed']}-({at['low']}+{at['high']})/2)>{at['room']}"
    missed = f'IF(COUNT({at["low"]},{at["high"]})=2,IF({off},1,0),"{formats.NONE}")'
    yield Cell(row, AT["missed"], float(score.outcome != "hit"), missed, "number", "0")
