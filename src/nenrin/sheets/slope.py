"""The partial derivative of a split, spelled as a spreadsheet formula: the multiplier from a child to its parent."""

from __future__ import annotations

from functools import reduce
from typing import NamedTuple

from nenrin.formulas import Cell, Divide, Formula, Node, Reference
from nenrin.formulas.absolute import Absolute
from nenrin.formulas.add import Add
from nenrin.formulas.avg import Avg
from nenrin.formulas.coalesce import Coalesce
from nenrin.formulas.extreme import Extreme
from nenrin.formulas.multiply import Multiply
from nenrin.formulas.name import Name
from nenrin.formulas.negative import Negative
from nenrin.formulas.prev import Prev
from nenrin.formulas.subtract import Subtract

_SUM, _PRODUCT, _ATOM = 1, 2, 3


class Term(NamedTuple):
    """A spelled expression and how tightly it holds together (sum 1, product 2, atom 3)."""

    text: str
    rank: int = _ATOM

    def within(self, rank: int) -> str:
        """Its text, in brackets where it stands inside something tighter."""
        return self.text if self.rank >= rank else f"({self.text})"


_NOTHING, _ONE = Term("0"), Term("1")


def slope(split: Formula, reference: Reference, cell: Cell) -> Term:
    """∂split/∂reference; ``cell`` gives the address of every part. Holds ``ytd`` never: a split may not."""
    return _of(split.node, reference, cell, 0)


def times(one: Term, other: Term) -> Term:
    """Their product; nothing and one are not written."""
    if _NOTHING in (one, other):
        return _NOTHING
    if _ONE in (one, other):
        return other if one == _ONE else one
    return Term(f"{one.within(_PRODUCT)}*{other.within(_PRODUCT)}", _PRODUCT)


def _of(node: Node, reference: Reference, cell: Cell, back: int) -> Term:
    """The slope of a node that is read ``back`` months before."""
    if isinstance(node, Name):
        return _ONE if (node.name, back) == reference else _NOTHING
    if isinstance(node, Prev):
        return _of(node.part, reference, cell, back + node.months)
    if isinstance(node, Avg):
        months = [_of(node.part, reference, cell, back + step) for step in range(node.months)]
        return _over(reduce(_plus, months), Term(str(node.months)))
    slopes = [_of(part, reference, cell, back) for part in node.parts]
    if all(one == _NOTHING for one in slopes):
        return _NOTHING
    if isinstance(node, Add | Subtract | Negative):
        return _linear(node, slopes)
    parts = [_spelled(part, cell, back) for part in node.parts]
    return _product(node, *slopes, *parts) if isinstance(node, Multiply | Divide) else _chosen(node, slopes, parts)


def _linear(node: Node, slopes: list[Term]) -> Term:
    if isinstance(node, Add):
        return _plus(*slopes)
    return _minus(*slopes) if isinstance(node, Subtract) else _minus(_NOTHING, *slopes)


def _product(node: Node, by_left: Term, by_right: Term, left: Term, right: Term) -> Term:
    """The product rule, or the quotient's: a'b + ab', a'/b − ab'/b²."""
    if isinstance(node, Multiply):
        return _plus(times(by_left, right), times(left, by_right))
    return _minus(_over(by_left, right), _over(times(left, by_right), Term(f"{right.within(_ATOM)}^2", _ATOM)))


def _chosen(node: Node, slopes: list[Term], parts: list[Term]) -> Term:
    """Only the part in use counts: the sign of abs, the extreme of min and max, the first there is of coalesce."""
    if isinstance(node, Absolute):
        return times(Term(f"SIGN({parts[0].text})"), slopes[0])
    if isinstance(node, Extreme):
        extreme = f"{node.function}({','.join(part.text for part in parts)})"
        hits = [f"({part.text}={extreme})" for part in parts]
        summed = reduce(_plus, (times(Term(hit), one) for hit, one in zip(hits, slopes, strict=True)))
        return _over(summed, Term("+".join(hits), _SUM))
    if isinstance(node, Coalesce):
        found = slopes[-1]
        for part, one in zip(reversed(parts[:-1]), reversed(slopes[:-1]), strict=True):
            found = Term(f"IF(ISERROR({part.text}+0),{found.text},{one.text})")
        return found
    raise TypeError(f"{type(node).__name__} has no slope in a spreadsheet")


def _spelled(part: Node, cell: Cell, back: int) -> Term:
    """A part's own value, read ``back`` months before."""
    text = part.excel(lambda name, more: cell(name, back + more))
    return Term(text, min(int(part.binding) - 4, _ATOM))


def _plus(one: Term, other: Term) -> Term:
    if _NOTHING in (one, other):
        return other if one == _NOTHING else one
    return Term(f"{one.text}+{other.text}", _SUM)


def _minus(one: Term, other: Term) -> Term:
    if other == _NOTHING:
        return one
    return Term(f"{'' if one == _NOTHING else one.text}-{other.within(_PRODUCT)}", _SUM)


def _over(one: Term, other: Term) -> Term:
    return one if one == _NOTHING else Term(f"{one.within(_PRODUCT)}/{other.within(_ATOM)}", _PRODUCT)
