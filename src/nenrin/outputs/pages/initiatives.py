"""What the initiatives did, measured against those who were left out of them; a reading that was stopped says why."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from nenrin.effects import Arm, Effect, Lift
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.marked import named
from nenrin.outputs.pages.shapes import Number, Tone
from nenrin.vocabulary import Figure, Format

_RATE = Format(style="percent", digits=2)


@dataclass(frozen=True)
class Row:
    """One treated arm: sizes of both groups, the difference of their means and its interval."""

    name: Markup
    arm: Markup
    size: Number
    control: Number
    lift: Number
    low: Number
    high: Number
    verdict: str


@dataclass(frozen=True)
class Initiative:
    """One initiative; ``total`` says what it was worth in its KPI; ``stopped`` why it was not read."""

    name: Markup
    rows: tuple[Row, ...]
    total: Markup
    stopped: Markup
    notes: tuple[Markup, ...]


def initiatives(context: Context) -> tuple[Initiative, ...]:
    """In the order of the register."""
    return tuple(_initiative(context, effect, place) for place, effect in enumerate(context.report.effects))


def _initiative(context: Context, effect: Effect, place: int) -> Initiative:
    path = f"effects.{place}"
    return Initiative(
        named(context.words.label(effect.label)),
        tuple(_row(context, effect, lift, f"{path}.lifts.{at}", path) for at, lift in enumerate(effect.lifts)),
        _total(context, effect, path),
        context.write(effect.stopped, path) if effect.stopped else Markup(""),
        tuple(context.write(note, path) for note in effect.notes) if context.edition == "working" else (),
    )


def _row(context: Context, effect: Effect, lift: Lift, path: str, above: str) -> Row:
    control = next((arm for arm in effect.arms if arm.control), None)
    treated = next((arm for arm in effect.arms if arm.label == lift.arm), None)
    points = context.text("points_short") if effect.outcome == "rate" else ""
    good: Tone = ("good" if lift.difference > 0 else "bad") if lift.significant else "mute"
    shown = {
        name: context.number(_difference(context, effect, getattr(lift, name), f"{path}.{name}"), "", unit=points)
        for name in ("difference", "low", "high")
    }
    key = "lift_shown" if lift.significant else "lift_not_shown"
    return Row(
        named(context.words.label(effect.label)), _arm(context, effect, lift.arm),
        _size(context, effect, treated, above),
        _size(context, effect, control, above), replace(shown["difference"], tone=good), shown["low"], shown["high"],
        context.text(key),
    )


def _arm(context: Context, effect: Effect, name: str) -> Markup:
    """A group, as people call it."""
    return named(context.words.label(context.report.arm(effect.cause, name)))


def _size(context: Context, effect: Effect, arm: Arm | None, path: str) -> Number:
    if arm is None:
        return Number("")
    figure = Figure(float(arm.size), "count", id=f"{path}.arms.{effect.arms.index(arm)}.size")
    return context.number(figure, "")


def _difference(context: Context, effect: Effect, value: float, path: str) -> Figure:
    """A rate differs in points; a mean, or a series against a control series, in the KPI's unit."""
    report = context.report
    if effect.outcome == "rate" or effect.kpi not in report.tree.kpis:
        return Figure(value, "change", _RATE if effect.outcome == "rate" else Format(digits=2), id=path)
    plain = report.kpi(effect.kpi).format.model_copy(update={"scale": "one"})
    return Figure(value, "change", plain, report.brief.currency, id=path)


def _total(context: Context, effect: Effect, path: str) -> Markup:
    """What it was worth, as a range."""
    report = context.report
    if effect.total is None or effect.kpi not in report.tree.kpis:
        return Markup("")
    amounts = {
        name: replace(report.figure(effect.kpi, getattr(effect, name), "change"), id=f"{path}.{name}")
        for name in ("total", "total_low", "total_high")
    }
    return context.told("effect_total", path, kpi=report.label(effect.kpi), **amounts)
