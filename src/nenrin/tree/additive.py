"""Which KPIs add up, over segments and over months."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from nenrin.formulas import Node
from nenrin.formulas.add import Add
from nenrin.formulas.divide import Divide
from nenrin.formulas.multiply import Multiply
from nenrin.formulas.name import Name
from nenrin.formulas.negative import Negative
from nenrin.formulas.number import Number
from nenrin.formulas.subtract import Subtract
from nenrin.tree.kpi import Kpi


def additive(kpis: Mapping[str, Kpi], counted: frozenset[str]) -> frozenset[str]:
    """``counted`` (sums and counts of rows) and every formula that only adds, subtracts or scales what adds up."""
    known: dict[str, bool] = dict.fromkeys(counted, True)

    def adds_up(name: str) -> bool:
        if name not in known:
            known[name] = False
            formula = kpis[name].formula if name in kpis else None
            known[name] = formula is not None and _adds_up(formula.node, adds_up)
        return known[name]

    return frozenset(name for name in kpis if adds_up(name))


def _adds_up(node: Node, name: Callable[[str], bool]) -> bool:
    """Linear, without a constant: f(x + y) = f(x) + f(y)."""
    if isinstance(node, Name):
        return name(node.name)
    if isinstance(node, Add | Subtract | Negative):
        return all(_adds_up(part, name) for part in node.parts)
    if isinstance(node, Multiply):
        factors = [part for part in node.parts if not isinstance(part, Number)]
        return len(factors) == 1 and _adds_up(factors[0], name)
    return isinstance(node, Divide) and isinstance(node.right, Number) and _adds_up(node.left, name)
