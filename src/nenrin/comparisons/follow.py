"""What follows from the planned values through formulas and splits, and whether they agree with one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from nenrin.comparisons.plan import Plan
from nenrin.comparisons.planned import Planned
from nenrin.formulas import Formula
from nenrin.formulas.coalesce import Coalesce
from nenrin.tree import Kpi, Tie, Tree
from nenrin.vocabulary import Month, Place, Problem


def follow(tree: Tree, written: Mapping[str, Mapping[Month, float]]) -> Plan:
    """The plan with every KPI that follows from the written ones, in the written months, earliest first.

    A KPI that is not written follows from its formula, or else from its split, as soon as all parts are planned.
    """
    series = {name: dict(values) for name, values in written.items()}
    plan, followed = Plan(series), dict[str, Formula]()
    for month in sorted({month for values in written.values() for month in values}):
        open_names = [name for name in tree.kpis if month not in series.get(name, {})]
        while found := {name: made for name in open_names if (made := _follows(plan, tree, name, month)) is not None}:
            for name, (value, formula) in found.items():
                series.setdefault(name, {})[month] = value
                followed.setdefault(name, formula)
            open_names = [name for name in open_names if name not in found]
    return Plan({name: series[name] for name in tree.kpis if name in series}, followed=followed)


def contradictions(
    tree: Tree, plan: Plan, places: Mapping[tuple[str, Month], Place], elsewhere: Callable[[], Place],
) -> Iterator[Problem]:
    """A problem for every written value that differs from what its parts give (to 1e-9, money to the cent)."""
    for name, values in plan.series.items():
        for month, value in sorted(values.items()):
            for key, formula in _readings(tree.kpis[name]):
                other = _value(plan, tree, formula, month)
                tie = Tie(month, value, value if other is None else other)
                if not tie.holds(tree.kpis[name].format.style):
                    told = tie.told(f"its {key} {formula.text!r} gives", tree.kpis[name].format.style)
                    place = places.get((name, month)) or elsewhere()
                    right = "correct it, or leave it or one of its parts out: what is not written follows from the rest"
                    yield Problem(place, f"the plan of {name!r} does not tie {told}", right)


def _follows(plan: Plan, tree: Tree, name: str, month: Month) -> tuple[float, Formula] | None:
    """The planned value and what it follows from."""
    values = ((_value(plan, tree, formula, month), formula) for _, formula in _readings(tree.kpis[name]))
    return next(((value, formula) for value, formula in values if value is not None), None)


def _readings(kpi: Kpi) -> Iterator[tuple[str, Formula]]:
    """What a KPI is made of: its definition first."""
    if kpi.formula is not None:
        yield "formula", kpi.formula
    if kpi.split is not None and kpi.split != kpi.formula:
        yield "split", kpi.split


def _value(plan: Plan, tree: Tree, formula: Formula, month: Month) -> float | None:
    """None where a part is not planned – coalesce must not fill in for it – or a divisor is 0."""
    planned = Planned(plan, tree, month)
    filled = any(isinstance(node, Coalesce) for node in formula.node.walk())
    if filled and any(planned.value(name, back) is None for name, back in formula.references()):
        return None
    try:
        return formula.evaluate(planned)
    except ZeroDivisionError:
        return None
