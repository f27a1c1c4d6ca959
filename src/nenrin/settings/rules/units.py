"""Only like is added to like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from nenrin.formulas import Node
from nenrin.formulas.add import Add
from nenrin.formulas.divide import Divide
from nenrin.formulas.multiply import Multiply
from nenrin.formulas.name import Name
from nenrin.formulas.number import Number
from nenrin.formulas.subtract import Subtract
from nenrin.settings.subject import Subject
from nenrin.tree import Kpi
from nenrin.vocabulary import Label, Place, Problem, Style


@dataclass(frozen=True)
class Unit:
    """What a number counts: its style, its unit's label, and the words it is spoken of with. None: anything."""

    style: Style | None = None
    label: Label | None = None
    words: str = ""


def units(subject: Subject) -> Iterator[Problem]:
    """Sums of different styles are problems; sums of different unit labels, and a sum shown otherwise, warnings."""
    known = {name: kpi for name, kpi in subject.settings.kpis.items() if not subject.doubtful("kpis", name, "format")}
    for name, kpi, key, formula in subject.formulas():
        found: list[Problem] = []
        unit = _unit(formula.node, known, kpi.place(key), found)
        yield from dict.fromkeys(found)
        clear = isinstance(formula.node, Add | Subtract | Name) and not found
        if clear and name in known and unit.style not in {None, kpi.format.style}:
            wrong = f"KPI {name!r} is shown as {kpi.format.style}, but its {key} is {unit.style}"
            yield Problem(kpi.place(key), wrong, f"say  format: {{style: {unit.style}}}", warning=True)


def _unit(node: Node, kpis: Mapping[str, Kpi], place: Place, found: list[Problem]) -> Unit:
    parts = [_unit(part, kpis, place, found) for part in node.parts]
    if isinstance(node, Name):
        kpi = kpis.get(node.name)
        return Unit() if kpi is None else Unit(kpi.format.style, kpi.format.unit, repr(node.name))
    if isinstance(node, Number):
        return Unit()
    if isinstance(node, Multiply | Divide):
        return _scaled(node, *parts)
    for one, other in pairwise(parts):
        found.extend(_misfit(one, other, place))
    return next((part for part in parts if part.style is not None), Unit())


def _scaled(node: Node, left: Unit, right: Unit) -> Unit:
    """Money times or over a plain number or a rate is money; money over money, a count over a count can be anything."""
    money = [part.style == "currency" for part in (left, right)]
    if money == [True, False] or (money == [False, True] and isinstance(node, Multiply)):
        return Unit("currency", None, "the product" if isinstance(node, Multiply) else "the quotient")
    return Unit()


def _misfit(one: Unit, other: Unit, place: Place) -> Iterator[Problem]:
    if one.style is None or other.style is None:
        return
    if one.style != other.style:
        wrong = f"the units do not fit: {one.words} is {one.style}, {other.words} is {other.style}"
        yield Problem(place, wrong, "add like to like, or mend the style in  format:")
    elif one.label is not None and other.label is not None and one.label != other.label:
        words = [f"{part.words} counts {part.label.text('en')}" for part in (one, other) if part.label is not None]
        yield Problem(place, f"different units are added: {', '.join(words)}", "check that this is meant", warning=True)
