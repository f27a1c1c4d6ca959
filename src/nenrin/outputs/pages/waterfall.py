"""Bars that hang from each other inside a table: places in percent of the cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nenrin.outputs.pages.context import Context, direction
from nenrin.outputs.pages.shapes import Number, Tone, tone

_FULL = 78.0
"""Percent of the cell up to which bars go; the rest is for a figure beside the longest."""
_CUT_BELOW = 0.45
_STUB = 9.0
"""Percent of the cell that the cut part of a total keeps."""


@dataclass(frozen=True)
class Fall:
    """One bar: ``left`` and ``wide`` in percent, its figure at ``label``, the line down to the next bar at ``link``."""

    number: Number
    tone: Tone
    left: float
    wide: float
    label: float
    leftward: bool
    link: float | None
    cut: bool


def fall(
    context: Context, values: Sequence[float], scopes: Sequence[str] = (), origin: str = "page.fall",
) -> tuple[Fall, ...]:
    """A total, its parts, and the total they lead to. The axis is cut, visibly, where the parts would not be seen.

    ``scopes``: where the JSON holds each of these numbers, empty where it does not: then it is named by its ``origin``.
    """
    last, both = len(values) - 1, zip(values, scopes or [""] * len(values), strict=True)
    numbers = [
        _number(context, value, scope, origin, total=at in (0, last)) for at, (value, scope) in enumerate(both)
    ]
    return hung(values, numbers)


def hung(values: Sequence[float], numbers: Sequence[Number], *, whole: bool = False) -> tuple[Fall, ...]:
    """The bars of ``values``, with the figures that belong to them; ``whole``: on an axis that is never cut."""
    ends = [values[0]]
    for part in values[1:-1]:
        ends.append(ends[-1] + part)
    ends.append(values[-1])
    low, span = _axis(ends, whole=whole)
    place = [_place(end, low, span) for end in ends]
    zero = _place(0.0, low, span) if low <= 0 else 0.0
    falls = []
    for at, number in enumerate(numbers):
        total = at in (0, len(values) - 1)
        start = zero if total else place[at - 1]
        link = place[at] if at < len(values) - 1 else None
        falls.append(_bar(number, start, place[at], link, total=total, cut=total and low > 0))
    return tuple(falls)


def _number(context: Context, value: float, scope: str, origin: str, *, total: bool) -> Number:
    report = context.report
    good: Tone = "" if total else tone(direction(report, report.root, value))
    figure = report.figure(report.root, value, "level" if total else "change")
    return context.number(figure, origin, *((scope,) if scope else ()), tone=good)


def _bar(number: Number, start: float, end: float, link: float | None, *, total: bool, cut: bool) -> Fall:
    left, wide = min(start, end), abs(end - start)
    # a falling bar's figure stands on its left unless the cell ends there
    leftward = not total and end < start and left > 12.0  # noqa: PLR2004 (percent that a figure needs)
    label = 100 - left if leftward else left + wide
    return Fall(number, number.tone, left, wide, label, leftward, link, cut)


def _axis(ends: Sequence[float], *, whole: bool = False) -> tuple[float, float]:
    """Lowest value drawn and the span; the lowest is above zero only where the axis is cut."""
    low, high = min(ends), max(ends)
    if low > 0 and not whole and (high - low) / high < _CUT_BELOW:
        room = (high - low) * 0.25 or high * 0.05
        return low - room, (high - low + room) or 1.0
    floor = min(0.0, low)
    return floor, max(high, 0.0) - floor or 1.0


def _place(value: float, low: float, span: float) -> float:
    """Percent of the cell; a cut axis begins behind the stub that every total keeps."""
    stub = _STUB if low > 0 else 0.0
    return stub + (value - low) / span * (_FULL - stub)
