"""Divisors of the splits: where one crosses zero on the way there is no straight way, and no bridge to check."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from nenrin.attribution.of_formula import Given
from nenrin.formulas import Divide, Formula, Node, Reference
from nenrin.formulas.avg import Avg
from nenrin.formulas.prev import Prev

Spelled = Callable[[str, int], str]


def divisors(split: Formula) -> tuple[Node, ...]:
    """What a split divides by, as far as it stands in the month itself."""
    return tuple(_divisors(split.node))


def crosses(split: Formula, start: Spelled, end: Spelled) -> str | None:
    """A formula that is 1 where a divisor is zero or changes its sign between both ends; None without a divisor."""
    products = [f"({one.excel(start)})*({one.excel(end)})" for one in divisors(split)]
    if not products:
        return None
    least = products[0] if len(products) == 1 else f"MIN({','.join(products)})"
    return f"IFERROR(IF({least}<=0,1,0),0)"


def crossed(split: Formula, begins: Mapping[Reference, float], ends: Mapping[Reference, float]) -> bool:
    """The same by the engine's numbers; False where one is absent."""
    for one in divisors(split):
        try:
            first, last = one.evaluate(Given(dict(begins))), one.evaluate(Given(dict(ends)))
        except ZeroDivisionError:
            return False
        if first is None or last is None:
            return False
        if first * last <= 0:
            return True
    return False


def _divisors(node: Node) -> Iterator[Node]:
    if isinstance(node, Prev | Avg):
        return
    if isinstance(node, Divide):
        yield node.right
    for part in node.parts:
        yield from _divisors(part)
