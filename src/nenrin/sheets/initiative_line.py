"""One treated arm against its control: counted sizes, means and squares are inputs, everything else short formulas."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from nenrin.effects import Arm, Effect, Lift
from nenrin.effects.chance import NORMAL, student_edge
from nenrin.effects.contrast import adjusted, wilson
from nenrin.sheets import formats, naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.initiative_columns import ARM, COPY, COUNTED, INPUTS, ISSUED, RESULT, SIDES, Spots
from nenrin.sheets.layout import Layout, serial

_EXACT = "#,##0.0000##"
NONE = "–"
CLOSED = frozenset({"newcombe", "welch", "delta", "cuped"})
"""The methods whose interval a spreadsheet can follow from the arms; others stand as the run found them."""


@dataclass(frozen=True)
class Contrast:
    """A lift with the two arms it compares; without a lift the reading was stopped."""

    effect: Effect
    lift: Lift | None = None
    arm: Arm | None = None
    control: Arm | None = None

    @property
    def closed(self) -> bool:
        """Whether the interval follows from what stands in the row."""
        return self.lift is not None and self.lift.method in CLOSED and None not in (self.arm, self.control)


@dataclass(frozen=True)
class Made:
    """One contrast being written: the ``number``-th from 0 of all."""

    layout: Layout
    spots: Spots
    number: int
    one: Contrast

    @property
    def at(self) -> dict[str, str]:
        """The cells that formulas read, by name."""
        names = (*RESULT, *(side + name for side in SIDES for name in COUNTED if name not in ("initiative", "arm")))
        return {name: spot(*self.spots.at(self.number, name)) for name in names}

    def cell(
        self, name: str, value: Value, formula: str | None = None, role: str = "number", number: str = "",
        link: str | None = None,
    ) -> Cell:
        """A cell of it."""
        return Cell(*self.spots.at(self.number, name), value, formula, role, number, link)


def line(made: Made) -> Iterator[Cell]:
    """All cells of a contrast: its result, its two arms, and their copy as issued."""
    layout, one = made.layout, made.one
    words, effect, lift = layout.words, one.effect, one.lift
    there = layout.cell("tree", layout.entry(effect.kpi).row, 0)
    yield made.cell("initiative", naming.short(words.label(effect.label)), role="middle_wrapped_bold")
    yield made.cell("kpi", naming.label(layout, effect.kpi), role="pointer", link=there)
    yield made.cell("month", serial(effect.month), role="grey_centre", number=formats.month(words))
    method = words.text(f"sheet.initiatives.methods.{lift.method}") if lift else NONE
    yield made.cell("method", method, role="grey_centre")
    treated = one.arm.label if one.arm else lift.arm if lift else ""
    yield made.cell("arm", naming.arm(layout, effect.cause, treated) or NONE, role="text")
    yield from _inputs(made)
    if lift is not None:
        yield from _lift(made, lift)


def _inputs(made: Made) -> Iterator[Cell]:
    """What was counted of both arms, CUPED's slope and the quantile: to be changed; their copy as issued; the count."""
    one, exact = made.one, formats.plain(_EXACT, made.layout.words)
    shared = {"theta": one.lift.theta or 0.0, "quantile": _quantile(one, one.lift)} if one.lift and one.closed else {}
    label = naming.short(made.layout.words.label(one.effect.label))
    for side, arm in zip(SIDES, (one.arm, one.control), strict=True):
        row = made.spots.at(made.number, f"{side}size")[0]
        yield Cell(row, 0, label, role="middle_wrapped")
        yield Cell(row, 1, naming.arm(made.layout, one.effect.cause, arm.label) if arm else NONE, role="text")
        known: dict[str, float] = {name: value for name in ARM if (value := getattr(arm, name, None)) is not None}
        known |= shared if not side else {}
        for name in INPUTS if not side else ARM:
            shown = float(known[name]) if name in known else None
            number = "#,##0" if name == "size" else exact
            yield made.cell(side + name, shown, role="input", number=number)
            yield made.cell(f"{ISSUED}{side}{name}", shown, role="issued", number=number)
        live = area((row, COUNTED.index(INPUTS[0])), (row, COUNTED.index(INPUTS[-1])))
        changed = f"SUMPRODUCT(({live}<>{area((row, COPY[0]), (row, COPY[1]))})*1)"
        yield made.cell(f"{side}changed", 0.0, changed, "number_grey", '0;0;"–"')


