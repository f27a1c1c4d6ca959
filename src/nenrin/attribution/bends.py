"""Where on its path a function bends: another part of a min, max or abs comes into use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from nenrin.formulas import Formula, Values
from nenrin.formulas.absolute import Absolute
from nenrin.formulas.extreme import Extreme

Sides: TypeAlias = tuple[int, ...]
"""Which part is in use, of every node that bends."""
_GRID = 64
_NARROWEST = 2.0**-50


def bending(formula: Formula) -> bool:
    """Whether it can bend at all."""
    return any(isinstance(node, Absolute | Extreme) for node in formula.node.walk())


def sides(formula: Formula, values: Values) -> Iterator[int]:
    """Of every abs whether it turns its part's sign (−1 or 1), of every min and max which part it is."""
    for node in formula.node.walk():
        try:
            if isinstance(node, Absolute):
                yield -1 if (node.part.evaluate(values) or 0.0) < 0 else 1
            elif isinstance(node, Extreme):
                found = [part.evaluate(values) or 0.0 for part in node.parts]
                yield found.index(node.choose(found))
        except ZeroDivisionError:
            yield -1    # inside a coalesce: the part is not in use


def bends(look: Callable[[float], Sides]) -> tuple[float, ...]:
    """The places strictly between 0 and 1 where what ``look`` sees changes, to 2⁻⁵⁰, ascending.

    What changes twice within 1/64 of the path is not seen; whoever integrates must still look at what is left over.
    """
    if not (first := look(0.0)):
        return ()
    places = [step / _GRID for step in range(1, _GRID + 1)]
    found: list[float] = []
    before = 0.0
    for place in places:
        here = look(place)
        found += _between(look, (before, first), (place, here))
        before, first = place, here
    return tuple(one for one in found if 0 < one < 1)


def _between(
    look: Callable[[float], Sides], left: tuple[float, Sides], right: tuple[float, Sides],
) -> Iterator[float]:
    """The changes between two places, by halving."""
    if left[1] == right[1]:
        return
    if right[0] - left[0] <= _NARROWEST:
        yield right[0]
        return
    place = (left[0] + right[0]) / 2
    middle = place, look(place)
    yield from _between(look, left, middle)
    yield from _between(look, middle, right)
