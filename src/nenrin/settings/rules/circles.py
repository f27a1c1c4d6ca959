"""Neither the definitions nor the splits may run in a circle."""

from __future__ import annotations

import graphlib
from collections.abc import Iterator

from nenrin.formulas import Formula
from nenrin.settings.subject import Subject
from nenrin.vocabulary import Problem


def circles(subject: Subject) -> Iterator[Problem]:
    """Each of the two graphs for itself: one may run against the other. What lies months back is no circle."""
    kpis = subject.settings.kpis
    for key, what in (("formula", "definition"), ("split", "split")):
        formulas = {name: formula for name, _, part, formula in subject.formulas() if part == key}
        graph = {name: _reads(formulas.get(name)) for name in kpis}
        for circle in _circles(graph):
            told = " -> ".join((*circle, circle[0]))
            right = "break it; prev(…) reads the month before and makes none"
            yield Problem(kpis[circle[0]].place(key), f"a circular {what}: {told}", right)


def _reads(formula: Formula | None) -> dict[str, None]:
    references = formula.references() if formula is not None else ()
    return {name: None for name, back in references if back == 0}


def _circles(graph: dict[str, dict[str, None]]) -> Iterator[tuple[str, ...]]:
    """Every circle is broken at its first edge and the search begins again, until none is left."""
    order = {name: number for number, name in enumerate(graph)}
    while True:
        try:
            graphlib.TopologicalSorter(graph).prepare()
        except graphlib.CycleError as error:
            ring = list(reversed(error.args[1][1:]))
            start = min(range(len(ring)), key=lambda position: order.get(ring[position], len(order)))
            circle = (*ring[start:], *ring[:start])
            yield circle
            del graph[circle[0]][circle[1 % len(circle)]]
        else:
            return
