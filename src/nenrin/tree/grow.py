"""The tree grown: every KPI in every month, every segment, the year so far; what does not tie is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from nenrin.formulas.ytd import Ytd
from nenrin.measures import Measures
from nenrin.tree.additive import additive
from nenrin.tree.evaluated import Evaluated, evaluate
from nenrin.tree.kpi import Kpi
from nenrin.tree.nodes import nodes
from nenrin.tree.telling import others
from nenrin.tree.ties import untied
from nenrin.tree.tree import Tree
from nenrin.tree.year_to_date import year_to_date
from nenrin.vocabulary import Month, Problem, Problems


def grow(kpis: Mapping[str, Kpi], root: str, measures: Measures, year_starts: int = 1) -> Tree:
    """Grow the tree. Raises Problems: divisions by zero, splits and segments that do not tie, splits with ``ytd``.

    A segment's rate is recomputed from the segment's own parts; where a part is absent or a divisor 0 (a small segment
    may have no orders) the segment's value is absent.
    """
    evaluated = evaluate(kpis, _floats(measures.series), measures.months, year_starts)
    problems = [*_unsplittable(kpis), *_unreckonable(kpis, evaluated)]
    if problems:
        raise Problems(problems)
    tree = Tree(
        root=nodes(kpis, root), kpis=kpis, months=tuple(sorted(measures.months)),
        series={name: evaluated.series.get(name, {}) for name in kpis},
        segments={
            dimension: {
                segment: evaluate(kpis, _floats(series), measures.months, year_starts).series
                for segment, series in segments.items()
            }
            for dimension, segments in measures.segments.items()
        },
        year_to_date=year_to_date(kpis, _floats(measures.year_to_date)), year_starts=year_starts,
        additive=additive(kpis, measures.additive),
    )
    problems = list(untied(tree))
    if problems:
        raise Problems(problems)
    return tree


def _floats(series: Mapping[str, Mapping[Month, Decimal]]) -> dict[str, dict[Month, float]]:
    return {name: {month: float(value) for month, value in one.items()} for name, one in series.items()}


def _unsplittable(kpis: Mapping[str, Kpi]) -> Iterator[Problem]:
    for name, kpi in kpis.items():
        if kpi.split is not None and any(isinstance(node, Ytd) for node in kpi.split.node.walk()):
            wrong = f"the split of kpi {name!r} holds ytd(…), whose parts are not the same from month to month"
            yield Problem(kpi.place("split"), wrong, "make ytd(…) the formula of a KPI of its own")


def _unreckonable(kpis: Mapping[str, Kpi], evaluated: Evaluated) -> Iterator[Problem]:
    for name, kpi in kpis.items():
        place, text = kpi.place("formula"), kpi.formula.text if kpi.formula is not None else ""
        if divisors := evaluated.divided_by_zero.get(name):
            month, divisor = next(iter(divisors.items()))
            said = f"{divisor.words(str, 'en')} is 0{others(len(divisors) - 1)}"
            wrong = f"kpi {name!r} divides by zero in {month}: {said}"
            yield Problem(place, wrong, f"say what it is then: coalesce({text}, 0)")
        if months := evaluated.beyond_reckoning.get(name):
            yield Problem(place, f"kpi {name!r} is too large for a number in {months[0]}", "check its parts")
