"""What every KPI is made of, as far as effects travel: upwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from nenrin.formulas import Formula
from nenrin.tree import Tree

Effects: TypeAlias = Mapping[str, Mapping[str, float]]
"""KPI → cause → what the cause added to it."""


def made_of(tree: Tree) -> dict[str, Formula]:
    """What each KPI is made of: its split, or its formula where it stands in nobody's split.

    Splits and definitions may run against each other; this choice cannot be circular, because a split never reads a KPI
    that only a formula makes.
    """
    splits = {name: kpi.split for name, kpi in tree.kpis.items() if kpi.split is not None}
    inside = {name for split in splits.values() for name, _ in split.references()}
    formulas = {
        name: kpi.formula
        for name, kpi in tree.kpis.items()
        if kpi.formula is not None and name not in splits and name not in inside
    }
    return splits | formulas


def touched(functions: Mapping[str, Formula], effects: Effects) -> tuple[str, ...]:
    """The KPIs with an effect and all that are made of them."""
    readers: dict[str, list[str]] = {}
    for kpi, function in functions.items():
        for name, back in function.references():
            if back == 0:
                readers.setdefault(name, []).append(kpi)
    found = dict.fromkeys(kpi for kpi, causes in effects.items() if causes)
    waiting = list(found)
    while waiting:
        new = [kpi for kpi in readers.get(waiting.pop(), []) if kpi not in found]
        found.update(dict.fromkeys(new))
        waiting.extend(new)
    return tuple(found)