def _lift(made: Made, lift: Lift) -> Iterator[Cell]:
    """The difference and its interval, by formula where it is closed; what it is worth."""
    layout, one, at = made.layout, made.one, made.at
    exact, signed = formats.plain(_EXACT, layout.words), formats.signed(_EXACT, layout.words)
    formulas = dict(_formulas(one, lift, at)) if one.closed else {}
    for name, (value, formula) in formulas.items():
        yield made.cell(name, value, formula, "number", exact)
    low = f"-SQRT({at['down']}^2+{at['control_up']}^2)"
    high = f"+SQRT({at['up']}^2+{at['control_down']}^2)"
    ends = {"difference": (lift.difference, f"{at['mean_adjusted']}-{at['control_mean_adjusted']}"),
            "low": (lift.low, f"{at['difference']}{low}"), "high": (lift.high, f"{at['difference']}{high}")}
    for name, (value, formula) in ends.items():
        yield made.cell(name, value, formula if one.closed else None, "number_bold", signed)
    yield made.cell("p", lift.p, role="issued", number='[<0.00005]"<0.0001";0.0000')
    answer = layout.words.text(f"sheet.answer.{'yes' if lift.significant else 'no'}")
    yield made.cell("significant", answer, role="grey_centre")
    yield made.cell("reduction", lift.reduction, role="issued", number="0%")
    number = naming.change(layout, one.effect.kpi)
    if one.arm is not None:
        yield made.cell("worth", one.effect.value, role="issued", number=exact)
    for name in ("total", "total_low", "total_high"):
        yield made.cell(name, getattr(one.effect, name), role="issued", number=number)


def _formulas(one: Contrast, lift: Lift, at: dict[str, str]) -> Iterator[tuple[str, tuple[Value, str]]]:
    """The working columns: means as compared, and how far each limit lies from its mean."""
    slope = lift.theta or 0.0
    known = _known(one, slope)
    for side, arm in zip(SIDES, known, strict=True):
        yield f"{side}mean_adjusted", (arm.mean, f"{at[side + 'mean']}-{at['theta']}*N({at[side + 'pre_mean']})")
    if lift.method == "newcombe":
        for side, arm in zip(SIDES, known, strict=True):
            yield from _wilson(arm, side, at)
        return
    parts, freedom, quantile = _variances(known), _freedom(known), _quantile(one, lift)
    first, second = (f"({at[side + 'down']}/{at['quantile']})^2" for side in SIDES)
    sizes = [f"({at[side + 'size']}-1)" for side in SIDES]
    degrees = f"({first}+{second})^2/({first}^2/{sizes[0]}+{second}^2/{sizes[1]})"
    yield "freedom", (freedom, f"IFERROR({degrees},0)")
    for side, part in zip(SIDES, parts, strict=True):
        spread = f"{at[side + 'squares']}-2*{at['theta']}*{at[side + 'pre_products']}"
        squares = f"({spread}+{at['theta']}^2*{at[side + 'pre_squares']})" if slope else at[side + "squares"]
        variance = f"{squares}/({at[side + 'size']}-1)/{at[side + 'size']}"
        yield f"{side}down", (quantile * math.sqrt(part), f"{at['quantile']}*SQRT({variance})/{at[side + 'per']}")
        yield f"{side}up", (quantile * math.sqrt(part), at[f"{side}down"])


def _wilson(arm: Arm, side: str, at: dict[str, str]) -> Iterator[tuple[str, tuple[Value, str]]]:
    """How far the Wilson limits lie from the rate: (centre ∓ half) ÷ (1 + z²/n)."""
    share, size, z = at[f"{side}mean"], at[f"{side}size"], at["quantile"]
    half = f"{z}*SQRT({share}*(1-{share})/{size}+({z}/{size}/2)^2)"
    low, high = wilson(arm)
    for name, sign, value in (("down", "-", arm.mean - low), ("up", "+", high - arm.mean)):
        limit = f"({share}+{z}^2/2/{size}{sign}{half})/(1+{z}^2/{size})"
        yield f"{side}{name}", (value, f"{share}-{limit}" if name == "down" else f"{limit}-{share}")


def _known(one: Contrast, slope: float) -> list[Arm]:
    """Both arms as they are compared, less what the pre-period foretold."""
    return [adjusted(arm, slope) if slope else arm for arm in (one.arm, one.control) if arm]


def _variances(known: list[Arm]) -> list[float]:
    """The squared standard error of each arm's mean."""
    return [arm.squares / (arm.size - 1) / arm.size / arm.per**2 for arm in known]


def _freedom(known: list[Arm]) -> float:
    """Satterthwaite's degrees of freedom; 0 where nothing spreads."""
    parts = _variances(known)
    squared = math.fsum(part**2 / (arm.size - 1) for part, arm in zip(parts, known, strict=True))
    return math.fsum(parts) ** 2 / squared if squared else 0.0


def _quantile(one: Contrast, lift: Lift) -> float:
    """How many standard errors the interval reaches: the normal's, or Student's by the degrees of freedom."""
    if lift.method == "newcombe":
        return NORMAL
    freedom = _freedom(_known(one, lift.theta or 0.0))
    return student_edge(freedom) if freedom else 0.0
