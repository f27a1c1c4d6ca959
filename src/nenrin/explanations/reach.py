"""How far an effect on one KPI reaches: what it does to every KPI above it, exactly."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from nenrin.attribution.bends import Sides, bending, bends, sides
from nenrin.expectations import Moment
from nenrin.explanations.made_of import Effects, made_of, touched
from nenrin.explanations.places import Places, between
from nenrin.formulas import Formula
from nenrin.tree import Tree
from nenrin.vocabulary import Month

_PROOF = 1e-9


def reach(tree: Tree, month: Month, effects: Effects) -> dict[str, dict[str, float | None]]:
    """KPI → cause → how much one unit of the cause's effect moves the KPI; only KPIs that some cause touches.

    Effects act upwards only: through the splits to every ancestor, and through their formulas to KPIs beside the tree;
    the children of a KPI with an effect stay untouched, and so does last month's value of it (``prev``). All effects
    grow together from nothing to what they are (Aumann–Shapley on the straight path), so that effect × reach, summed
    over the causes, is exactly f(actual) − f(actual without the effects). None where that cannot be had: an absent
    value, a divisor that is or passes 0. The path is taken in pieces between the bends of min, max and abs.
    """
    functions = made_of(tree)
    found = touched(functions, effects)
    bent = [kpi for kpi in found if kpi in functions and bending(functions[kpi])]

    def look(place: float) -> Sides:
        path = _Path(tree, month, effects, functions, found, Places((place,), (1.0,)))
        moved = {kpi: values[0] for kpi in found if (values := path.along(kpi).values) is not None}
        return tuple(side for kpi in bent for side in sides(functions[kpi], Moment(tree, month, moved)))

    places = between(bends(look) if bent else ())
    path = _Path(tree, month, effects, functions, found, places)
    return {kpi: {cause: places.mean(slope) for cause, slope in path.along(kpi).slopes.items()} for kpi in found}


@dataclass(frozen=True)
class _Along:
    """A KPI along the path: its values at the points (None: unknown), and its slope by every cause."""

    values: tuple[float, ...] | None
    slopes: Mapping[str, tuple[float, ...] | None] = field(default_factory=dict)


@dataclass(frozen=True)
class _Path:
    """The straight path from the month without the effects to the month as it was."""

    tree: Tree
    month: Month
    effects: Effects
    functions: Mapping[str, Formula]
    touched: tuple[str, ...]
    places: Places
    known: dict[str, _Along] = field(default_factory=dict)

    def along(self, kpi: str) -> _Along:
        """One KPI along the path."""
        if kpi not in self.known:
            self.known[kpi] = self._with_own_effects(kpi, self._without_own_effects(kpi))
        return self.known[kpi]

    def _without_own_effects(self, kpi: str) -> _Along:
        """As what it is made of moves it."""
        function = self.functions.get(kpi)
        names = [name for name, back in function.references() if back == 0] if function else []
        inputs = {name: self.along(name) for name in names if name in self.touched}
        if function is not None and inputs:
            return self._combined(function, inputs)
        actual = self.tree.value(kpi, self.month)
        return _Along(None if actual is None else (actual,) * len(self.places.points))

    def _with_own_effects(self, kpi: str, below: _Along) -> _Along:
        """Less its own effects at the beginning of the path."""
        own = self.effects.get(kpi, {})
        total = math.fsum(own.values())
        values = below.values and tuple(
            value - (1 - point) * total for value, point in zip(below.values, self.places.points, strict=True)
        )
        return _Along(values, {**below.slopes, **dict.fromkeys(own, (1.0,) * len(self.places.points))})

    def _combined(self, function: Formula, inputs: Mapping[str, _Along]) -> _Along:
        """The function's value and slopes at every point, or nothing known where one fails."""
        causes = dict.fromkeys(cause for one in inputs.values() for cause in one.slopes)
        values: list[float] = []
        slopes: dict[str, list[float]] = {cause: [] for cause in causes}
        for index in range(len(self.places.points)):
            moved = {name: one.values[index] for name, one in inputs.items() if one.values is not None}
            point = Moment(self.tree, self.month, moved)
            try:
                value = function.evaluate(point) if len(moved) == len(inputs) else None
                gradient = function.derive(point) if value is not None else {}
            except ZeroDivisionError:
                value, gradient = None, {}
            if value is None:
                return _Along(None, dict.fromkeys(causes))
            values.append(value)
            for cause in causes:
                slopes[cause].append(_chain(gradient, inputs, cause, index))
        if not self._proved(values, slopes):
            return _Along(None, dict.fromkeys(causes))
        return _Along(tuple(values), {cause: tuple(slope) for cause, slope in slopes.items()})

    def _proved(self, values: list[float], slopes: Mapping[str, list[float]]) -> bool:
        """Whether the slopes, integrated, are the difference of the ends: they are not where a divisor passes 0.

        A single place has no ends and proves nothing.
        """
        if len(values) == 1:
            return True
        amounts = {cause: amount for own in self.effects.values() for cause, amount in own.items()}
        total = math.fsum(amounts[cause] * (self.places.mean(tuple(slope)) or 0.0) for cause, slope in slopes.items())
        steepest = math.fsum(abs(amounts[cause]) * max(map(abs, slope)) for cause, slope in slopes.items())
        return abs(values[-1] - values[0] - total) <= _PROOF * max(*map(abs, values), steepest)


def _chain(
    gradient: Mapping[tuple[str, int], float], inputs: Mapping[str, _Along], cause: str, index: int,
) -> float:
    """The chain rule: through every input that the cause moves."""
    total = 0.0
    for name, one in inputs.items():
        slope = one.slopes.get(cause)
        if slope is not None:
            total += gradient.get((name, 0), 0.0) * slope[index]
    return total
