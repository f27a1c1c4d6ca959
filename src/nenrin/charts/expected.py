"""What stands behind a line: its expected range, and where a new level begins."""

from __future__ import annotations

from collections.abc import Callable

from nenrin.charts.history import History, Line, runs
from nenrin.charts.mark import Outline, joined, polygon, polyline
from nenrin.charts.scale import Scale

Across = Callable[[int], float]
_ALONE = 3.0
"""Half the width that a single judged month is given so that it can be seen."""


def area(shown: History, across: Across, up: Scale) -> Outline:
    """The range wherever months could be judged."""
    return joined(_ribbon(shown, run, across, up) for run in runs(shown.low, shown.high))


def traced(line: Line, across: Across, up: Scale) -> Outline:
    """A line, interrupted where it has no number."""
    return joined(polyline([(across(place), up(line[place] or 0.0)) for place in run]) for run in runs(line))


def stepped(shown: History, across: Across, top: float, base: float) -> Outline:
    """A thin upright line before every month that begins a new level."""
    half = (across(1) - across(0)) / 2
    return joined(polyline([(across(place) - half, top), (across(place) - half, base)]) for place in shown.levels)


def _ribbon(shown: History, run: tuple[int, ...], across: Across, up: Scale) -> Outline:
    sides = (-_ALONE, _ALONE) if len(run) == 1 else (0.0,)
    upper = [(across(place) + side, up(shown.high[place] or 0.0)) for place in run for side in sides]
    lower = [(across(place) + side, up(shown.low[place] or 0.0)) for place in run for side in sides]
    return polygon([*upper, *reversed(lower)])
