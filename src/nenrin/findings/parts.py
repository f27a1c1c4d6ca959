"""A KPI cut into parts: by every dimension that knows it, and crossed where the rows were counted crossed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from nenrin.explanations import adds_up
from nenrin.findings.inquiry import Inquiry
from nenrin.formulas import Divide, Node
from nenrin.formulas.add import Add
from nenrin.formulas.coalesce import Coalesce
from nenrin.formulas.name import Name
from nenrin.formulas.negative import Negative
from nenrin.formulas.prev import Prev
from nenrin.formulas.subtract import Subtract
from nenrin.tree import Kpi, Tree
from nenrin.tree.evaluated import evaluate
from nenrin.vocabulary import Month

Segments: TypeAlias = tuple[str, ...]
Series: TypeAlias = Mapping[str, Mapping[Month, float]]

_LINEAR = (Name, Prev, Add, Subtract, Negative)


@dataclass(frozen=True)
class Parts:
    """``series``: by the part's segment in each of ``dimensions``, every KPI that was asked for."""

    dimensions: tuple[str, ...]
    series: Mapping[Segments, Series]

def adds(tree: Tree, kpi: str) -> bool:
    """Whether the KPI of a whole is the sum of its parts'."""
    return kpi in tree.additive or (kpi in tree.kpis and adds_up(tree.kpis[kpi]))


def quotient(tree: Tree, kpi: str) -> Divide | None:
    """The division by which a rate of two parts that add up is reckoned; None for any other KPI."""
    formula = tree.kpis[kpi].formula
    if formula is None:
        return None
    node = formula.node.parts[0] if isinstance(formula.node, Coalesce) else formula.node
    if not isinstance(node, Divide) or not all(adds(tree, name) for name, _ in node.references()):
        return None
    return node if all(_linear(part) for part in node.parts) else None


def cuts(inquiry: Inquiry, kpis: Sequence[str]) -> Iterator[Parts]:
    """Every way in which all of ``kpis`` can be cut together: the crossed dimensions as one, each other by itself."""
    single = {parts.dimensions[0]: parts for parts in single_cuts(inquiry, kpis)}
    together = tuple(one for one in inquiry.measured.crossing if one in single)
    combinations = _crossed(inquiry, kpis, together) if len(together) > 1 else {}
    if combinations:
        yield Parts(together, combinations)
    yield from (parts for one, parts in single.items() if not combinations or one not in together)


def single_cuts(inquiry: Inquiry, kpis: Sequence[str]) -> Iterator[Parts]:
    """Every dimension by itself; those with fewer than two segments say nothing and are passed over."""
    for dimension, segments in inquiry.tree.segments.items():
        known: dict[Segments, Series] = {
            (name,): series for name, series in segments.items()
            if all(kpi in series for kpi in kpis) and _begun(series, inquiry.month)
        }
        if len(known) > 1:
            yield Parts((dimension,), known)


def _crossed(inquiry: Inquiry, kpis: Sequence[str], dimensions: Sequence[str]) -> dict[Segments, Series]:
    """Every combination that was counted, formulas reckoned from its own parts."""
    tree, measured = inquiry.tree, inquiry.measured
    places = [measured.crossing.index(one) for one in dimensions]
    needed = _below(tree, kpis)
    counted = [name for name in needed if tree.kpis[name].measure is not None]
    found: dict[Segments, Series] = {}
    for key, series in measured.crossed.items():
        segments = tuple(key[place] for place in places)
        if all(segments) and all(name in series for name in counted) and _begun(series, inquiry.month):
            own = {name: {month: float(value) for month, value in series[name].items()} for name in counted}
            found[segments] = evaluate(needed, own, tree.months, tree.year_starts).series
    return found


def _below(tree: Tree, kpis: Sequence[str]) -> dict[str, Kpi]:
    """The KPIs and, down to what is counted, all that their formulas read."""
    found, waiting = dict[str, Kpi](), list(kpis)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = tree.kpis[name]
            formula = tree.kpis[name].formula
            waiting += [part for part, _ in formula.references()] if formula is not None else []
    return found


def _begun(series: Mapping[str, Mapping[Month, float | Decimal]], month: Month) -> bool:
    """Whether anything was ever counted of a part: one that begins after ``month`` was none of its parts."""
    return any(value and when <= month for line in series.values() for when, value in line.items())


def _linear(node: Node) -> bool:
    """Whether it only adds and subtracts: the node of a whole is the sum of its parts'."""
    return all(isinstance(one, _LINEAR) for one in node.walk())
