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
from nenrin.sheets.initiative_columns import ARM, AT, INPUTS, ISSUED, SIDES
from nenrin.sheets.layout import Layout, serial

_EXACT = "#,##0.0000##"
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


def line(layout: Layout, row: int, one: Contrast) -> Iterator[Cell]:
    """All cells of a row."""
    words, effect, lift = layout.words, one.effect, one.lift
    there = layout.cell("tree", layout.entry(effect.kpi).row, 0)
    yield Cell(row, AT["initiative"], naming.short(words.label(effect.label)), role="text_wrapped_bold")
    yield Cell(row, AT["kpi"], naming.label(layout, effect.kpi), role="pointer", link=there)
    yield Cell(row, AT["month"], serial(effect.month), role="grey_centre", number_format=formats.month(words))
    method = words.text(f"sheet.initiatives.methods.{lift.method}") if lift else "–"
    yield Cell(row, AT["method"], method, role="grey_centre")
    yield Cell(row, AT["arm"], one.arm.label if one.arm else lift.arm if lift else "–", role="text")
    notes = [*([effect.stopped] if effect.stopped else []), *effect.notes]
    yield Cell(row, AT["note"], "\n".join(map(words.say, notes)), role="text_wrapped")
    yield from _inputs(layout, row, one)
    if lift is not None:
        yield from _lift(layout, row, one, lift)


def _inputs(layout: Layout, row: int, one: Contrast) -> Iterator[Cell]:
    """What was counted of both arms, CUPED's slope and the quantile: to be changed; their copy as issued; the count."""
    values = {
        side + name: getattr(arm, name) for side, arm in zip(SIDES, (one.arm, one.control), strict=True) if arm
        for name in ARM
    }
    if one.lift is not None and one.closed:
        values |= {"theta": one.lift.theta or 0.0, "quantile": _quantile(one, one.lift)}
    exact = formats.plain(_EXACT, layout.words)
    for name in INPUTS:
        value = values.get(name)
        shown = None if value is None else float(value)
        number = "#,##0" if name.endswith("size") else exact
        yield Cell(row, AT[name], shown, role="input", number_format=number)
        yield Cell(row, AT[ISSUED + name], shown, role="issued", number_format=number)
    live, issued = (area((row, AT[before + INPUTS[0]]), (row, AT[before + INPUTS[-1]])) for before in ("", ISSUED))
    yield Cell(row, AT["changed"], 0.0, f"SUMPRODUCT(({live}<>{issued})*1)", "number_grey", '0;0;"–"')


def _lift(layout: Layout, row: int, one: Contrast, lift: Lift) -> Iterator[Cell]:
    """The difference and its interval, by formula where it is closed; what it is worth."""
    at, exact = {name: spot(row, column) for name, column in AT.items()}, formats.plain(_EXACT, layout.words)
    formulas = dict(_formulas(one, lift, at)) if one.closed else {}
    signed = formats.signed(_EXACT, layout.words)
    for name, (value, formula) in formulas.items():
        yield Cell(row, AT[name], value, formula, "number", exact)
    low = f"-SQRT({at['down']}^2+{at['control_up']}^2)"
    high = f"+SQRT({at['up']}^2+{at['control_down']}^2)"
    ends = {"difference": (lift.difference, f"{at['mean_adjusted']}-{at['control_mean_adjusted']}"),
            "low": (lift.low, f"{at['difference']}{low}"), "high": (lift.high, f"{at['difference']}{high}")}
    for name, (value, formula) in ends.items():
        yield Cell(row, AT[name], value, formula if one.closed else None, "number_bold", signed)
    yield Cell(row, AT["p"], lift.p, role="issued", number_format="0.0000")
    answer = layout.words.text(f"sheet.answer.{'yes' if lift.significant else 'no'}")
    yield Cell(row, AT["significant"], answer, role="grey_centre")
    yield Cell(row, AT["reduction"], lift.reduction, role="issued", number_format="0%")
    number = naming.change(layout, one.effect.kpi)
    if one.arm is not None:
        yield Cell(row, AT["worth"], one.effect.value, role="issued", number_format=exact)
    for name in ("total", "total_low", "total_high"):
        yield Cell(row, AT[name], getattr(one.effect, name), role="issued", number_format=number)


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
