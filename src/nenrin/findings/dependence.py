"""Which sources, in which months, a KPI rests on."""

from __future__ import annotations

from typing import TypeAlias

from nenrin.tree import Tree

Rest: TypeAlias = tuple[str, int]
"""A source and how many months back it is read."""


def rests_on(tree: Tree, kpi: str) -> tuple[Rest, ...]:
    """Every (source, months back) that the KPI's definition reads, the month itself first.

    Customers are new, retained, reactivated or churned against the month before: it is read too.
    """
    found: dict[Rest, None] = {}
    waiting, done = [(kpi, 0)], set[tuple[str, int]]()
    while waiting:
        name, back = waiting.pop()
        if (name, back) in done or name not in tree.kpis:
            continue
        done.add((name, back))
        spec = tree.kpis[name]
        if spec.measure is not None:
            found[spec.measure.source, back] = None
            if spec.measure.customers is not None:
                found[spec.measure.source, back + 1] = None
        elif spec.formula is not None:
            waiting += [(part, back + further) for part, further in spec.formula.references()]
    return tuple(sorted(found, key=lambda rest: (rest[1], rest[0])))
